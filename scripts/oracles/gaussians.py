"""Molecular integrals over Gaussians straight from their definitions, slowly: the check on what Psi4 says.

Functions are polynomials times one contracted exponential, so that order, sign and normalisation of Rung's convention
are written here once: spherical functions are real solid harmonics in the order m = -l..l without Condon-Shortley phase
(p = y, z, x), Cartesian functions come in lexical order (xx, xy, xz, yy, yz, zz); every function has norm 1.
"""

from functools import lru_cache
from math import comb, factorial

import mpmath as mp

mp.mp.dps = 30


def double_factorial(n):
    return 1 if n <= 0 else n * double_factorial(n - 2)


def cartesian_powers(l):
    return [(x, y, l - x - y) for x in range(l, -1, -1) for y in range(l - x, -1, -1)]


def solid_harmonic(l, m):
    """Monomials of the real solid harmonic r^l S_lm, unnormalised: from (x + iy)^|m| and the Legendre derivative."""
    a = abs(m)
    legendre = {}  # coefficient of z^(l-a-2k) r^(2k)
    for k in range((l - a) // 2 + 1):
        legendre[k] = mp.mpf((-1) ** k * comb(l, k) * factorial(2 * l - 2 * k)) / (
            2 ** l * factorial(l) * factorial(l - a - 2 * k))
    azimuth = {}
    for k in range(a + 1):  # (x + iy)^a = sum comb x^(a-k) (iy)^k; cos part has even k, sin part odd k
        if (k % 2 == 0) == (m >= 0):
            azimuth[a - k, k] = comb(a, k) * (-1) ** (k // 2)
    result = {}
    for k, c in legendre.items():
        for i in range(k + 1):
            for j in range(k + 1 - i):
                ways = factorial(k) // (factorial(i) * factorial(j) * factorial(k - i - j))
                for (px, py), d in azimuth.items():
                    key = (px + 2 * i, py + 2 * j, l - a - 2 * k + 2 * (k - i - j))
                    result[key] = result.get(key, mp.mpf(0)) + c * ways * d
    return {key: c for key, c in result.items() if c}


def functions(shells, spherical):
    """Normalised functions of shells (centre, l, exponents, coefficients of normalised primitives)."""
    result = []
    for centre, l, exponents, coefficients in shells:
        centre = tuple(mp.mpf(c) for c in centre)
        radial = [(mp.mpf(a), mp.mpf(c) * mp.mpf(a) ** ((2 * l + mp.mpf(3)) / 4))
                  for a, c in zip(exponents, coefficients)]
        polynomials = ([solid_harmonic(l, m) for m in range(-l, l + 1)] if spherical
                       else [{p: mp.mpf(1)} for p in cartesian_powers(l)])
        for polynomial in polynomials:
            f = (centre, polynomial, radial)
            scale = 1 / mp.sqrt(overlap(f, f))
            result.append((centre, {k: c * scale for k, c in polynomial.items()}, radial))
    return result


@lru_cache(maxsize=None)
def hermite(i, j, t, a, b, xa, xb):
    """McMurchie and Davidson's E_t^ij without normalisation, J. Comput. Phys. 26, 218 (1978)."""
    if t < 0 or t > i + j:
        return mp.mpf(0)
    p = a + b
    if i == j == t == 0:
        return mp.exp(-a * b / p * (xa - xb) ** 2)
    centre = (a * xa + b * xb) / p
    if i:
        return (hermite(i - 1, j, t - 1, a, b, xa, xb) / (2 * p) + (centre - xa) * hermite(i - 1, j, t, a, b, xa, xb)
                + (t + 1) * hermite(i - 1, j, t + 1, a, b, xa, xb))
    return (hermite(i, j - 1, t - 1, a, b, xa, xb) / (2 * p) + (centre - xb) * hermite(i, j - 1, t, a, b, xa, xb)
            + (t + 1) * hermite(i, j - 1, t + 1, a, b, xa, xb))


def pairs(f, g):
    """Primitive pairs and monomial pairs of two functions with their joint coefficient."""
    (fa, fp, fr), (ga, gp, gr) = f, g
    for a, ca in fr:
        for b, cb in gr:
            for pa, da in fp.items():
                for pb, db in gp.items():
                    yield a, b, pa, pb, ca * cb * da * db


def overlap(f, g, shift=(0, 0, 0)):
    """Integral of f x^shift g (moments about the origin)."""
    total = mp.mpf(0)
    for a, b, pa, pb, c in pairs(f, g):
        product = c * (mp.pi / (a + b)) ** (mp.mpf(3) / 2)
        for d in range(3):
            e = lambda t: hermite(pa[d], pb[d], t, a, b, f[0][d], g[0][d])
            centre = (a * f[0][d] + b * g[0][d]) / (a + b)
            product *= e(0) if not shift[d] else centre * e(0) + e(1)
        total += product
    return total


def kinetic(f, g):
    """-1/2 <f| Laplacian g>, by differentiating the polynomial of g primitive by primitive."""
    total = mp.mpf(0)
    for b, cb in g[2]:
        laplacian = {}
        for powers, c in g[1].items():
            for d in range(3):
                n = powers[d]
                for step, factor in ((-2, n * (n - 1)), (0, -2 * b * (2 * n + 1)), (2, 4 * b * b)):
                    if factor:
                        key = tuple(q + step * (k == d) for k, q in enumerate(powers))
                        laplacian[key] = laplacian.get(key, mp.mpf(0)) + c * factor
        total -= overlap(f, (g[0], laplacian, [(b, cb)])) / 2
    return total


def expansion(f, g):
    """Hermite Gaussians of the product f g: list of (exponent, centre, {(t,u,v): coefficient})."""
    merged = {}
    for a, b, pa, pb, c in pairs(f, g):
        p = a + b
        key = (p, tuple((a * f[0][d] + b * g[0][d]) / p for d in range(3)))
        table = merged.setdefault(key, {})
        e = [[hermite(pa[d], pb[d], t, a, b, f[0][d], g[0][d]) for t in range(pa[d] + pb[d] + 1)] for d in range(3)]
        for t, et in enumerate(e[0]):
            for u, eu in enumerate(e[1]):
                for v, ev in enumerate(e[2]):
                    table[t, u, v] = table.get((t, u, v), mp.mpf(0)) + c * et * eu * ev
    return [(p, centre, table) for (p, centre), table in merged.items()]


def hermite_coulomb(alpha, r, order):
    """R_tuv of all t+u+v <= order."""
    x = alpha * sum(c * c for c in r)
    boys = [mp.gammainc(n + mp.mpf(1) / 2, 0, x) / (2 * x ** (n + mp.mpf(1) / 2)) if x > mp.mpf(10) ** -9
            else mp.nsum(lambda k: (-x) ** k / (mp.factorial(k) * (2 * n + 2 * k + 1)), [0, 8]) for n in range(order + 1)]
    level = {(0, 0, 0): [(-2 * alpha) ** n * boys[n] for n in range(order + 1)]}
    for total in range(1, order + 1):
        for t in range(total + 1):
            for u in range(total - t + 1):
                powers = (t, u, total - t - u)
                d = next(k for k in range(3) if powers[k])
                lower = tuple(q - (k == d) for k, q in enumerate(powers))
                lowest = tuple(q - 2 * (k == d) for k, q in enumerate(powers))
                level[powers] = [r[d] * level[lower][n + 1] + ((powers[d] - 1) * level[lowest][n + 1]
                                 if powers[d] > 1 else 0) for n in range(order + 1 - total)]
    return {k: v[0] for k, v in level.items()}


def nuclear(f, g, charges):
    total = mp.mpf(0)
    for p, centre, table in expansion(f, g):
        order = max(sum(k) for k in table)
        for charge, place in charges:
            r = hermite_coulomb(p, [c - mp.mpf(q) for c, q in zip(centre, place)], order)
            total -= charge * 2 * mp.pi / p * sum(c * r[k] for k, c in table.items())
    return total


ONE = ((mp.mpf(0),) * 3, {(0, 0, 0): mp.mpf(1)}, [(mp.mpf(0), mp.mpf(1))])


def coulomb(f, g, h, k):
    """(fg|hk); ONE in place of g or k leaves a single function."""
    total = mp.mpf(0)
    left, right = expansion(f, g), expansion(h, k)
    for p, cp, tp in left:
        for q, cq, tq in right:
            order = max(map(sum, tp)) + max(map(sum, tq))
            r = hermite_coulomb(p * q / (p + q), [a - b for a, b in zip(cp, cq)], order)
            part = sum(c * d * (-1) ** sum(b) * r[a[0] + b[0], a[1] + b[1], a[2] + b[2]]
                       for a, c in tp.items() for b, d in tq.items())
            total += 2 * mp.pi ** (mp.mpf(5) / 2) / (p * q * mp.sqrt(p + q)) * part
    return total
