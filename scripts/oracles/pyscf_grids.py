"""Quadrature grids of PySCF: numbers of points, and sums over points that do not depend on their order.

Needs PySCF (pip install pyscf) in the Python that runs it.
"""

import numpy
import pyscf
from pyscf import dft, gto
from pyscf.dft import gen_grid, radi

from paths import ORACLE, number, write

MOLECULES = {
    "h": "H 0 0 0",
    "he": "He 0 0 0",
    "c": "C 0 0 0",
    "s": "S 0 0 0",
    "fe": "Fe 0 0 0",
    "kr": "Kr 0 0 0",
    "xe": "Xe 0 0 0",
    "h2o": "O 0 0 0.2; H 0 1.4 -0.9; H 0 -1.4 -0.9",
    "licl": "Li 0.1 0.2 -1.9; Cl 0 0 1.9",
    "hcl-ghost": "H 0 0 0; Cl 0 0 2.4; ghost-O 0.3 4 0",
}
PRUNING = {"NONE": None, "NWCHEM": gen_grid.nwchem_prune, "TREUTLER": gen_grid.treutler_prune}
CASES = (
    [(m, str(level), "NWCHEM", "ELEMENT") for m in ("h", "he", "c", "s", "fe", "kr", "xe") for level in range(9)]
    + [(m, level, "NWCHEM", scale) for m in ("h2o", "licl", "hcl-ghost") for level in ("0", "1", "3") for scale in ("ELEMENT", "UNIT")]
    + [(m, counts, pruning, scale)
       for m in ("h2o", "licl", "hcl-ghost")
       for counts in ("20,110", "50,194")
       for pruning in PRUNING
       for scale in ("ELEMENT", "UNIT")]
)


def grid(molecule, spec, pruning, scale):
    radi.ATOM_SPECIFIC_TREUTLER_GRIDS = scale == "ELEMENT"
    mol = gto.M(atom=MOLECULES[molecule], unit="bohr", basis={"default": [[0, [1.0, 1.0]]]}, spin=None, verbose=0)
    g = dft.gen_grid.Grids(mol)
    g.prune = PRUNING[pruning]
    g.alignment = 0
    if "," in spec:
        counts = tuple(int(n) for n in spec.split(","))
        g.atom_grid = {mol.atom_symbol(i): counts for i in range(mol.natm)}
    else:
        g.level = int(spec)
    g.build(with_non0tab=False, sort_grids=False)
    return mol.atom_coords(), g.coords, g.weights


lines = ["molecule,atoms_bohr,grid,pruning,scale,points,weights_norm,slater,gauss"]
for case in CASES:
    atoms, coords, weights = grid(*case)
    r = numpy.linalg.norm(coords[:, None, :] - atoms[None, :, :], axis=2)
    slater = numpy.dot(weights, numpy.exp(-1.3 * r).sum(axis=1))
    gauss = numpy.dot(weights, (coords[:, 1] ** 2 * numpy.exp(-0.7 * r**2).sum(axis=1)))
    quoted = '"' + case[1] + '"' if "," in case[1] else case[1]
    fields = [case[0], MOLECULES[case[0]], quoted, *case[2:], str(len(weights))]
    lines.append(",".join(fields + [number(v) for v in (numpy.linalg.norm(weights), slater, gauss)]))

write(
    ORACLE / "pyscf_grids.csv",
    [
        "Quadrature grids of PySCF " + pyscf.__version__ + ", made by scripts/oracles/pyscf_grids.py.",
        "points: number of points; weights_norm: sqrt(sum w^2); slater: sum over points of w sum_A exp(-1.3 |r-A|);",
        "gauss: of w y^2 sum_A exp(-0.7 |r-A|^2). A over all atoms, ghosts too. Atomic units.",
    ],
    lines,
)
