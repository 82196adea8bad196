#!/usr/bin/python3
"""densities/*.molden and ccsd-densities.yaml: CCSD densities as natural orbitals, in a small Molden form.

The source prints occupations with five decimals. A correction of the occupations within that rounding that
restores the electron count, dipole, kinetic energy, nuclear attraction and <r^2> of the full density is applied; then
orbitals without occupation and vanishing coefficients are dropped. Integrals come from Psi4.
"""

import json
import sys

sys.path.insert(0, "/usr/lib/x86_64-linux-gnu")
import numpy as np
import psi4
from data_sets import key
from paths import DATA, number, shared, write

NAMES = ["he", "be", "ne", "li", "n", "h2", "lih", "hf", "h2o", "nh3", "ch4", "n2", "co"]
LETTERS = "spdfg"


def read(lines):
    """Atoms (symbol, Z, bohr), shells per atom and orbitals (spin, occupation, coefficients in file order)."""
    atoms, shells, orbitals, section = [], [], [], None
    for line in lines:
        words = line.split()
        if line.startswith("["):
            section = line.split("]")[0][1:].lower()
        elif not words:
            continue
        elif section == "atoms":
            atoms.append((words[0], int(words[2]), [float(x) for x in words[3:6]]))
        elif section == "gto":
            if words[0] in LETTERS:
                shells[-1].append((LETTERS.index(words[0]), []))
            elif len(words) == 2 and words[1] == "0":
                shells.append([])
            else:
                shells[-1][-1][1].append((float(words[0]), float(words[1])))
        elif section == "mo":
            if "=" in line:
                tag, value = (x.strip() for x in line.split("="))
                if tag == "Sym":
                    orbitals.append([None, None, {}])
                elif tag == "Spin":
                    orbitals[-1][0] = value.lower()
                elif tag == "Occup":
                    orbitals[-1][1] = float(value)
            else:
                orbitals[-1][2][int(words[0]) - 1] = float(words[1])
    size = sum(2 * l + 1 for s in shells for l, _ in s)
    return atoms, shells, [(s, o, np.array([c.get(i, 0.0) for i in range(size)])) for s, o, c in orbitals]


def integrals(atoms, shells):
    """Overlap, kinetic, nuclear, x, y, z, r^2 in the Molden order (p = x, y, z; d on: 0, 1, -1, 2, -2)."""
    text, seen = "assign made\n[made]\nspherical\n\n****\n", {}
    for (symbol, _, _), atom_shells in zip(atoms, shells):
        if seen.setdefault(symbol, atom_shells) is not atom_shells:
            assert seen[symbol] == atom_shells
            continue
        text += f"{symbol} 0\n"
        for l, primitives in atom_shells:
            text += f"{LETTERS[l].upper()} {len(primitives)} 1.0\n"
            text += "".join(f" {e!r} {c!r}\n" for e, c in primitives)
        text += "****\n"
    geometry = "".join(f"{s} {' '.join(map(repr, r))}\n" for s, _, r in atoms)
    spin = sum(z for _, z, _ in atoms) % 2 + 1
    molecule = psi4.geometry(f"0 {spin}\n{geometry}units bohr\nno_com\nno_reorient\nsymmetry c1\n")
    molecule.update_geometry()
    psi4.basis_helper(text, name="made")
    basis = psi4.core.BasisSet.build(molecule, "BASIS", psi4.core.get_global_option("BASIS"), puream=1)
    mints = psi4.core.MintsHelper(basis)
    quadrupole = mints.ao_quadrupole()
    matrices = [mints.ao_overlap().np, mints.ao_kinetic().np, mints.ao_potential().np]
    matrices += [-m.np for m in mints.ao_dipole()] + [-(quadrupole[0].np + quadrupole[3].np + quadrupole[5].np)]
    places, at = [], 0
    for atom_shells in shells:
        for l, _ in atom_shells:
            places += [at + 1, at + 2, at] if l == 1 else range(at, at + 2 * l + 1)
            at += 2 * l + 1
    return [m[np.ix_(places, places)] for m in matrices]


def density(orbitals, spin):
    return sum(o * np.outer(c, c) for s, o, c in orbitals if s == spin)


def smallest_correction(occupations, expectation, miss):
    """A change of the occupations within their rounding that makes up the miss: projections by turns onto both sets."""
    half = 5.01e-6
    for free in (occupations > 0, np.ones_like(occupations, dtype=bool)):
        low, high = np.where(free, np.maximum(-half, -occupations), 0.0), np.where(free, half, 0.0)
        matrix = expectation * free
        inverse = np.linalg.pinv(matrix, rcond=1e-8)
        correction = np.zeros_like(occupations)
        for _ in range(5000):
            correction = correction + inverse @ (miss - matrix @ correction)
            clipped = np.clip(correction, low, high)
            if np.abs(clipped - correction).max() < 1e-13:
                return clipped
            correction = clipped
    raise SystemExit(f"no occupations within the rounding make up for {miss}")


def tidy(name, facts):
    atoms, shells, orbitals = read(open(shared(f"densities/{name}.molden")).read().splitlines())
    matrices = integrals(atoms, shells)
    charge = np.array([z for _, z, _ in atoms])
    places = np.array([r for _, _, r in atoms])
    dipole = charge @ places - np.array(facts["dipole"])  # the electrons' moment, positive
    wanted = [facts["electrons"], facts["kinetic"], facts["nuclear_attraction"], *dipole, facts["r2"]]
    wanted[0] = round(wanted[0])
    expectation = np.array([[c @ m @ c for _, _, c in orbitals] for m in matrices])
    if any(s == "beta" for s, _, _ in orbitals):
        beta = np.array([s == "beta" for s, _, _ in orbitals])
        expectation = np.vstack([expectation, expectation[0] * beta])
        wanted.append((wanted[0] - facts["twoS"]) / 2)
    occupations = np.array([o for _, o, _ in orbitals])
    miss = np.array(wanted) - expectation @ occupations
    correction = smallest_correction(occupations, expectation, miss)
    exact = [(s, o + d, c) for (s, o, c), d in zip(orbitals, correction) if o + d > 0]

    lines = ["[Molden Format]", "[Title]",
             f" {name}: {facts['method']}, def2-TZVP, PySCF 2.14; natural orbitals", "[Atoms] (AU)"]
    for a, (symbol, z, r) in enumerate(atoms):
        lines.append(f"{symbol} {a + 1} {z} " + " ".join(f"{x:.12f}" for x in r))
    lines.append("[GTO]")
    for a, atom_shells in enumerate(shells):
        lines.append(f"{a + 1} 0")
        for l, primitives in atom_shells:
            lines.append(f"{LETTERS[l]} {len(primitives)} 1.00")
            lines += [f" {number(e)} {number(c)}" for e, c in primitives]
        lines.append("")
    lines += ["[5D]", "[7F]", "[9G]", "[MO]"]
    for spin, occupation, coefficients in exact:
        lines += ["Sym= A", "Ene= 0", f"Spin= {spin.capitalize()}", f"Occup= {occupation:.10f}"]
        lines += [f"{i + 1} {c:.10f}" for i, c in enumerate(coefficients) if abs(c) >= 5e-11]

    again = read(lines)[2]
    change = 0.0
    for spin in ("alpha", "beta"):
        difference = density(again, spin) - density(exact, spin)
        if not np.isscalar(difference):
            product = difference @ matrices[0]
            change = max(change, np.sqrt(abs(np.sum(product * product.T))))
    reached = [o for _, o, _ in again] @ np.array([[c @ m @ c for m in matrices] for _, _, c in again])
    errors = np.abs(reached - wanted[:7])
    print(f"{name:4s} {len(atoms)} atoms, electrons {reached[0]:.9f}; source was {miss[0]:+.1e} off; occupations corrected by "
          f"{np.abs(correction).max():.1e}; rounding changes the density by {change:.1e}; N, T, V, r, r2 to {errors.max():.1e}")
    assert change < 1e-8 and errors[0] < 1e-8 and errors.max() < 1e-6
    write(DATA / f"densities/{name}.molden", [], lines)
    return atoms


def main():
    psi4.core.set_output_file("/dev/null", False)
    facts = json.load(open(shared("densities/index.json")))
    systems, data = [], []
    for name in NAMES:
        tidy(name, facts[name])
        systems.append(f'  {key(name)}: {{geometry_angstrom: "{facts[name]["geometry_angstrom"]}", '
                       f'charge: {facts[name]["charge"]}, spin: {facts[name]["twoS"]}}}')
        data.append(f"  - {{id: rho_{name}, type: density, system: {key(name)}, reference: densities/{name}.molden}}")
    comments = ["CCSD electron densities (unrelaxed one-particle density, all electrons correlated, def2-TZVP, PySCF 2.14),",
                "as natural orbitals in Molden files; occupations known to 5 decimals, completed within that rounding so that",
                "electrons, dipole, <T>, <V> and <r^2> are those of the full density to 1e-7. spin is 2S.",
                "Made by scripts/oracles/ccsd_densities.py."]
    write(DATA / "ccsd-densities.yaml", comments,
          ["name: ccsd-densities", 'cite: "computed for the Rung project with PySCF 2.14 (Q. Sun et al., J. Chem. Phys. '
           '153, 024109 (2020))"', "systems:"] + systems + ["data:"] + data)


main()
