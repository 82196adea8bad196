#!/usr/bin/python3
"""The embedded data sets in Rung's own YAML: W4-17 atomization energies and NIST ionization energies."""

import collections
import csv
import json

import yaml
from paths import DATA, number, shared, write

AMBIGUOUS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}  # booleans to some YAML readers


def key(name):
    return f'"{name}"' if name in AMBIGUOUS else name


def system(name, atoms, charge, spin):
    geometry = "; ".join(" ".join([s] + [number(c) for c in r]) for s, r in atoms)
    return f'  {key(name)}: {{geometry_angstrom: "{geometry}", charge: {charge}, spin: {spin}}}'


def save(name, comments, cite, systems, data):
    text = [f"name: {name}", f'cite: "{cite}"', "systems:"] + systems + ["data:"] + data
    loaded = yaml.safe_load("\n".join(text))
    assert len(loaded["systems"]) == len(systems) and len(loaded["data"]) == len(data)
    write(DATA / f"{name}.yaml", comments + ["Made by scripts/oracles/data_sets.py."], text)


def w4_17(part):
    source = json.load(open(shared(f"thermo/w4-17-{part}.json")))
    short = lambda s: s.removeprefix("w417_")
    elements = lambda s: collections.Counter(a[0] for a in source["systems"][s]["atoms_angstrom"])
    order = sorted(source["systems"], key=lambda s: (source["systems"][s]["natoms"] > 1))
    systems = [system(short(s), [(a[0], a[1:]) for a in v["atoms_angstrom"]], v["charge"], v["multiplicity"] - 1)
               for s in order for v in [source["systems"][s]]]
    data = []
    for reaction in source["reactions"]:
        terms = [(int(c), s) for c, s in reaction["terms"]]
        balance = collections.Counter()
        for c, s in terms:
            for e, k in elements(s).items():
                balance[e] += c * k
        assert not any(balance.values()) and terms[0][0] == -1, reaction
        assert all(sum(elements(s).values()) == 1 for _, s in terms[1:])
        text = ", ".join(f"{key(short(s))}: {c}" for c, s in terms)
        data.append(f"  - {{id: ae_{short(terms[0][1])}, type: reaction, terms: {{{text}}}, "
                    f"value: {number(reaction['ref'])}, unit: kcal/mol}}")
    save(f"w4-17-{part}", [
        f"W4-17 total atomization energies, {len(data)} {'training' if part == 'train' else 'validation'} molecules:",
        "non-relativistic, clamped-nuclei, at the bottom of the well (De); geometries in angstrom, spin is 2S."],
        source["cite"].replace('"', "'"), systems, data)


def ionization():
    unpaired = [None, 1, 0, 1, 0, 1, 2, 3, 2, 1, 0, 1, 0, 1, 2, 3, 2, 1, 0]  # 2S of the ground state, by electron count
    unpaired[0] = 0
    systems, data = [], []
    for row in csv.DictReader(open(shared("atoms/atoms_exact.csv"))):
        z, symbol, name = int(row["Z"]), row["symbol"], row["symbol"].lower()
        assert abs(float(row["IP_exp_eV"]) / 27.211386245988 - float(row["IP_exp_Ha"])) < 1e-7
        systems.append(system(name, [(symbol, (0, 0, 0))], 0, unpaired[z]))
        systems.append(system(name + "+", [(symbol, (0, 0, 0))], 1, unpaired[z - 1]))
        data.append(f"  - {{id: ie_{name}, type: ionization, system: {key(name)}, cation: {name}+, "
                    f"value: {row['IP_exp_Ha']}, unit: hartree}}")
    save("nist-ionization", [
        "First ionization energies of H to Ar, measured: relativity, spin-orbit coupling and the finite nuclear mass are in",
        "them (0.5 hartree would be the non-relativistic limit of hydrogen's 0.49973). spin is 2S of each ground state."],
        "A. Kramida, Yu. Ralchenko, J. Reader and NIST ASD Team, NIST Atomic Spectra Database, https://physics.nist.gov/asd",
        systems, data)


if __name__ == "__main__":
    w4_17("train")
    w4_17("validation")
    ionization()
