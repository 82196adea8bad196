#!/usr/bin/env python3
"""Writes how far Rung may be from another program's figures beside those figures.

    ./mvnw -pl rung-core test -Dtest='Psi4*Test,...' -Drung.seen=/tmp/seen.tsv
    scripts/oracles/budgets.py /tmp/seen.tsv

Tests that call OracleRow.agrees write what they see to the file: table, row, column, difference. A budget is FACTOR times the
largest difference seen, rounded up to one digit, but no less than LEAST of an energy, which is stationary, and FIRST_ORDER of anything
else: what the SCF's thresholds (an orbital gradient of 1e-6) leave open, and another start or processor may change.
"""

import csv
import io
import math
import sys

from paths import ORACLE

FACTOR = 2
LEAST = 2e-9
FIRST_ORDER = 1e-7
STATIONARY = ("energy", "fitted")


def budget(column, seen):
    wanted = max(FACTOR * seen, LEAST if column in STATIONARY else FIRST_ORDER)
    unit = 10.0 ** math.floor(math.log10(wanted))
    return f"{math.ceil(wanted / unit - 1e-9) * unit:.0e}".replace("e-0", "e-")


def main():
    tables = {}
    with open(sys.argv[1]) as lines:
        for line in lines:
            table, row, column, seen = line.split("\t")
            cells = tables.setdefault(table, {})
            cells[int(row), column] = max(float(seen), cells.get((int(row), column), 0))
    for table, seen in tables.items():
        path = ORACLE / table
        lines = path.read_text(encoding="utf-8").splitlines()
        comments = [line for line in lines if line.startswith("#")]
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
        names = list(rows[0])
        for (row, column), value in seen.items():
            name = column + "_budget"
            if name not in names:
                names.insert(names.index(column) + 1, name)
            rows[row][name] = budget(column, value)
        text = io.StringIO()
        out = csv.DictWriter(text, names, restval="", lineterminator="\n")
        out.writeheader()
        out.writerows(rows)
        path.write_text("\n".join(comments) + "\n" + text.getvalue(), encoding="utf-8")
        print(f"{table}: {len(seen)} budgets, the largest difference {max(seen.values()):.1e}")


if __name__ == "__main__":
    main()
