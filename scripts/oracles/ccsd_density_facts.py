#!/usr/bin/python3
"""ccsd_densities.csv (rung-learn): expectation values of the embedded CCSD densities, as PySCF gave them."""

import json

from paths import DATA, ROOT, number, shared, write

COMMENTS = """\
Expectation values of the CCSD one-particle densities that are embedded as Molden files (def2-TZVP), hartree and e bohr.
Source: computed for the Rung project with PySCF 2.14. Made by scripts/oracles/ccsd_density_facts.py.

NAME,ELECTRONS,KINETIC,NUCLEAR_ATTRACTION,DIPOLE_X,DIPOLE_Y,DIPOLE_Z   the dipole moment includes the nuclei""".splitlines()

facts = json.load(open(shared("densities/index.json")))
lines = []
for file in sorted((DATA / "densities").glob("*.molden")):
    fact = facts[file.stem]
    dipole = [x if abs(x) > 1e-10 else 0.0 for x in fact["dipole"]]
    figures = [round(fact["electrons"]), fact["kinetic"], fact["nuclear_attraction"]] + dipole
    lines.append(",".join([file.stem] + [number(x) for x in figures]))
write(ROOT / "rung-learn/src/test/resources/oracle/ccsd_densities.csv", COMMENTS, lines)
