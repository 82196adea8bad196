#!/usr/bin/python3
"""lebedev.txt: Lebedev's angular rules as generators of octahedral orbits, refined to full double precision.

The points are grouped into orbits; then Newton's method in 60 digits solves the rule's own equations: every polynomial
that the octahedral group leaves unchanged, (x^4+y^4+z^4)^i (xyz)^(2j) with 4i + 6j <= degree, is integrated exactly
(S. L. Sobolev's theorem; there are as many such polynomials as unknowns).
"""

import csv
import itertools
from fractions import Fraction

import mpmath as mp
import numpy as np
from paths import GRID, number, shared, write

mp.mp.dps = 60

COMMENTS = """\
Lebedev's quadrature rules on the unit sphere, 6 to 1202 points, as generators of their octahedral orbits.
Source: V. I. Lebedev, D. N. Laikov, Doklady Mathematics 59, 477 (1999); the published points refined by Newton's
method to full double precision. Made by scripts/oracles/lebedev_rules.py.

rule POINTS DEGREE     starts a rule that integrates polynomials up to DEGREE exactly; weights sum to 1.
a1 W                   6 points: all permutations and signs of (1, 0, 0)
a2 W                  12 points: of (s, s, 0), s = 1/sqrt(2)
a3 W                   8 points: of (s, s, s), s = 1/sqrt(3)
b  L W                24 points: of (L, L, m), m = sqrt(1 - 2 L^2)
c  P W                24 points: of (P, q, 0), q = sqrt(1 - P^2)
d  R S W              48 points: of (R, S, t), t = sqrt(1 - R^2 - S^2)
W is the weight of each single point of the orbit. The rules of 74, 230 and 266 points have negative weights.""".splitlines()


def orbit_points(generator):
    images = set()
    for p in itertools.permutations(generator):
        for signs in itertools.product((1.0, -1.0), repeat=3):
            images.add(tuple(s * c + 0.0 for s, c in zip(signs, p)))
    return np.array(sorted(images))


SIZE = {"a1": 6, "a2": 12, "a3": 8, "b": 24, "c": 24, "d": 48}
PARAMETERS = {"a1": 0, "a2": 0, "a3": 0, "b": 1, "c": 1, "d": 2}


def classify(point):
    """The orbit's kind and parameters from one of its points."""
    a, b, c = sorted(abs(x) for x in point)
    same = lambda x, y: abs(x - y) < 1e-9
    if same(b, 0):
        return "a1", ()
    if same(a, 0):
        return ("a2", ()) if same(b, c) else ("c", (b,))
    if same(a, b) and same(b, c):
        return "a3", ()
    if same(a, b):
        return "b", (a,)
    if same(b, c):
        return "b", (b,)
    return "d", (a, b)


def generator(kind, p, sqrt):
    if kind == "a1":
        return 1, 0, 0
    if kind == "a2":
        return 1 / sqrt(2), 1 / sqrt(2), 0
    if kind == "a3":
        return 1 / sqrt(3), 1 / sqrt(3), 1 / sqrt(3)
    if kind == "b":
        return p[0], p[0], sqrt(1 - 2 * p[0] ** 2)
    if kind == "c":
        return p[0], sqrt(1 - p[0] ** 2), 0
    return p[0], p[1], sqrt(1 - p[0] ** 2 - p[1] ** 2)


def squares_slope(kind):
    """d(x^2, y^2, z^2) for each parameter's square: the orbit moves in the plane x^2+y^2+z^2 = 1."""
    return {"b": [(1, 1, -2)], "c": [(1, -1, 0)], "d": [(1, 0, -1), (0, 1, -1)]}.get(kind, [])


def moment(i, j):
    """Mean over the sphere of (x^4+y^4+z^4)^i (x y z)^(2j), exactly."""
    odd = lambda n: 1 if n <= 0 else n * odd(n - 2)
    factorial = lambda n: 1 if n < 2 else n * factorial(n - 1)
    total = Fraction(0)
    for a in range(i + 1):
        for b in range(i + 1 - a):
            c = i - a - b
            ways = Fraction(factorial(i), factorial(a) * factorial(b) * factorial(c))
            ex, ey, ez = 4 * a + 2 * j, 4 * b + 2 * j, 4 * c + 2 * j
            total += ways * Fraction(odd(ex - 1) * odd(ey - 1) * odd(ez - 1), odd(ex + ey + ez + 1))
    return mp.mpf(total.numerator) / total.denominator


def refine(orbits, degree):
    """Newton's method on the squares of the parameters and the weights; orbits: (kind, parameters, weight)."""
    exponents = [(i, j) for i in range(degree // 4 + 1) for j in range(degree // 6 + 1) if 4 * i + 6 * j <= degree]
    exact = [moment(i, j) for i, j in exponents]
    unknowns = sum(1 + PARAMETERS[k] for k, _, _ in orbits)
    assert unknowns == len(exponents), (degree, unknowns, len(exponents))
    state = [(k, [mp.mpf(float(x)) ** 2 for x in p], mp.mpf(float(w))) for k, p, w in orbits]
    for _ in range(8):
        jacobian = mp.matrix(unknowns, unknowns)
        residual = mp.matrix([-e for e in exact])
        column = 0
        for kind, squares, weight in state:
            u = [c ** 2 for c in generator(kind, [mp.sqrt(s) for s in squares], lambda x: mp.sqrt(x))]
            n = SIZE[kind]
            quartic, product = sum(c * c for c in u), u[0] * u[1] * u[2]
            slopes = []
            for d in squares_slope(kind):
                d_quartic = sum(2 * c * dc for c, dc in zip(u, d))
                d_product = d[0] * u[1] * u[2] + u[0] * d[1] * u[2] + u[0] * u[1] * d[2]
                slopes.append((d_quartic, d_product))
            for row, (i, j) in enumerate(exponents):
                value = quartic ** i * product ** j
                residual[row] += n * weight * value
                jacobian[row, column] = n * value
                for s, (dq, dp) in enumerate(slopes):
                    slope = i * quartic ** (i - 1) * dq * product ** j if i else mp.mpf(0)
                    slope += quartic ** i * j * product ** (j - 1) * dp if j else mp.mpf(0)
                    jacobian[row, column + 1 + s] = n * weight * slope
            column += 1 + PARAMETERS[kind]
        step = mp.lu_solve(jacobian, residual)
        column, moved = 0, []
        for kind, squares, weight in state:
            m = PARAMETERS[kind]
            moved.append((kind, [s - step[column + 1 + q] for q, s in enumerate(squares)], weight - step[column]))
            column += 1 + m
        state = moved
        if max(abs(x) for x in step) < mp.mpf(10) ** -30:
            break
    else:
        raise SystemExit(f"degree {degree}: Newton's method did not converge")
    return [(k, [mp.sqrt(s) for s in p], w) for k, p, w in state]


lines = []
with open(shared("lebedev/INDEX.csv")) as f:
    rules = [(int(r["order"]), int(r["n_points"])) for r in csv.DictReader(f) if int(r["n_points"]) <= 1202]
for degree, size in rules:
    source = np.loadtxt(shared(f"lebedev/lebedev_{degree:03d}.txt"))
    assert len(source) == size
    left = np.ones(size, dtype=bool)
    orbits = []
    while left.any():
        first = np.flatnonzero(left)[0]
        kind, parameters = classify(source[first, :3])
        images = orbit_points([float(x) for x in generator(kind, parameters, np.sqrt)])
        distance = np.abs(source[:, None, :3] - images[None]).max(axis=2).min(axis=1)
        members = left & (distance < 1e-9)
        assert members.sum() == SIZE[kind], (degree, kind, members.sum())
        left &= ~members
        orbits.append((kind, parameters, source[members, 3].mean()))
    orbits.sort(key=lambda o: (o[0], o[1]))
    refined = refine(orbits, degree)
    assert sum(SIZE[k] for k, _, _ in refined) == size
    lines.append(f"rule {size} {degree}")
    points = []
    for kind, parameters, weight in refined:
        numbers = [number(p) for p in parameters] + [number(weight)]
        lines.append(" ".join([kind] + numbers))
        images = orbit_points([float(x) for x in generator(kind, [float(p) for p in parameters], np.sqrt)])
        assert len(images) == SIZE[kind]
        points += [(*image, float(weight)) for image in images]
    points = np.array(points)
    nearest = np.abs(source[:, None, :3] - points[None, :, :3]).max(axis=2)
    shift = nearest.min(axis=1).max()
    weight_shift = np.abs(source[:, 3] - points[nearest.argmin(axis=1), 3]).max()
    worst = 0.0
    for a in range(0, degree + 1, 2):
        for b in range(0, degree + 1 - a, 2):
            c = (degree - degree % 2) - a - b
            odd = lambda n: 1 if n <= 0 else n * odd(n - 2)
            exact = float(Fraction(odd(a - 1) * odd(b - 1) * odd(c - 1), odd(a + b + c + 1)))
            terms = points[:, 3] * points[:, 0] ** a * points[:, 1] ** b * points[:, 2] ** c
            worst = max(worst, abs(np.sum(terms) - exact))
    print(f"{size:5d} points: moved {shift:.1e}, weights {weight_shift:.1e} from the source; monomials to {worst:.1e}")
write(GRID / "lebedev.txt", COMMENTS, lines)
