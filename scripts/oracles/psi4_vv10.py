#!/usr/bin/python3
"""psi4_vv10.csv: energies with non-local correlation from Debian's Psi4, four-centre Coulomb and exchange, 99 x 590 points.

Ten minutes on one core. Finished rows are kept in .cache/psi4_vv10.jsonl, so a stopped run goes on where it was.
"""

import json
import sys

sys.path.insert(0, "/usr/lib/x86_64-linux-gnu")
import psi4
import psi4_exchange
import psi4_scf
from paths import ORACLE, write

CACHE = psi4_scf.CACHE.parent / "psi4_vv10.jsonl"
GRID = (40, 110)

ROWS = """
h2o wb97x-v; nh2 wb97x-v; f- wb97x-v; oh- wb97x-v; h wb97x-v
h2o pbe+vv10; nh2 pbe+vv10; li pbe+vv10; cn- pbe+vv10
hf b97m-v; h2o wb97m-v
"""
BASIS = "def2-SVP"

# Psi4's name, or its dictionary where it has none.
FUNCTIONALS = {name: name for name in ("wb97x-v", "b97m-v", "wb97m-v")}
FUNCTIONALS["pbe+vv10"] = {
    "name": "rung_pbe_vv10", "x_functionals": {"GGA_X_PBE": {}}, "c_functionals": {"GGA_C_PBE": {}},
    "dispersion": {"type": "nl", "params": {"b": 5.9, "c": 0.0093}}}

COMMENTS = f"""\
Energies with VV10 non-local correlation from Psi4 {psi4.__version__} (Debian psi4 1:1.3.2+dfsg-5, libxc 5.2.3); geometries
and settings as in psi4_scf.csv, e_convergence 1e-11; VV10 on {GRID[0]} radial x {GRID[1]} angular points of the same kind,
dft_vv10_rho_cutoff 1e-11, in the potential as in the energy. Made by scripts/oracles/psi4_vv10.py. The functionals are Psi4's
of the same name; pbe+vv10 is a dictionary of libxc's gga_x_pbe, gga_c_pbe and VV10 with b = 5.9, C = 0.0093.
nonlocal: the energy of VV10. homo_alpha: highest occupied alpha orbital's energy. hartree, bohr.""".splitlines()
COLUMNS = ["id", "geometry", "charge", "spin", "basis", "functional", "energy", "nonlocal", "s_squared", "homo_alpha"]


def main():
    CACHE.parent.mkdir(exist_ok=True)
    psi4.core.set_output_file(str(CACHE.parent / "psi4.out"), False)
    psi4.set_num_threads(1)
    psi4.set_memory("3 GB")
    psi4_scf.OPTIONS.update({"dft_vv10_radial_points": GRID[0], "dft_vv10_spherical_points": GRID[1],
                             "dft_vv10_rho_cutoff": 1e-11})
    done = {}
    if CACHE.exists():
        done = {r["id"]: r for r in map(json.loads, CACHE.read_text().splitlines())}
    for name, functional in FUNCTIONALS.items():
        psi4_exchange.FUNCTIONALS[name] = (functional,)
    lines = [",".join(COLUMNS)]
    for row in ROWS.replace("\n", ";").split(";"):
        if not row.strip():
            continue
        name, functional = row.split()
        key = f"{name}/{functional}/{BASIS}"
        if key not in done:
            charge, spin, _ = psi4_scf.SYSTEMS[name]
            atoms = ";".join(f"{s} {r[0]:.8f} {r[1]:.8f} {r[2]:.8f}" for s, r in psi4_scf.geometry(name))
            energy, wfn, molecule = psi4_exchange.solve(name, functional, BASIS, False)
            done[key] = {"id": key, "geometry": atoms, "charge": charge, "spin": spin, "basis": BASIS,
                         "functional": functional, "energy": f"{energy:.10f}",
                         "nonlocal": f"{wfn.variable('DFT VV10 ENERGY'):.10f}",
                         **psi4_exchange.figures(energy, wfn, molecule, integrals=False)}
            with open(CACHE, "a") as f:
                f.write(json.dumps(done[key]) + "\n")
        lines.append(",".join(str(done[key][c]) for c in COLUMNS))
        print(lines[-1], flush=True)
    write(ORACLE / "psi4_vv10.csv", COMMENTS, lines)


if __name__ == "__main__":
    main()
