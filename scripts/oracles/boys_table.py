#!/usr/bin/python3
"""boys.csv: the Boys function to 17 digits, from mpmath's incomplete gamma function in 60 digits."""

import mpmath as mp
from paths import ORACLE, number, write

mp.mp.dps = 60
ORDERS = 25
ARGUMENTS = sorted({
    0.0, 1e-300, 1e-20, 1e-16, 1e-13, 1e-10, 1e-8, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.024999999, 0.025, 0.05, 0.0625, 0.1,
    0.125, 0.2, 0.25, 0.37, 0.5, 0.75, 1.0, 1.2345678901234567, 1.5, 2.0, 2.5, 3.14159, 4.0, 5.0, 6.3, 7.5, 8.05, 10.0,
    11.999999999, 12.0, 13.7, 15.0, 16.1, 18.0, 20.0, 22.22, 24.999999999, 25.0, 27.5, 29.999999999, 30.0, 31.3, 33.0,
    34.999999999, 35.0, 36.6, 39.999999, 40.0, 45.5, 50.0, 55.25, 60.0, 70.7, 80.0, 99.999, 100.0, 117.3, 120.0, 150.0,
    199.5, 200.0, 1e3, 1e5})

COMMENTS = """\
Boys function F_m(x) = integral from 0 to 1 of t^(2m) exp(-x t^2) dt, m = 0 to 24 (S. F. Boys, Proc. R. Soc. A 200, 542
(1950)). Computed with mpmath in 60 digits from gamma(m+1/2, 0..x) / (2 x^(m+1/2)) and, for small x, its power series;
rounded to the nearest double. Made by scripts/oracles/boys_table.py.
x,F_0,F_1,...,F_24""".splitlines()


def boys(m, x):
    x = mp.mpf(x)
    if x < 1:
        return mp.nsum(lambda k: (-x) ** k / (mp.factorial(k) * (2 * m + 2 * k + 1)), [0, 60]) if x else mp.mpf(1) / (2 * m + 1)
    return mp.gammainc(m + mp.mpf(1) / 2, 0, x) / (2 * x ** (m + mp.mpf(1) / 2))


lines = []
for x in ARGUMENTS:
    values = [boys(m, x) for m in range(ORDERS)]
    for m, v in enumerate(values[:-1]):  # the recurrence 2x F_(m+1) = (2m+1) F_m - exp(-x) as a check of both formulas
        residual = (2 * m + 1) * v - mp.exp(-mp.mpf(x)) - 2 * mp.mpf(x) * values[m + 1]
        assert abs(residual) < mp.mpf(10) ** -40, (x, m, residual)
    lines.append(",".join([number(x)] + [number(v) for v in values]))
write(ORACLE / "boys.csv", COMMENTS, lines)
