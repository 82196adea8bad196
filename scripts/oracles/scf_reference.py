#!/usr/bin/python3
"""scf_reference.csv: the LDA and PBE rows of published SCF regression values, each with its own grid."""

import csv
import re

from paths import ORACLE, number, shared, write

COMPONENTS = {"lda_x", "lda_c_pw", "lda_c_vwn", "lda_c_vwn_rpa", "gga_x_pbe", "gga_c_pbe"}
TOLERANCE = {"4-5": 3e-5, "6-7 (test uses 1 kcal/mol)": 1e-6}

COMMENTS = """\
Published SCF energies of functionals made of lda_x, lda_c_pw, lda_c_vwn, lda_c_vwn_rpa, gga_x_pbe, gga_c_pbe.
Source: test suites of PySCF (pyscf/dft/test), Psi4 (tests/dft1, tests/dft-custom-gga, its Gaussian 09 values) and
DQC (dqc/test/test_ks.py, PySCF values). Made by scripts/oracles/scf_reference.py.
Rows with exact exchange, meta-GGA or other GGA functionals, Hartree-Fock, ROKS, or fitted Coulomb are left out: these
seven components cannot make them.

id          the row's number in the collection
program     that computed the energy
unit        of the geometry: angstrom or bohr;  geometry: 'symbol x y z' joined by ';'
spin        2S (number of unpaired electrons)
functions   pure or cartesian
grid        NRAD/NANG for every atom, or level3 / level4: PySCF's points per element at that level
pruning     none; nwchem: PySCF's nwchem_prune; treutler: PySCF's treutler_prune, by index i of n radial points
            (i < n//3: 14 angular points, i < n//2: 50, else all)
radial      treutler-xi: Treutler-Ahlrichs M4 with the paper's xi per element; treutler-1: the same with xi = 1;
            psi4: M4 with Psi4's own xi (psi4_scf.csv has them); unknown: nothing published (R091 to R099 name no xi; PySCF had xi = 1 then)
partition   Becke with Treutler's sqrt(Bragg radius) adjustment in every row (nothing to do for one atom)
coulomb     exact four-centre in every row
energy      total energy, hartree;  tolerance: hartree, what the source's own test or another program's grid allows""".splitlines()


def radial(row):
    text = row["radial_scheme"]
    if "xi=1" in text:
        return "treutler-1"
    if "ATOM_SPECIFIC" in text:
        return "treutler-xi"
    return {"Treutler": "psi4", "Treutler-Ahlrichs": "treutler-1"}.get(text, "unknown")


lines = ["id,program,unit,geometry,charge,spin,basis,functions,reference,functional,grid,pruning,radial,energy,tolerance"]
with open(shared("reference/scf_reference_energies.csv")) as f:
    for row in csv.DictReader(f):
        components = [c.strip() for c in re.sub(r"\(.*\)", "", row["libxc_components"]).split("+")]
        if not set(components) <= COMPONENTS or row["jk"] == "DF" or row["reference_type"] not in ("RKS", "UKS"):
            continue
        geometry = re.sub(r"\(.*\)", "", row["geometry_angstrom"]).strip()
        unit = "bohr" if geometry.startswith("BOHR:") else "angstrom"
        geometry = ";".join(a.strip() for a in geometry.replace("BOHR:", "").split(";"))
        grid = row["grid_nrad_nang"]
        level = re.search(r"level (\d)", grid)
        pair = re.search(r"\((\d+),(\d+)\)", grid)
        grid = f"level{level[1]}" if level else f"{pair[1]}/{pair[2]}"
        pruning = next(n for n in ("nwchem", "treutler", "none") if row["pruning"].startswith(n))
        digits = row["test_digits"]
        tolerance = TOLERANCE[digits] if digits in TOLERANCE else 10.0 ** -int(digits)
        functional = "+".join(components)
        lines.append(",".join([
            row["id"], row["program"].split(" (")[0].replace(" via DQC tests", ""), unit, geometry, row["charge"],
            row["twoS"], row["basis"], "cartesian" if row["pure_or_cart"] == "cart" else "pure",
            row["reference_type"].lower(), functional, grid, pruning, radial(row), number(row["E_ref_Ha"]),
            f"{tolerance:g}"]))
write(ORACLE / "scf_reference.csv", COMMENTS, lines)
