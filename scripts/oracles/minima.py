#!/usr/bin/python3
"""psi4_minima.csv: the lowest energies that Debian's Psi4 finds for the campaign's hard systems, from many starts.

    minima.py run [TEXT]     # the systems whose names contain TEXT; hours on one core
    minima.py table          # writes the table from what is there
    minima.py compare FILE   # how Rung's energies, which Psi4MinimaTest wrote under -Drung.seen=FILE, differ, as Markdown

Finished rows are kept in .cache/psi4_minima.jsonl, so a stopped run goes on where it was. Psi4 1.3.2 has no test of stability for
density functionals ("not yet supported for XC functionals"), so lower solutions are sought by other starts: its guesses, the orbitals of
a Hartree-Fock solution whose unstable modes were followed, atoms with antiparallel spins side by side, and the best solution with its
valence orbitals turned at random or its frontier orbitals exchanged.
"""

import importlib.machinery
import importlib.util
import itertools
import json
import os
import sys

sys.path.insert(0, "/usr/lib/x86_64-linux-gnu")
import numpy as np
import psi4
from paths import ORACLE, ROOT, write
from psi4_exchange import FUNCTIONALS as HYBRIDS
from psi4_scf import CACHE as OTHER, FUNCTIONALS, OPTIONS

CACHE = OTHER.with_name("psi4_minima.jsonl")
XC = {"pbe": FUNCTIONALS["pbe"], "pbe0": HYBRIDS["pbe0"][-1]}
BOHR = 0.529177210903
# As psi4_scf.csv, on fewer points; solutions are sought on far fewer.
SETTINGS = {**OPTIONS, "scf_type": "pk", "ints_tolerance": 1e-12, "dft_radial_points": 75, "dft_spherical_points": 302,
            "e_convergence": 1e-9, "d_convergence": 1e-7, "maxiter": 60, "basis": "def2-SVP"}
QUICK = {"dft_radial_points": 30, "dft_spherical_points": 110, "e_convergence": 1e-7, "d_convergence": 1e-5}
# Solutions of the coarse grid so near to the lowest are solved on the fine one, hartree.
NEAR = 3e-4
# Where DIIS fails and nothing else is known; second order (soscf) does no better on these.
SLOWLY = {"damping_percentage": 40, "maxiter": 100}
TURNS = {"uks": (0, 1), "rks": (0, 1)}

# In the order in which they are wanted.
ROWS = [f"{m} {r} uks" for r in (5, 3, 2) for m in ("H2", "N2", "F2", "LiF", "Li2", "HF", "NaCl")]
ROWS += ["C2", "C2 uks", "BN", "BN uks", "B2", "O3", "O3 uks", "H4-square", "H4-square uks", "H4-rectangle", "Be2", "Li3", "NO2", "ClO", "OH", "NO",
         "CH", "O2-", *("atom " + s for s in "B C O F Si S Cl N P Al".split()), "F-", "OH-", "S4", "S4 uks",
         *("atom " + s for s in "Sc Ti V Cr Fe Co Ni Cu Mn".split()), "ScH", "ScH uks", "CuF", "TiO", "VO", "CrH", "FeO", "CoH", "NiO", "MnO"]
ROWS += [f"{m} {r} rks" for r in (3, 5) for m in ("H2", "N2", "F2", "LiF", "Li2", "HF", "NaCl")]
ROWS += ["atom " + s for s in "H Li Be Na Mg K Ca Ga Ge As Se Br".split()]


def campaign():
    path = str(ROOT / "scripts/campaign")
    loader = importlib.machinery.SourceFileLoader("campaign", path)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("campaign", loader))
    sys.dont_write_bytecode = True
    loader.exec_module(module)
    return module


def cartesians(geometry):
    """Symbols and coordinates in bohr, rounded to 8 decimals: the table's own geometry."""
    return [(a[0], [round(float(x) / BOHR, 8) + 0.0 for x in a[1:4]]) for a in (line.split() for line in geometry.split(";"))]


def scf(atoms, charge, spin, reference, functional, guess=None, orbitals=None, **options):
    """Energy and wavefunction from Psi4's guess, or from occupied orbitals of both spins; None where it does not converge."""
    psi4.core.clean()
    psi4.core.clean_options()
    text = "".join("%s %.8f %.8f %.8f\n" % (s, *r) for s, r in atoms)
    molecule = psi4.geometry(f"{charge} {spin + 1}\n{text}units bohr\nno_com\nno_reorient\nsymmetry c1\n")
    molecule.update_geometry()
    hartree_fock = functional == "hf"
    kind = ("R" if reference == "rks" else "U") + ("HF" if hartree_fock else "KS")
    psi4.set_options({**SETTINGS, "reference": kind, **options})
    if orbitals is None:
        psi4.set_options({"guess": guess, "guess_mix": reference == "uks" and spin == 0})
    if hartree_fock and reference == "uks":
        psi4.set_options({"stability_analysis": "follow"})
    try:
        if orbitals is None:
            keywords = {} if hartree_fock else {"dft_functional": XC[functional]}
            return psi4.energy("hf" if hartree_fock else "scf", molecule=molecule, return_wfn=True, **keywords)
        base = psi4.core.Wavefunction.build(molecule, "def2-SVP")
        wave = psi4.driver.scf_wavefunction_factory(XC[functional], base, kind)
        for put, occupied in zip((wave.guess_Ca, wave.guess_Cb), orbitals):
            put(psi4.core.Matrix.from_array(np.ascontiguousarray(occupied)))
        return wave.compute_energy(), wave
    except (psi4.SCFConvergenceError, RuntimeError) as error:
        print("   ", type(error).__name__, str(error).strip().splitlines()[:1], flush=True)
        return None


def occupied(wave):
    return wave.Ca().np[:, :wave.nalpha()].copy(), wave.Cb().np[:, :wave.nbeta()].copy()


def antiparallel(atoms, spin, spins):
    """Orbitals of lone atoms, the spins of which add up to the molecule's with signs; none if they cannot."""
    for extra in itertools.product((0, 2), repeat=len(atoms)):
        lone = [spins[s] + e for (s, _), e in zip(atoms, extra)]
        for signs in itertools.product((1, -1), repeat=len(atoms)):
            if len(atoms) > 1 and any(e and s not in TRANSITION for (s, _), e in zip(atoms, extra)):
                continue
            if sum(s * g for s, g in zip(lone, signs)) == spin and (min(signs) < 0 or 0 in lone):
                return placed(atoms, lone, signs)
    return None


HEAVY = set("K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr".split())
TRANSITION = set("Sc Ti V Fe Co Ni".split())


def placed(atoms, lone, signs):
    columns = ([], [])
    sizes, blocks = [], []
    for (symbol, _), s, sign in zip(atoms, lone, signs):
        found = scf([(symbol, [0.0, 0.0, 0.0])], 0, s, "uks", "hf", guess="sad")
        if found is None:
            return None
        a, b = occupied(found[1])
        blocks.append((a, b) if sign > 0 else (b, a))
        sizes.append(a.shape[0])
    total = sum(sizes)
    at = 0
    for size, pair in zip(sizes, blocks):
        for spin in (0, 1):
            tall = np.zeros((total, pair[spin].shape[1]))
            tall[at:at + size] = pair[spin]
            columns[spin].append(tall)
        at += size
    return [np.hstack(c) for c in columns]


def orthonormal(orbitals, overlap):
    answer = []
    for c in orbitals:
        value, vector = np.linalg.eigh(c.T @ overlap @ c)
        answer.append(c @ vector @ np.diag(value ** -0.5) @ vector.T)
    return answer


def turned(wave, seed, restricted):
    """The occupied orbitals with those of the valence turned at random among low virtual ones; seed 0 exchanges frontier orbitals."""
    generator = np.random.RandomState(seed)
    answer = []
    for c, e, n in ((wave.Ca().np, wave.epsilon_a().np, wave.nalpha()), (wave.Cb().np, wave.epsilon_b().np, wave.nbeta())):
        c = c.copy()
        if seed == 0:
            if 0 < n < c.shape[1]:
                c[:, [n - 1, n]] = c[:, [n, n - 1]]
        else:
            kappa = np.zeros((len(e), len(e)))
            for i in range(n):
                for a in range(n, len(e)):
                    if e[i] > -2 and e[a] < 1:
                        kappa[a, i] = 0.5 * generator.randn()
                        kappa[i, a] = -kappa[a, i]
            value, vector = np.linalg.eig(kappa)
            c = c @ (vector @ np.diag(np.exp(value)) @ np.linalg.inv(vector)).real
        answer.append(c[:, :n])
        if restricted:
            return [answer[0], answer[0].copy()]
    return answer


def spin_squared(wave):
    na, nb = wave.nalpha(), wave.nbeta()
    s = wave.S().np
    return (na - nb) / 2 * ((na - nb) / 2 + 1) + nb - float(np.trace(wave.Da().np @ s @ wave.Db().np @ s))


def row(name, system, functional, spins, shared):
    spin, charge, geometry, reference = system
    reference = reference if reference != "auto" else "uks" if spin else "rks"
    atoms = cartesians(geometry)
    found = {}
    solutions = []
    best = None

    def attempt(label, **how):
        nonlocal best
        answer = scf(atoms, charge, spin, reference, functional, **how, **QUICK)
        if answer is None and best is None:
            answer = scf(atoms, charge, spin, reference, functional, **how, **{**QUICK, **SLOWLY})
        if answer is not None:
            found[label] = round(answer[0], 7)
            solutions.append((answer[0], label, occupied(answer[1])))
            if best is None or answer[0] < best[0]:
                best = answer

    for guess in ("sad", "huckel", "core"):
        attempt(guess, guess=guess)
    key = (name, reference)
    if key not in shared:
        shared.clear()
        followed = scf(atoms, charge, spin, reference, "hf", guess="sad")
        apart = antiparallel(atoms, spin, spins) if followed and reference == "uks" and len(atoms) > 1 else None
        shared[key] = (followed and occupied(followed[1]), apart and orthonormal(apart, followed[1].S().np))
    for label, orbitals in zip(("hf", "atoms"), shared[key]):
        if orbitals is not None:
            attempt(label, orbitals=orbitals)
    if best is None:
        return None
    for seed in TURNS[reference]:
        attempt(f"turned{seed}", orbitals=turned(best[1], seed, reference == "rks"))
    polished = []
    for energy, label, orbitals in sorted(solutions, key=lambda s: s[0]):
        if energy < best[0] + NEAR and all(abs(energy - e) > 1e-6 for e, *_ in polished) and len(polished) < 3:
            answer = scf(atoms, charge, spin, reference, functional, orbitals=orbitals)
            if answer is not None:
                polished.append((energy, answer[0], label, spin_squared(answer[1])))
    if not polished:
        return None
    _, energy, label, squared = min(polished, key=lambda p: p[1])
    text = ";".join("%s %.8f %.8f %.8f" % (s, *r) for s, r in atoms)
    return {"id": f"{name}/{functional}", "geometry": text, "charge": charge, "spin": spin, "reference": reference,
            "functional": functional, "energy": f"{energy:.9f}", "s_squared": f"{squared:.5f}", "start": label, "found": found,
            "fine": [p[1] for p in polished]}


COMMENTS = f"""\
The lowest Kohn-Sham energies that Psi4 {psi4.__version__} (Debian psi4 1:1.3.2+dfsg-5, libxc 5.2.3) found for hard systems of scripts/campaign,
def2-SVP. Made by scripts/oracles/minima.py. Settings as in psi4_scf.csv, but scf_type pk, ints_tolerance 1e-12, 75 radial x 302
angular points, e_convergence 1e-9, d_convergence 1e-7; solutions were sought on 30 x 110 points, and those within {NEAR} of the lowest solved
again on the fine grid.
start: one that led there: sad (with guess_mix for singlets with reference uks), huckel, core; hf: Hartree-Fock's orbitals, with
stability_analysis follow (uks); atoms: lone atoms with antiparallel spins; turned0: the best of these with frontier orbitals exchanged;
turned1: valence orbitals turned at random. starts: those that converged; reached: how many of them within 1e-5 of the lowest.
tested: always, or when Psi4MinimaTest records.
id: the campaign's name of the system / functional. geometry: 'symbol x y z' joined by ';', bohr. spin is 2S. hartree.""".splitlines()
# What counts as the same solution on two programs' radial points, hartree.
SAME = 1e-5
COLUMNS = ["id", "geometry", "charge", "spin", "reference", "functional", "energy", "s_squared", "start", "starts", "reached", "tested"]


def read():
    return {r["id"]: r for r in map(json.loads, CACHE.read_text().splitlines())} if CACHE.exists() else {}


def run(text):
    CACHE.parent.mkdir(exist_ok=True)
    psi4.core.set_output_file(str(CACHE.parent / f"psi4_minima{os.getpid()}.out"), False)
    psi4.set_num_threads(1)
    psi4.set_memory("2 GB")
    hard = campaign()
    systems = hard.hard()
    shared = {}
    for name in ROWS:
        for functional in XC:
            if text in name and f"{name}/{functional}" not in read():
                result = row(name, systems[name], functional, hard.SPINS, shared)
                result = result or {"id": f"{name}/{functional}", "energy": None, "found": {}}
                with open(CACHE, "a") as out:
                    out.write(json.dumps(result) + "\n")
                print(result["id"], result["energy"], result["found"], flush=True)


def quick(result):
    """Whether the test solves it every time: two atoms before argon at most."""
    atoms = [atom.split()[0] for atom in result["geometry"].split(";")]
    return len(atoms) < 3 and not HEAVY & set(atoms)


def compare(file):
    lines = [line for line in (ORACLE / "psi4_minima.csv").read_text().splitlines() if not line.startswith("#")]
    rows = [dict(zip(lines[0].split(","), line.split(","))) for line in lines[1:]]
    seen = {}
    for line in open(file):
        name, row, column, difference = line.split("\t")
        if (name, column) == ("psi4_minima.csv", "energy"):
            seen[rows[int(row)]["id"]] = float(difference)
    for said, those in (("higher", [k for k in seen if seen[k] > SAME]), ("lower", [k for k in seen if seen[k] < -SAME])):
        print(f"{len(those)} {said}: " + "; ".join(f"{k} {seen[k]:+.6f}" for k in sorted(those, key=lambda k: seen[k])))
    same = {k: d for k, d in seen.items() if abs(d) <= SAME}
    print(f"{len(same)} the same to {SAME}; of these the largest differences: "
          + "; ".join(f"{k} {same[k]:+.1e}" for k in sorted(same, key=lambda k: -abs(same[k]))[:8]))
    print("not seen: " + "; ".join(r["id"] for r in rows if r["id"] not in seen))


def table():
    done = read()
    lines = [",".join(COLUMNS)]
    for key in (f"{name}/{functional}" for name in ROWS for functional in XC):
        if done.get(key, {}).get("energy"):
            result = done[key]
            energies = result["found"].values()
            result["starts"] = len(energies)
            result["reached"] = sum(e < min(energies) + 1e-5 for e in energies)
            result["tested"] = "always" if quick(result) else "recording"
            lines.append(",".join(str(result[c]) for c in COLUMNS))
    write(ORACLE / "psi4_minima.csv", COMMENTS, lines)


if __name__ == "__main__":
    if sys.argv[1:2] == ["run"]:
        run(" ".join(sys.argv[2:]))
    elif sys.argv[1:] == ["table"]:
        table()
    elif sys.argv[1:2] == ["compare"] and len(sys.argv) == 3:
        compare(sys.argv[2])
    else:
        raise SystemExit(__doc__)
