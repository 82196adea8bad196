#!/usr/bin/python3
"""psi4_exchange.csv: Hartree-Fock, hybrid and range-separated energies from Debian's Psi4, exact and fitted.

Some minutes on one core.
"""

import sys

sys.path.insert(0, "/usr/lib/x86_64-linux-gnu")
import numpy as np
import psi4
import psi4_scf
from paths import ORACLE, write

OMEGA = 0.3

# Hybrids of one semi-local formula, so that nothing but exchange is new: the part on the grid, the fractions of exchange
# with 1/r and with erf(w r)/r, w; then Psi4's dictionary.
FUNCTIONALS = {
    "hf": ("", 1, 0, 0, "hf"),
    "pbe0": ("0.75*gga_x_pbe+gga_c_pbe", 0.25, 0, 0, {
        "name": "rung_pbe0", "x_functionals": {"GGA_X_PBE": {"alpha": 0.75}}, "x_hf": {"alpha": 0.25},
        "c_functionals": {"GGA_C_PBE": {}}}),
    "lrc": ("0.6*gga_x_pbe+gga_c_pbe", 0.2, 0.3, 0.4, {
        "name": "rung_lrc", "x_functionals": {"GGA_X_PBE": {"alpha": 0.6}},
        "x_hf": {"alpha": 0.2, "beta": 0.3, "omega": 0.4}, "c_functionals": {"GGA_C_PBE": {}}}),
}

ROWS = """
h2o hf def2-SVP; h2o hf 6-31G*; n2 hf def2-TZVP; hcl hf def2-SVP; lih hf def2-TZVP; f- hf def2-SVP; nh3 hf def2-SVP
co2 hf def2-SVP; ch4 hf 6-31G*; c2h4 hf def2-SVP; nh2 hf def2-SVP; nh2 hf def2-TZVP; ch3 hf def2-SVP; o2 hf def2-SVP
li hf def2-TZVP; n hf def2-SVP; ch2 hf def2-SVP; h2o+ hf 6-31G*; h hf def2-TZVP
h2o pbe0 def2-SVP; nh2 pbe0 def2-SVP; n2 pbe0 def2-SVP; o2 pbe0 def2-SVP
h2o lrc def2-SVP; nh2 lrc def2-SVP; nh3 lrc 6-31G*
"""


def solve(name, functional, basis, fitted):
    charge, spin, _ = psi4_scf.SYSTEMS[name]
    atoms = psi4_scf.geometry(name)
    text = "".join(f"{s} {r[0]:.8f} {r[1]:.8f} {r[2]:.8f}\n" for s, r in atoms)
    hf = functional == "hf"
    reference = ("uhf" if spin else "rhf") if hf else ("uks" if spin else "rks")
    options = {**psi4_scf.OPTIONS, "basis": basis, "reference": reference, "e_convergence": 1e-11, "d_convergence": 1e-9}
    if fitted:
        options.update({"scf_type": "df", "df_basis_scf": "def2-qzvpp-jkfit"})
    best = None
    for guess in psi4_scf.GUESSES["open" if spin else "singlet"]:
        psi4.core.clean()
        psi4.core.clean_options()
        molecule = psi4.geometry(f"{charge} {spin + 1}\n{text}units bohr\nno_com\nno_reorient\nsymmetry c1\n")
        psi4.set_options({**options, "guess": guess})
        keywords = {} if hf else {"dft_functional": FUNCTIONALS[functional][-1]}
        try:
            energy, wfn = psi4.energy("hf" if hf else "scf", molecule=molecule, return_wfn=True, **keywords)
        except psi4.SCFConvergenceError:
            continue
        if best is None or energy < best[0] - 1e-9:
            best = (energy, wfn, molecule)
    return best


def figures(energy, wfn, molecule, integrals=True):
    mints = psi4.core.MintsHelper(wfn.basisset())
    da, db, s = wfn.Da().np, wfn.Db().np, mints.ao_overlap().np
    na, nb = wfn.nalpha(), wfn.nbeta()
    s2 = (na - nb) / 2 * ((na - nb) / 2 + 1) + nb - float(np.trace(da @ s @ db @ s))
    result = {"s_squared": f"{s2:.8f}", "homo_alpha": f"{wfn.epsilon_a().np[na - 1]:.7f}", "exchange": "", "erf_exchange": ""}
    if integrals and s.shape[0] <= 30:
        for column, eri in (("exchange", mints.ao_eri()), ("erf_exchange", mints.ao_erf_eri(OMEGA))):
            k = sum(np.einsum("ij,ikjl,kl", d, eri.np, d, optimize=True) for d in (da, db))
            result[column] = f"{-0.5 * k:.9f}"
    return result


COMMENTS = f"""\
Energies with exact exchange from Psi4 {psi4.__version__} (Debian psi4 1:1.3.2+dfsg-5); geometries and settings as in
psi4_scf.csv, e_convergence 1e-11. Made by scripts/oracles/psi4_exchange.py.
energy: four-centre Coulomb and exchange (scf_type direct). fitted: both fitted in def2-universal-jkfit (scf_type df,
df_basis_scf def2-qzvpp-jkfit); only where Psi4 does as Rung: its long-range exchange is fitted in the metric of 1/r, and
beside a Cartesian basis it makes the fitting set Cartesian.
full_range, long_range: fractions of exchange with 1/r and erf(omega r)/r beside grid_part.
exchange, erf_exchange (30 functions or fewer): -1/2 sum_s tr(D_s K(D_s)) with 1/r and with erf({OMEGA} r)/r.
homo_alpha: highest occupied alpha orbital's energy. hartree, bohr.""".splitlines()
PARTS = ["grid_part", "full_range", "long_range", "omega"]
COLUMNS = ["id", "geometry", "charge", "spin", "basis", *PARTS, "energy", "fitted",
           "exchange", "erf_exchange", "s_squared", "homo_alpha"]


def main():
    psi4_scf.CACHE.parent.mkdir(exist_ok=True)
    psi4.core.set_output_file(str(psi4_scf.CACHE.parent / "psi4.out"), False)
    psi4.set_num_threads(1)
    psi4.set_memory("3 GB")
    lines = [",".join(COLUMNS)]
    for row in ROWS.replace("\n", ";").split(";"):
        if not row.strip():
            continue
        name, functional, basis = row.split()
        charge, spin, _ = psi4_scf.SYSTEMS[name]
        geometry = ";".join(f"{s} {r[0]:.8f} {r[1]:.8f} {r[2]:.8f}" for s, r in psi4_scf.geometry(name))
        # Its long-range exchange is fitted in another metric, and beside a Cartesian basis its fitting set is Cartesian.
        comparable = functional != "lrc" and basis != "6-31G*"
        fitted = solve(name, functional, basis, True)[0] if comparable else None
        energy, wfn, molecule = solve(name, functional, basis, False)
        result = figures(energy, wfn, molecule)
        values = {"id": f"{name}/{functional}/{basis}", "geometry": geometry, "charge": charge, "spin": spin,
                  "basis": basis, **dict(zip(PARTS, FUNCTIONALS[functional])), "energy": f"{energy:.10f}",
                  "fitted": "" if fitted is None else f"{fitted:.10f}", **result}
        lines.append(",".join(str(values[c]) for c in COLUMNS))
        print(lines[-1], flush=True)
    write(ORACLE / "psi4_exchange.csv", COMMENTS, lines)


if __name__ == "__main__":
    main()
