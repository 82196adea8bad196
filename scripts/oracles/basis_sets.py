#!/usr/bin/python3
"""basis_sets.csv: number of functions and kinetic trace of every built-in set and element, from Debian's Psi4."""

import os
import sys
import tempfile

sys.path.insert(0, "/usr/lib/x86_64-linux-gnu")
from paths import ORACLE, ROOT, number, write

os.chdir(tempfile.mkdtemp())
import psi4

COMMENTS = """\
Every built-in basis set on every element to Kr that it defines, as Psi4 1.3.2 builds it from its own copy of the set.
Made by scripts/oracles/basis_sets.py.

SET,ELEMENT,FUNCTIONS,KINETIC   FUNCTIONS with the set's own choice of spherical or Cartesian shells;
KINETIC is the trace of the kinetic-energy matrix with spherical shells, hartree: it holds every exponent and, through
the normalisation, every contraction.""".splitlines()

SYMBOLS = ("H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr").split()

psi4.core.be_quiet()
lines = []
index = ROOT / "rung-core/src/main/resources/rung/basis/index.tsv"
for entry in index.read_text().splitlines():
    name, file = entry.split("\t")[:2]
    for symbol in SYMBOLS:
        molecule = psi4.geometry(f"0 {2 - SYMBOLS.index(symbol) % 2}\n{symbol}\nsymmetry c1")
        try:
            own = psi4.core.BasisSet.build(molecule, "BASIS", file, quiet=True)
            spherical = psi4.core.BasisSet.build(molecule, "BASIS", file, puream=1, quiet=True)
        except Exception:
            continue
        kinetic = psi4.core.MintsHelper(spherical).ao_kinetic().trace()
        lines.append(f"{name},{symbol},{own.nbf()},{number(kinetic)}".replace(name, f'"{name}"' if "," in name else name, 1))
write(ORACLE / "basis_sets.csv", COMMENTS, lines)
