#!/usr/bin/python3
"""scf_reference.csv: the semi-local and hybrid rows of published SCF regression values, each with its own grid."""

import csv
import re

from paths import ORACLE, number, shared, write

COMPONENTS = {"lda_x", "lda_c_pw", "lda_c_vwn", "lda_c_vwn_rpa", "gga_x_pbe", "gga_c_pbe", "gga_x_b88", "mgga_x_scan"}
HYBRIDS = {"hyb_gga_xc_b3lyp": "b3lyp", "hyb_gga_xc_b3lyp5": "b3lyp5", "hyb_gga_xc_cam_b3lyp": "cam-b3lyp",
           "hyb_gga_xc_hse06": "hse06", "hyb_gga_xc_wb97x": "wb97x"}
REFERENCES = {"RKS": "rks", "RHF": "rks", "UKS": "uks", "UHF triplet": "uks"}
TOLERANCE = {"4-5": 3e-5, "6-7 (test uses 1 kcal/mol)": 1e-6}

COMMENTS = """\
Published SCF energies of Hartree-Fock and of functionals that Rung has: LDA, PBE, B88 and SCAN parts, hybrids by name.
Source: test suites of PySCF (pyscf/dft/test), Psi4 (tests/dft1, tests/scf1, tests/dft-custom-gga, tests/dft-b3lyp with the values of other programs) and
DQC (dqc/test/test_ks.py, PySCF values). Made by scripts/oracles/scf_reference.py.
Left out: restricted open shells, fitted Coulomb, an omega that is not the functional's own, geometries as z-matrices, and
functionals that need libxc. Hartree-Fock needs no grid: a small one stands in its place.

id          the row's number in the collection
program     that computed the energy
unit        of the geometry: angstrom or bohr;  geometry: 'symbol x y z' joined by ';'
spin        2S (number of unpaired electrons)
functions   pure or cartesian
grid        NRAD/NANG for every atom, or level3 / level4: PySCF's points per element at that level
pruning     none; nwchem: PySCF's nwchem_prune; treutler: PySCF's treutler_prune, by index i of n radial points
            (i < n//3: 14 angular points, i < n//2: 50, else all)
radial      treutler-xi: Treutler-Ahlrichs M4 with the paper's xi per element; treutler-1: the same with xi = 1;
            none: no grid; psi4: M4 with Psi4's own xi (psi4_scf.csv has them); unknown: nothing published (R091 to R103 name no xi; PySCF had xi = 1 then)
partition   Becke with Treutler's sqrt(Bragg radius) adjustment in every row (nothing to do for one atom)
coulomb     exact four-centre in every row
energy      total energy, hartree;  tolerance: hartree, what the source's own test or another program's grid allows""".splitlines()


def radial(row):
    if row["functional_keyword"] == "HF":
        return "none"
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
        hartree_fock = row["functional_keyword"] == "HF"
        functional = "hf" if hartree_fock else HYBRIDS.get(components[0], "+".join(components))
        reference = REFERENCES.get(row["reference_type"].split("/")[0])
        if functional not in ("hf", *HYBRIDS.values()) and not set(components) <= COMPONENTS:
            continue
        geometry = re.sub(r"\(.*\)", "", row["geometry_angstrom"]).strip()
        if row["jk"] == "DF" or not reference or "omega" in row["functional_keyword"] or "; H 1 " in geometry:
            continue
        unit = "bohr" if geometry.startswith("BOHR:") else "angstrom"
        geometry = ";".join(a.strip() for a in geometry.replace("BOHR:", "").split(";"))
        grid = row["grid_nrad_nang"]
        level = re.search(r"level (\d)", grid)
        pair = ("", 10, 26) if hartree_fock else re.search(r"\((\d+),(\d+)\)", grid)
        grid = f"level{level[1]}" if level else f"{pair[1]}/{pair[2]}"
        pruning = next((n for n in ("nwchem", "treutler") if row["pruning"].startswith(n)), "none")
        digits = row["test_digits"]
        tolerance = TOLERANCE[digits] if digits in TOLERANCE else 10.0 ** -int(digits)
        # A figure is no sharper than half its last printed digit.
        tolerance = max(tolerance, 0.5 * 10.0 ** -len(row["E_ref_Ha"].split(".")[1]))
        lines.append(",".join([
            row["id"], row["program"].split(" (")[0].replace(" via DQC tests", ""), unit, geometry, row["charge"],
            row["twoS"], row["basis"], "cartesian" if row["pure_or_cart"] == "cart" else "pure",
            reference, functional, grid, pruning, radial(row), number(row["E_ref_Ha"]),
            f"{tolerance:g}"]))
write(ORACLE / "scf_reference.csv", COMMENTS, lines)
