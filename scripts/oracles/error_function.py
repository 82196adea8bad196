#!/usr/bin/python3
"""erf.csv: the error function to 17 digits. Prints the coefficients of rung.internal.kernel.ErrorFunction as well."""

import random

import mpmath as mp

from paths import ORACLE, write

mp.mp.dps = 50


def interpolation(f, low, high, n):
    """Coefficients of u^0 … u^(n-1), u in [-1, 1], of the Chebyshev interpolation of f on [low, high]."""
    angles = [mp.pi * (k + mp.mpf(1) / 2) / n for k in range(n)]
    values = [f((high - low) / 2 * mp.cos(x) + (high + low) / 2) for x in angles]
    series = [2 / mp.mpf(n) * sum(v * mp.cos(j * x) for v, x in zip(values, angles)) for j in range(n)]
    series[0] /= 2
    chebyshev = [[mp.mpf(1)], [mp.mpf(0), mp.mpf(1)]]
    while len(chebyshev) < n:
        following = [mp.mpf(0)] + [2 * v for v in chebyshev[-1]]
        for i, v in enumerate(chebyshev[-2]):
            following[i] -= v
        chebyshev.append(following)
    return [sum(series[j] * chebyshev[j][i] for j in range(i, n)) for i in range(n)]


def powers(coefficients, scale, shift):
    """Coefficients in z of Σ c_i (scale z + shift)^i."""
    result = [mp.mpf(0)] * len(coefficients)
    base = [mp.mpf(1)]
    for c in coefficients:
        for k, v in enumerate(base):
            result[k] += c * v
        following = [mp.mpf(0)] * (len(base) + 1)
        for k, v in enumerate(base):
            following[k] += shift * v
            following[k + 1] += scale * v
        base = following
    return result


def inner(z):
    return mp.erf(mp.sqrt(z)) / mp.sqrt(z) if z > 0 else 2 / mp.sqrt(mp.pi)


def outer(t):
    x = 2 * (1 + t) / (1 - t)
    return mp.erfc(x) * mp.exp(x * x)


print("INNER", [float(c) for c in powers(interpolation(inner, mp.mpf(0), mp.mpf(1), 14), 2, -1)])
print("OUTER", [float(c) for c in interpolation(outer, mp.mpf(-1) / 3, mp.mpf(1) / 2, 18)])

random.seed(1)
arguments = [10.0**k for k in range(-300, 0, 37)] + [0.0, 0.5, 1.0, 2.0, 5.0, 6.0, 7.0, 30.0]
arguments += [random.uniform(-6.5, 6.5) for _ in range(200)]
write(
    ORACLE / "erf.csv",
    ["The error function: x, erf x. Made by scripts/oracles/error_function.py with mpmath."],
    [f"{x!r},{mp.nstr(mp.erf(mp.mpf(x)), 20)}" for x in arguments],
)
