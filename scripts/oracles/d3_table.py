#!/usr/bin/python3
"""rung/dispersion/d3.txt and oracle/d3.csv: reference coefficients of D3 for H to Kr, and energies of other programs.

    d3_table.py SIMPLE_DFTD3 MSTORE      git repositories github.com/dftd3/simple-dftd3 and github.com/grimme-lab/mstore
"""

import re
import subprocess
import sys

from paths import ORACLE, ROOT, write

TABLE = ROOT / "rung-core/src/main/resources/rung/dispersion/d3.txt"
SYMBOLS = ("H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr").split()
MOST = 7  # references in an element's row there
BOHR = 0.529177210903

# P. Pyykko, M. Atsumi, Chem. Eur. J. 15, 186 (2009), angstrom; metals less 10 per cent, as D3 has them.
RADII = [0.32, 0.46, 1.20, 0.94, 0.77, 0.75, 0.71, 0.63, 0.64, 0.67, 1.40, 1.25, 1.13, 1.04, 1.10, 1.02, 0.99, 0.96,
         1.76, 1.54, 1.33, 1.22, 1.21, 1.10, 1.07, 1.04, 1.00, 0.99, 1.01, 1.09, 1.12, 1.09, 1.15, 1.10, 1.14, 1.17]

# Psi4's test suite, tests/dftd3/energy: Grimme's program DFTD3. Ethene, ethyne and both.
ETHENE = """C 0.000000 -0.667578 -2.124659;C 0.000000 0.667578 -2.124659;H 0.923621 -1.232253 -2.126185
H -0.923621 -1.232253 -2.126185;H -0.923621 1.232253 -2.126185;H 0.923621 1.232253 -2.126185"""
ETHYNE = "C 0.0 0.0 2.900503;C 0.0 0.0 1.693240;H 0.0 0.0 0.627352;H 0.0 0.0 3.963929"
PSI4 = [("ethene-ethyne", ETHENE + ";" + ETHYNE, "b3lyp", -0.00784595), ("ethene", ETHENE, "b3lyp", -0.00394347),
        ("ethyne", ETHYNE, "b3lyp", -0.00226683), ("ethene-ethyne", ETHENE + ";" + ETHYNE, "pbe", -0.00475937),
        ("ethene", ETHENE, "pbe", -0.00235265), ("ethyne", ETHYNE, "pbe", -0.00131239)]
CONSTANTS = {"b3lyp": (1, 1.9889, 0.3981, 4.4211), "pbe": (1, 0.7875, 0.4289, 4.4407)}


def show(repository, path):
    return subprocess.run(["git", "-C", repository, "show", f"HEAD:{path}"], check=True, capture_output=True,
                          text=True).stdout


def numbers(text):
    return [float(x) for x in re.findall(r"([-+]?[0-9]+\.[0-9]*(?:E[-+][0-9]+)?)_wp", text)]


def array(text, name):
    """The numbers of a Fortran parameter array."""
    return numbers(re.search(name + r".*?=(.*?)\]", text, re.S).group(1))


def short(x):
    return f"{x:.4f}".rstrip("0").rstrip(".")


def table(source):
    text = show(source, "src/dftd3/reference.f90")
    counts = [int(x) for x in re.findall(r"\b[0-9]\b", re.sub(r"!.*", "", re.search(
        r"number_of_references\(max_elem\) = \[(.*?)\]", text, re.S).group(1)))]
    cn = array(text, r"reference_cn\(max_ref, max_elem\)")
    moments = array(show(source, "src/dftd3/data/r4r2.f90"), r"r4_over_r2\(max_elem\)")
    c6 = []
    for first, last, chunk in re.findall(r"c6ab_view\(([0-9]+):([0-9]+)\) = \[(.*?)\]", text, re.S):
        c6 += numbers(chunk)
        assert len(c6) == int(last), (first, last, len(c6))
    lines = []
    for i, symbol in enumerate(SYMBOLS):
        own = cn[MOST * i:MOST * i + counts[i]]
        lines.append(f"element {symbol} {RADII[i]} {short(moments[i])} " + " ".join(short(x) for x in own))
    for i, a in enumerate(SYMBOLS):
        for j in range(i + 1):
            at = MOST * MOST * (j + i * (i + 1) // 2)
            # first index fastest: that of the heavier element's references
            values = [c6[at + k + MOST * m] for k in range(counts[i]) for m in range(counts[j])]
            assert all(v > 0 for v in values), (a, SYMBOLS[j])
            lines.append(f"c6 {a} {SYMBOLS[j]} " + " ".join(short(x) for x in values))
    comments = """\
Reference coefficients of D3 for H to Kr: S. Grimme, J. Antony, S. Ehrlich, H. Krieg, J. Chem. Phys. 132, 154104 (2010).
Made by scripts/oracles/d3_table.py from the published numbers as carried by simple-dftd3 (github.com/dftd3/simple-dftd3).
element: covalent radius in angstrom (P. Pyykko, M. Atsumi, Chem. Eur. J. 15, 186 (2009), metals less 10 per cent), <r4>/<r2> in
square bohr, coordination numbers of the reference systems. c6: hartree bohr^6, [reference of the first element][of the second].""".splitlines()
    write(TABLE, comments, lines)


def geometry(atoms, scale):
    return ";".join(f"{s} " + " ".join(f"{float(x) * scale:.10f}" for x in r) for s, *r in atoms)


def energies(source, structures):
    rows = []
    for name, text, functional, energy in PSI4:
        atoms = [line.split() for line in text.replace("\n", ";").split(";")]
        rows.append((f"{name}/{functional}", geometry(atoms, 1 / BOHR), CONSTANTS[functional], energy, 1e-8))
    tests = show(source, "test/unit/test_dftd3.f90")
    mindless = show(structures, "src/mstore/mb16_43.f90")
    number = r"=\s*([-0-9.]+)_wp"
    for test in tests.split("end subroutine"):
        constants = [re.search(rf"\b{k} {number}", test) for k in ("s6", "s8", "a1", "a2", "s9")]
        structure = re.search(r'get_structure\(mol, "MB16-43", "([0-9]+)"\)', test)
        energy = re.search(r"call test_dftd3_gen\(error, mol, param, ([-0-9.E]+)_wp\)", test)
        two_body = all(constants) and float(constants[4].group(1)) == 0
        if "new_rational_damping" not in test or not (two_body and structure and energy):
            continue
        body = re.search(rf"subroutine mindless{structure.group(1)}\(.*?end subroutine", mindless, re.S | re.I).group(0)
        symbols = re.findall(r'"([A-Z][a-z]?) *"', body)
        xyz = numbers(re.search(r"xyz.*?\]", body, re.S).group(0))
        atoms = [(s, *xyz[3 * k:3 * k + 3]) for k, s in enumerate(symbols)]
        assert len(xyz) == 3 * len(symbols)
        values = [c.group(1) for c in constants[:4]]
        rows.append((f"MB16-43/{structure.group(1)}", geometry(atoms, 1), values, energy.group(1), 1e-9))
    lines = show(source, "test/validation/11-cf3br-benzene.xyz").splitlines()[2:]
    energy = re.search(r'"energy": *([-0-9.E]+)', show(source, "test/validation/11-pairwise-d3-bj.json")).group(1)
    rows.append(("CF3Br-benzene", geometry([l.split() for l in lines if l.strip()], 1 / BOHR), (1, 2.9491, 0.4466, 6.1742),
                 energy, 1e-8))
    comments = """\
Two-body D3(BJ) energies of other programs, made by scripts/oracles/d3_table.py. Ethene and ethyne: Grimme's DFTD3, as recorded
in Psi4's test suite (tests/dftd3/energy, eight decimals); the others: simple-dftd3, as recorded in its test suite.
geometry: 'symbol x y z' joined by ';', bohr. energy_budget: agreement to expect. hartree.""".splitlines()
    header = "id,geometry,s6,s8,a1,a2,energy,energy_budget"
    write(ORACLE / "d3.csv", comments, [header] + [
        f"{name},{atoms},{','.join(map(str, constants))},{energy},{budget}" for name, atoms, constants, energy, budget in rows])


if __name__ == "__main__":
    table(sys.argv[1])
    energies(*sys.argv[1:3])
