#!/usr/bin/python3
"""psi4_fitted.csv: energies of some rows of psi4_scf.csv with Coulomb fitted in def2-universal-jfit, from Debian's Psi4.

Its name there is def2-qzvpp-jfit. The same settings as psi4_scf.py but scf_type df. A minute or two.
"""

import psi4_scf
from paths import ORACLE, write

ROWS = """
h2o pbe def2-SVP; h2o pbe def2-TZVP; n2 pbe def2-TZVP; hcl pbe def2-TZVP; nh2 lda def2-SVP; nh2 pbe def2-TZVP
co2 lda def2-SVP; bh3 pbe def2-SVP
"""

COMMENTS = """\
Energies of rows of psi4_scf.csv with the Coulomb energy fitted in def2-universal-jfit (Psi4 1.3.2, Debian; scf_type df,
df_basis_scf def2-qzvpp-jfit, else as there). Made by scripts/oracles/psi4_fitted.py. hartree""".splitlines()

if __name__ == "__main__":
    psi4_scf.OPTIONS.update({"scf_type": "df", "df_basis_scf": "def2-qzvpp-jfit"})
    lines = ["id,energy"]
    for row in ROWS.replace("\n", ";").split(";"):
        if row.strip():
            result = psi4_scf.solve(*row.split())
            lines.append(f"{result['id']},{result['energy']:.10f}")
    write(ORACLE / "psi4_fitted.csv", COMMENTS, lines)
