#!/usr/bin/python3
"""psi4_hybrids.csv: energies of hybrids and meta-GGAs by name from Debian's Psi4, four-centre Coulomb and exchange, 99 x 590 points.

Half an hour on one core. Finished rows are kept in .cache/psi4_hybrids.jsonl, so a stopped run goes on where it was.
"""

import json
import sys

sys.path.insert(0, "/usr/lib/x86_64-linux-gnu")
import psi4
import psi4_exchange
import psi4_scf
from paths import ORACLE, write

CACHE = psi4_scf.CACHE.parent / "psi4_hybrids.jsonl"

ROWS = """
h2o b3lyp def2-SVP; nh2 b3lyp def2-SVP; n2 b3lyp def2-SVP; f- b3lyp def2-SVP; ch3 b3lyp def2-SVP; h2o+ b3lyp def2-SVP
oh- b3lyp def2-TZVP; o2 b3lyp def2-SVP; li b3lyp def2-TZVP; hcn b3lyp 6-31G*; h2o b3lyp5 def2-SVP; ch2 b3lyp5 def2-SVP
h2o pbe0 def2-TZVP; hcl pbe0 def2-SVP; nh4+ pbe0 def2-SVP; cn- pbe0 def2-SVP; hco pbe0 def2-SVP; nh pbe0 def2-TZVP
h3o+ pbe0 def2-SVP; h2o cam-b3lyp def2-SVP; nh2 cam-b3lyp def2-SVP; oh- cam-b3lyp def2-SVP; co cam-b3lyp def2-SVP
h2o wb97x def2-SVP; ch3 wb97x def2-SVP; f- wb97x def2-SVP; lih wb97x def2-TZVP
h2o tpssh def2-SVP; nh2 tpssh def2-SVP; nh4+ tpssh def2-SVP; h2o tpss def2-SVP; nh tpss def2-SVP
f- r2scan def2-SVP; nh2 r2scan def2-SVP; h2o r2scan def2-SVP; li r2scan def2-SVP; oh- r2scan0 def2-SVP; nh r2scan0 def2-SVP
f- m06-2x def2-SVP; h2o m06-2x def2-SVP; nh m06-2x def2-SVP
"""

# Psi4's name, or its dictionary where it has none.
FUNCTIONALS = {name: name for name in ("b3lyp", "b3lyp5", "pbe0", "cam-b3lyp", "wb97x")}
FUNCTIONALS["tpssh"] = {
    "name": "rung_tpssh", "x_functionals": {"MGGA_X_TPSS": {"alpha": 0.9}}, "x_hf": {"alpha": 0.1},
    "c_functionals": {"MGGA_C_TPSS": {}}}
FUNCTIONALS["tpss"] = {
    "name": "rung_tpss", "x_functionals": {"MGGA_X_TPSS": {}}, "c_functionals": {"MGGA_C_TPSS": {}}}
FUNCTIONALS["r2scan"] = {
    "name": "rung_r2scan", "x_functionals": {"MGGA_X_R2SCAN": {}}, "c_functionals": {"MGGA_C_R2SCAN": {}}}
FUNCTIONALS["r2scan0"] = {
    "name": "rung_r2scan0", "x_functionals": {"MGGA_X_R2SCAN": {"alpha": 0.75}}, "x_hf": {"alpha": 0.25},
    "c_functionals": {"MGGA_C_R2SCAN": {}}}
FUNCTIONALS["m06-2x"] = {
    "name": "rung_m06_2x", "x_functionals": {"HYB_MGGA_X_M06_2X": {"use_libxc": True}},
    "c_functionals": {"MGGA_C_M06_2X": {}}}

COMMENTS = f"""\
Energies of hybrids and meta-GGAs from Psi4 {psi4.__version__} (Debian psi4 1:1.3.2+dfsg-5, libxc 5.2.3); geometries and
settings as in psi4_scf.csv, e_convergence 1e-11. Made by scripts/oracles/psi4_hybrids.py. The functionals are Psi4's of the
same name; tpss, tpssh, r2scan, r2scan0 and m06-2x are dictionaries of libxc's components and the fraction of exact exchange.
homo_alpha: highest occupied alpha orbital's energy. hartree, bohr.""".splitlines()
COLUMNS = ["id", "geometry", "charge", "spin", "basis", "functional", "energy", "s_squared", "homo_alpha"]


def main():
    CACHE.parent.mkdir(exist_ok=True)
    psi4.core.set_output_file(str(CACHE.parent / "psi4.out"), False)
    psi4.set_num_threads(1)
    psi4.set_memory("3 GB")
    done = {}
    if CACHE.exists():
        done = {r["id"]: r for r in map(json.loads, CACHE.read_text().splitlines())}
    for name, functional in FUNCTIONALS.items():
        psi4_exchange.FUNCTIONALS[name] = (functional,)
    lines = [",".join(COLUMNS)]
    for row in ROWS.replace("\n", ";").split(";"):
        if not row.strip():
            continue
        name, functional, basis = row.split()
        key = f"{name}/{functional}/{basis}"
        if key not in done:
            charge, spin, _ = psi4_scf.SYSTEMS[name]
            atoms = ";".join(f"{s} {r[0]:.8f} {r[1]:.8f} {r[2]:.8f}" for s, r in psi4_scf.geometry(name))
            energy, wfn, molecule = psi4_exchange.solve(name, functional, basis, False)
            done[key] = {"id": key, "geometry": atoms, "charge": charge, "spin": spin, "basis": basis,
                         "functional": functional, "energy": f"{energy:.10f}",
                         **psi4_exchange.figures(energy, wfn, molecule, integrals=False)}
            with open(CACHE, "a") as f:
                f.write(json.dumps(done[key]) + "\n")
        lines.append(",".join(str(done[key][c]) for c in COLUMNS))
        print(lines[-1], flush=True)
    write(ORACLE / "psi4_hybrids.csv", COMMENTS, lines)


if __name__ == "__main__":
    main()
