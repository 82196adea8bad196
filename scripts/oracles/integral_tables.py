#!/usr/bin/python3
"""integrals_*.csv: one-electron, two-, three- and four-centre integrals from Psi4, in Rung's order and normalisation.

Samples of every table are checked against gaussians.py before anything is written.
"""

import itertools
import random
import sys

sys.path.insert(0, "/usr/lib/x86_64-linux-gnu")
import gaussians
import numpy as np
import psi4
from paths import ORACLE, write

ATOMS = [("O", 8, (0.11, -0.23, 0.31)), ("N", 7, (1.73, 0.42, -0.58)), ("C", 6, (-0.92, 1.64, 0.87)),
         ("H", 1, (0.35, -1.28, -1.46))]
# element -> shells: (l, [(exponent, coefficient of the normalised primitive), ...])
ORBITAL = {
    "O": [(0, [(10000.0, 0.012), (950.0, 0.11), (87.0, 0.62), (9.3, 0.55)]), (1, [(52.0, 0.18), (6.1, 0.71), (0.9, 0.42)]),
          (2, [(1.9, 1.0)]), (3, [(12.5, 1.0)])],
    "N": [(0, [(0.31, 1.0)]), (1, [(0.85, 1.0)]), (4, [(1.1, 1.0)])],
    "C": [(0, [(0.1, 1.0)]), (5, [(0.8, 1.0)])],
    "H": [(1, [(0.2, 1.0)]), (2, [(2.4, 0.45), (0.55, 0.66)])],
}
AUXILIARY = {
    "O": [(0, [(2200.0, 0.3), (31.0, 0.8)]), (1, [(14.0, 1.0)]), (2, [(4.4, 1.0)]), (3, [(2.6, 1.0)]), (4, [(1.7, 1.0)])],
    "N": [(0, [(0.45, 1.0)]), (5, [(1.9, 1.0)])],
    "C": [(2, [(3.2, 0.5), (0.7, 0.6)]), (6, [(1.4, 1.0)])],
    "H": [(0, [(0.12, 1.0)]), (1, [(1.05, 1.0)]), (3, [(0.9, 1.0)])],
}
LETTERS = "SPDFGHI"
PROGRAM = f"Psi4 {psi4.__version__} (Debian psi4 1:1.3.2+dfsg-5, libint 1.2.1)"


def gbs(basis, title, spherical=True):
    lines = [f"! {t}" for t in title] + ["spherical" if spherical else "cartesian", "", "****"]
    for element, shells in basis.items():
        lines.append(f"{element}     0")
        for l, primitives in shells:
            lines.append(f"{LETTERS[l]}   {len(primitives)}   1.00")
            lines += [f"  {a!r:>20}  {c!r:>20}" for a, c in primitives]
        lines.append("****")
    return lines


def shells(basis):
    return [(place, l, [a for a, _ in p], [c for _, c in p]) for e, _, place in ATOMS for l, p in basis[e]]


def sizes(basis, spherical):
    return [2 * l + 1 if spherical else (l + 1) * (l + 2) // 2 for _, l, _, _ in shells(basis)]


def build(molecule, basis, spherical):
    psi4.basis_helper("assign made\n[made]\n" + "\n".join(gbs(basis, [], spherical)) + "\n", name="made")
    return psi4.core.BasisSet.build(molecule, "BASIS", psi4.core.get_global_option("BASIS"),
                                    puream=1 if spherical else 0)


def reorder(basis, spherical, overlap):
    """Psi4's place and the factor of each function in Rung's order: Psi4 has m = 0, 1, -1, 2, -2, ..."""
    places, at = [], 0
    for (_, l, _, _), n in zip(shells(basis), sizes(basis, spherical)):
        places += [at + (2 * m - 1 if m > 0 else -2 * m) for m in range(-l, l + 1)] if spherical else range(at, at + n)
        at += n
    return np.array(places), 1 / np.sqrt(np.diag(overlap)[places])


def convert(array, *orders):
    for axis, (places, scale) in enumerate(orders):
        shape = [1] * array.ndim
        shape[axis] = -1
        array = np.take(array, places, axis=axis) * scale.reshape(shape)
    return array


def offsets(n):
    return np.concatenate([[0], np.cumsum(n)])


def sample(array, blocks, count, rng):
    """Up to count different elements of every block, rather those that do not vanish by symmetry."""
    for block in blocks:
        indices = list(itertools.product(*[range(a, b) for a, b in block]))
        rng.shuffle(indices)
        indices.sort(key=lambda i: abs(array[i]) < 1e-12)
        yield from sorted(indices[:count])


def f(x):
    return f"{round(x, 15) + 0.0:.15g}"


def check(name, ours, theirs, tolerance):
    error = abs(float(ours) - theirs)
    assert error <= tolerance * max(1, abs(theirs)), (name, float(ours), theirs)
    return error


def main():
    psi4.core.set_output_file("/dev/null", False)
    psi4.set_num_threads(1)
    rng = random.Random(20240607)
    text = "".join(f"{e} {' '.join(map(repr, r))}\n" for e, _, r in ATOMS)
    molecule = psi4.geometry(f"0 1\n{text}units bohr\nno_com\nno_reorient\nsymmetry c1\n")
    molecule.update_geometry()
    psi4.set_options({"ints_tolerance": 0.0})
    charges = [(z, r) for _, z, r in ATOMS]
    zero = psi4.core.BasisSet.zero_ao_basis_set()
    aux = build(molecule, AUXILIARY, True)
    aux_mints = psi4.core.MintsHelper(aux)
    aux_order = reorder(AUXILIARY, True, aux_mints.ao_overlap().np)
    aux_starts = offsets(sizes(AUXILIARY, True))
    aux_blocks = list(zip(aux_starts, aux_starts[1:]))
    aux_functions = gaussians.functions(shells(AUXILIARY), True)

    common = [
        "Integrals over the made-up basis integrals.gbs (fitting basis integrals-aux.gbs) from",
        f"{PROGRAM},",
        "converted to Rung's convention and checked in samples against 30-digit McMurchie-Davidson integrals",
        "(scripts/oracles/gaussians.py). Made by scripts/oracles/integral_tables.py. Hartree atomic units.",
        "Order: atoms as listed; shells as in the basis file; spherical functions are real solid harmonics m = -l..l",
        "(p = y, z, x; no Condon-Shortley phase); Cartesian functions in lexical order xx, xy, xz, yy, yz, zz.",
        "The .gbs files serve both kinds: each table says spherical or cartesian.",
        "Every function, each Cartesian one too, is normalised to 1; coefficients belong to normalised primitives.",
        "Indices from 0. Geometry in bohr, nuclear charges Z:",
    ] + [f"atom {e} {z} {' '.join(map(repr, r))}" for e, z, r in ATOMS]

    lines = ["i,j,coulomb"]
    metric = convert(np.squeeze(aux_mints.ao_eri(aux, zero, aux, zero).np), aux_order, aux_order)
    blocks = itertools.combinations_with_replacement(aux_blocks, 2)
    chosen = list(sample(metric, blocks, 8, rng))
    worst = 0.0
    for i, j in rng.sample(chosen, 40):
        one = gaussians.coulomb(aux_functions[i], gaussians.ONE, aux_functions[j], gaussians.ONE)
        worst = max(worst, check(f"(P|Q) {i} {j}", one, metric[i, j], 1e-12))
    print(f"two-centre: checked to {worst:.1e}")
    lines += [f"{i},{j},{f(metric[i, j])}" for i, j in chosen]
    write(ORACLE / "integrals_two_centre.csv", common + ["(P|Q) of the fitting basis, spherical."], lines)

    for kind, spherical in (("spherical", True), ("cartesian", False)):
        orbital = build(molecule, ORBITAL, spherical)
        mints = psi4.core.MintsHelper(orbital)
        order = reorder(ORBITAL, spherical, mints.ao_overlap().np)
        starts = offsets(sizes(ORBITAL, spherical))
        shell_blocks = list(zip(starts, starts[1:]))
        functions = gaussians.functions(shells(ORBITAL), spherical)

        matrices = [mints.ao_overlap(), mints.ao_kinetic(), mints.ao_potential()] + list(mints.ao_dipole())
        matrices = [convert(m.np, order, order) for m in matrices]
        matrices[3:] = [-m for m in matrices[3:]]  # Psi4's dipole carries the electron's charge
        chosen = list(sample(matrices[2], itertools.combinations_with_replacement(shell_blocks, 2), 8, rng))
        worst = [0.0] * 6
        for n, (i, j) in enumerate(chosen):
            a, b = functions[i], functions[j]
            ours = [gaussians.overlap(a, b), gaussians.kinetic(a, b)]
            ours.append(gaussians.nuclear(a, b, charges) if n % 9 == 0 else matrices[2][i, j])
            ours += [gaussians.overlap(a, b, s) for s in ((1, 0, 0), (0, 1, 0), (0, 0, 1))]
            worst = [max(w, check(f"{kind} {i} {j}", o, m[i, j], 1e-11)) for w, o, m in zip(worst, ours, matrices)]
        print(kind, "one-electron: checked to", " ".join(f"{w:.1e}" for w in worst))
        lines = ["i,j,overlap,kinetic,nuclear,x,y,z"]
        lines += [",".join([str(i), str(j)] + [f(m[i, j]) for m in matrices]) for i, j in chosen]
        write(ORACLE / f"integrals_one_electron_{kind}.csv",
              common + [f"Orbital basis {kind}, {starts[-1]} functions. nuclear = -sum Z/|r-R|; x, y, z = <i|r|j>."], lines)

        three = np.squeeze(mints.ao_eri(aux, zero, orbital, orbital).np)
        three = convert(three, aux_order, order, order)
        shell_pairs = list(itertools.combinations_with_replacement(shell_blocks, 2))
        chosen = list(sample(three, [(p, a, b) for p in aux_blocks for a, b in shell_pairs], 1, rng))
        worst = 0.0
        for p, i, j in rng.sample(chosen, 25):
            ours = gaussians.coulomb(aux_functions[p], gaussians.ONE, functions[i], functions[j])
            worst = max(worst, check(f"{kind} ({p}|{i} {j})", ours, three[p, i, j], 1e-12))
        print(f"{kind} three-centre: checked to {worst:.1e}")
        write(ORACLE / f"integrals_three_centre_{kind}.csv", common + [f"(P|ij): fitting basis spherical, orbitals {kind}."],
              ["p,i,j,coulomb"] + [f"{p},{i},{j},{f(three[p, i, j])}" for p, i, j in chosen])

        four = convert(mints.ao_eri().np, order, order, order, order)
        pairs = list(itertools.combinations_with_replacement(range(len(shell_blocks)), 2))
        quartets = list(itertools.combinations_with_replacement(pairs, 2))
        keep = [q for q in quartets if len({*q[0], *q[1]}) == 1 or rng.random() < (0.45 if spherical else 0.25)]
        chosen = list(sample(four, [tuple(shell_blocks[s] for s in a + b) for a, b in keep], 1, rng))
        worst, count = 0.0, 0
        for i, j, k, l in rng.sample(chosen, len(chosen)):
            terms = np.prod([float(len(functions[x][1]) * len(functions[x][2])) for x in (i, j, k, l)])
            if terms <= 200 and count < 40:
                ours = gaussians.coulomb(functions[i], functions[j], functions[k], functions[l])
                worst = max(worst, check(f"{kind} ({i} {j}|{k} {l})", ours, four[i, j, k, l], 1e-12))
                count += 1
        print(f"{kind} four-centre: {count} checked to {worst:.1e}")
        write(ORACLE / f"integrals_four_centre_{kind}.csv", common + [f"(ij|kl), orbitals {kind}."],
              ["i,j,k,l,coulomb"] + [f"{i},{j},{k},{l},{f(four[i, j, k, l])}" for i, j, k, l in chosen])

    title = ["Made-up basis of the integral tables, Gaussian94 format; no relation to any element's real basis.",
             "Made by scripts/oracles/integral_tables.py."]
    write(ORACLE / "integrals.gbs", [], gbs(ORBITAL, title))
    write(ORACLE / "integrals-aux.gbs", [], gbs(AUXILIARY, title))


main()
