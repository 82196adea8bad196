#!/usr/bin/python3
"""molden/*.molden: occupied orbitals of HF as Psi4 writes them, spherical with g functions and Cartesian with f."""

import os
import sys
import tempfile

sys.path.insert(0, "/usr/lib/x86_64-linux-gnu")
from paths import ORACLE, number, write

target = ORACLE / "molden"
target.mkdir(parents=True, exist_ok=True)
os.chdir(tempfile.mkdtemp())
import psi4

COMMENTS = """\
What Psi4 1.3.2 says of the Hartree-Fock orbitals in these files: HF molecule, cc-pVQZ, spherical and Cartesian.
Made by scripts/oracles/molden_files.py.

FILE,ONE_ELECTRON,DIPOLE_X,DIPOLE_Y,DIPOLE_Z   one-electron energy in hartree, dipole moment in debye""".splitlines()

psi4.core.be_quiet()
lines = []
for kind, spherical in [("spherical", True), ("cartesian", False)]:
    psi4.core.clean()
    psi4.geometry("0 1\nF 0.1 0.2 0.3\nH 0.5 -0.4 0.8\nsymmetry c1\nno_com\nno_reorient")
    psi4.set_options({"basis": "cc-pvqz", "puream": spherical, "scf_type": "direct", "molden_with_virtual": False,
                      "df_scf_guess": False, "e_convergence": 1e-11, "d_convergence": 1e-10})
    energy, wfn = psi4.energy("hf", return_wfn=True)
    psi4.molden(wfn, str(target / f"hf_{kind}.molden"))
    figures = [wfn.variable("ONE-ELECTRON ENERGY")] + [psi4.core.variable(f"SCF DIPOLE {axis}") for axis in "XYZ"]
    lines.append(",".join([f"hf_{kind}.molden"] + [number(x) for x in figures]))
write(target / "psi4.csv", COMMENTS, lines)
