#!/usr/bin/python3
"""Prints the Chebyshev interpolations of rung.functional.hybrid.ScreenedHole: m_7 and m_8 for x >= 1.

m_i(x) = (1/Gamma(i/2)) integral of t^(i/2-1) e^-t / (1 + t/x) dt as polynomials in u = (4 (x - 3)/(x + 3) - 1)/3."""

import mpmath as mp

mp.mp.dps = 60
TERMS = 28


def moments(x):
    m = {1: mp.sqrt(mp.pi * x) * mp.exp(x) * mp.erfc(mp.sqrt(x)), 2: x * mp.exp(x) * mp.e1(x)}
    for i in range(1, 7):
        m[i + 2] = (2 * x / i) * (1 - m[i])
    return m


def value(i, u):
    t = (3 * u + 1) / 4
    return mp.mpf(1) if t > 1 - mp.mpf(10) ** -8 else moments(3 * (1 + t) / (1 - t))[i]


for i in (7, 8):
    angles = [mp.pi * (k + mp.mpf(1) / 2) / TERMS for k in range(TERMS)]
    values = [value(i, mp.cos(x)) for x in angles]
    series = [2 / mp.mpf(TERMS) * sum(v * mp.cos(j * x) for v, x in zip(values, angles)) for j in range(TERMS)]
    series[0] /= 2
    chebyshev = [[mp.mpf(1)], [mp.mpf(0), mp.mpf(1)]]
    while len(chebyshev) < TERMS:
        following = [mp.mpf(0)] + [2 * v for v in chebyshev[-1]]
        for k, v in enumerate(chebyshev[-2]):
            following[k] -= v
        chebyshev.append(following)
    powers = [sum(series[j] * chebyshev[j][k] for j in range(k, TERMS)) for k in range(TERMS)]
    worst = max(
        abs(sum(mp.mpf(float(c)) * u**k for k, c in enumerate(powers)) - value(i, u))
        for u in [mp.mpf(n) / 100 for n in range(-100, 101)]
    )
    print(f"m_{i}, error {mp.nstr(worst, 2)}")
    print(",\n".join(repr(float(c)) for c in powers))
