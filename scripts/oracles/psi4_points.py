#!/usr/bin/python3
"""psi4_points.csv and psi4_points/: SCAN energies from Debian's Psi4 and the quadrature points they were made with.

SCAN converges too slowly with the grid for two programs' grids to give one energy: this compares on the same points.
A few seconds on one core.
"""

import sys

sys.path.insert(0, "/usr/lib/x86_64-linux-gnu")
import numpy as np
import psi4
import psi4_exchange
import psi4_scf
from paths import ORACLE, write

GRID = {"dft_radial_points": 20, "dft_spherical_points": 26}
SCAN = {"name": "rung_scan", "x_functionals": {"MGGA_X_SCAN": {}}, "c_functionals": {"MGGA_C_SCAN": {}}}
ROWS = "he def2-SVP; h2o 6-31G*; nh2 def2-SVP; f- def2-SVP; n def2-SVP; h2o+ 6-31G*; li def2-SVP"

COMMENTS = f"""\
SCAN energies from Psi4 {psi4.__version__} (Debian psi4 1:1.3.2+dfsg-5, libxc 5.2.3), four-centre Coulomb, geometries and
settings as in psi4_scf.csv but {GRID["dft_radial_points"]} radial x {GRID["dft_spherical_points"]} angular points and e_convergence 1e-11. points: file in psi4_points with the very
points of that calculation. Made by scripts/oracles/psi4_points.py. The grids are far too small for the energies to be
SCAN's: they serve to compare two programs on the same points. hartree, bohr.""".splitlines()
POINTS = ["x,y,z (bohr, 10 decimals) and weight (bohr^3, 12 digits) of Psi4's quadrature points."]
COLUMNS = ["id", "geometry", "charge", "spin", "basis", "functional", "points", "energy", "s_squared", "homo_alpha"]


def main():
    psi4_scf.CACHE.parent.mkdir(exist_ok=True)
    psi4.core.set_output_file(str(psi4_scf.CACHE.parent / "psi4.out"), False)
    psi4.set_num_threads(1)
    psi4.set_memory("2 GB")
    psi4_scf.OPTIONS.update(GRID)
    psi4_exchange.FUNCTIONALS["scan"] = (SCAN,)
    (ORACLE / "psi4_points").mkdir(exist_ok=True)
    lines = [",".join(COLUMNS)]
    for row in ROWS.split("; "):
        name, basis = row.split()
        charge, spin, _ = psi4_scf.SYSTEMS[name]
        geometry = ";".join(f"{s} {r[0]:.8f} {r[1]:.8f} {r[2]:.8f}" for s, r in psi4_scf.geometry(name))
        best = psi4_exchange.solve(name, "scan", basis, False)
        if best is None:
            print(f"{row}: not converged from any guess", flush=True)
            continue
        energy, wfn, molecule = best
        potential = wfn.V_potential()
        blocks = [potential.get_block(i) for i in range(potential.nblocks())]
        columns = [np.concatenate([np.array(f(b)) for b in blocks])
                   for f in (lambda b: b.x(), lambda b: b.y(), lambda b: b.z(), lambda b: b.w())]
        file = f"{name}.csv"
        write(ORACLE / "psi4_points" / file, POINTS,
              ["x,y,z,weight"] + [f"{x:.10f},{y:.10f},{z:.10f},{w:.12g}" for x, y, z, w in zip(*columns)])
        values = {"id": f"{name}/scan/{basis}", "geometry": geometry, "charge": charge, "spin": spin, "basis": basis,
                  "functional": "scan", "points": file, "energy": f"{energy:.10f}",
                  **psi4_exchange.figures(energy, wfn, molecule, integrals=False)}
        lines.append(",".join(str(values[c]) for c in COLUMNS))
        print(lines[-1], len(columns[0]), flush=True)
    write(ORACLE / "psi4_points.csv", COMMENTS, lines)


if __name__ == "__main__":
    main()
