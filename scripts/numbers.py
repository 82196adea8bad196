#!/usr/bin/env python3
"""Records energies, gradients and trained parameters of many small cases, and compares two records.

    scripts/numbers.py record FILE [RUNG]     # RUNG: the launcher to ask, ./rung by default
    scripts/numbers.py compare BEFORE AFTER   # largest relative differences; exits with 1 beyond 1e-10

A change of the program's shape must leave the numbers as they are: record before it, record after it, compare. The commands' JSON is
all that is read, so that both records can come from programs of different shape. Cases: every kind of functional, closed and open
shells, fitted and exact integrals; the analytic gradients of gradcheck; the parameters of short trainings. No atom has a degenerate
open shell: which way such a one points is left to rounding.
"""
import json
import os
import struct
import subprocess
import sys
import tempfile

TOLERANCE = 1e-10
GEOMETRIES = {
    "h2o": "3\n\nO 0 0 0.1173\nH 0 0.7572 -0.4692\nH 0 -0.7572 -0.4692\n",
    "nh2": "3\nspin=1\nN 0 0 0.1416\nH 0 0.8027 -0.4957\nH 0 -0.8027 -0.4957\n",
}
EVERYWHERE = [
    "lda", "svwn5", "pbe", "blyp", "revpbe", "b97", "gga_xc_b97_d", "tpss", "r2scan", "scan", "pbe0", "b3lyp", "tpssh", "r2scan0",
    "cam-b3lyp", "hse06", "wb97x", "wb97x-v", "lh07t-svwn", "lh-lc-svwn", "hf", "pbe+vv10", "pbe+d3bj", "b3lyp+d3bj",
    "0.5*hf+0.5*gga_x_b88+gga_c_lyp", "m06-l", "m06-2x", "b97m-v",
]
EXACT = ["pbe", "b3lyp", "cam-b3lyp", "r2scan"]
FUNCTIONALS = {
    "pbe-free": "{kind: analytic, expression: pbe, free: [gga_x_pbe.kappa, gga_x_pbe.mu]}",
    "pbe0-free": "{kind: analytic, expression: pbe0, free: [hyb_gga_xc_pbeh.a]}",
    "cam-free": "{kind: analytic, expression: cam-b3lyp, free: [hyb_gga_xc_cam_b3lyp.omega, hyb_gga_xc_cam_b3lyp.alpha]}",
    "vv10-free": "{kind: analytic, expression: pbe+vv10, free: [vv10.b, vv10.c]}",
    "vv10-b": "{kind: analytic, expression: pbe+vv10, free: [vv10.b]}",
    "d3-free": "{kind: analytic, expression: pbe+d3bj, free: [d3bj.s8, d3bj.a1]}",
    "lh-free": "{kind: analytic, expression: lh07t-svwn, free: [hyb_mgga_xc_lh07t_svwn.a]}",
    "neural-lda": "{kind: neural-lda, base: lda, hidden: [4], seed: 1}",
    "neural-gga": "{kind: neural-gga, base: pbe, hidden: [6, 6], seed: 1}",
    "neural-mgga": "{kind: neural-mgga, base: r2scan, hidden: [6], seed: 1}",
    "neural-hybrid": "{kind: neural-gga, base: pbe0, hidden: [4], seed: 1, train_base: [hyb_gga_xc_pbeh.a]}",
    "neural-local-hybrid": "{kind: neural-local-hybrid, base: pbe, start: 0.25, hidden: [4], seed: 1}",
    "neural-libxc": "{kind: neural-mgga, base: m06-l, hidden: [4], seed: 1, constraints: {lieb_oxford: 0}}",
}
TRAINED = ["pbe-free", "pbe0-free", "neural-gga", "neural-mgga", "neural-local-hybrid", "vv10-b"]
SET = """name: numbers
systems:
  h: {geometry_angstrom: "H 0 0 0", spin: 1}
  n: {geometry_angstrom: "N 0 0 0", spin: 3}
  h2: {geometry_angstrom: "H 0 0 0; H 0 0 0.7414"}
  nh3: {geometry_angstrom: "N 0 0 0.1173; H 0 0.9372 -0.2738; H 0.8116 -0.4686 -0.2738; H -0.8116 -0.4686 -0.2738"}
data:
  - {id: h2, type: reaction, terms: {h2: -1, h: 2}, value: 109.48}
  - {id: nh3, type: reaction, terms: {nh3: -1, h: 3, n: 1}, value: 297.9}
"""
CONFIG = """functional: %s
method: {basis: def2-svp, grid: 0}
scf: {energy_tolerance: 1e-10, gradient_tolerance: 1e-8}
data:
  train:
    - {set: set.yaml}
    - {set: embedded:ccsd-densities, include: [rho_h2]}
loss: {energy: 0.01, density: 100}
optimizer: {kind: adam, learning_rate: 0.003}
stages:
  - {mode: fixed-density, epochs: 3}
  - {mode: self-consistent, epochs: 2}
seed: 3
"""


def run(rung, folder, *arguments):
    done = subprocess.run([rung, *arguments, "--json"], cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit("%s: %s" % (" ".join(arguments), done.stderr.strip()))
    return json.loads(done.stdout)


def numbers(value, path=""):
    """Every number of a JSON value under its path."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return
    if isinstance(value, (int, float)):
        yield path, float(value)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from numbers(item, "%s[%d]" % (path, i))
    else:
        for key, item in value.items():
            yield from numbers(item, path + "." + key)


def tensors(file):
    """Name and numbers of each array of a safetensors file with 64-bit numbers."""
    data = open(file, "rb").read()
    length = struct.unpack("<Q", data[:8])[0]
    for name, entry in json.loads(data[8:8 + length]).items():
        if name != "__metadata__":
            begin, end = (8 + length + offset for offset in entry["data_offsets"])
            yield name, struct.unpack("<%dd" % ((end - begin) // 8), data[begin:end])


KEPT = ["energy", "components", "dipole", "orbital_energies", "s_squared", "electrons_on_grid"]


def record(file, rung):
    lines = []

    def keep(case, found):
        for path, value in found:
            lines.append("%s\t%s\t%r" % (case, path, value))
        print(case, file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory() as folder:
        for name, text in GEOMETRIES.items():
            open(os.path.join(folder, name + ".xyz"), "w").write(text)
        for system in GEOMETRIES:
            cases = [(xc, "auto") for xc in EVERYWHERE] + [(xc, "none") for xc in EXACT]
            for xc, aux in cases:
                result = run(rung, folder, "scf", system + ".xyz", "--xc", xc, "--basis", "def2-svp", "--grid", "1", "--aux", aux,
                             "--energy-tolerance", "1e-11", "--gradient-tolerance", "1e-8")
                keep("scf %s %s %s" % (system, xc, aux), numbers({key: result[key] for key in KEPT}))
        open(os.path.join(folder, "set.yaml"), "w").write(SET)
        for name, functional in FUNCTIONALS.items():
            config = name + ".yaml"
            open(os.path.join(folder, config), "w").write(CONFIG % functional)
            result = run(rung, folder, "gradcheck", config, "--directions", "1")
            analytic = {line["datum"]: line["analytic"] for line in result["directions"][0]}
            keep("gradient " + name, numbers(analytic))
        for name in TRAINED:
            run(rung, folder, "train", name + ".yaml", "--out", "run-" + name)
            found = tensors(os.path.join(folder, "run-" + name, "model", "model.safetensors"))
            keep("trained " + name, numbers({n: list(values) for n, values in found}))
    open(file, "w").write("\n".join(lines) + "\n")


def read(file):
    rows = (line.rstrip("\n").split("\t") for line in open(file))
    return {(case, path): float(value) for case, path, value in rows}


def compare(before, after):
    old, new = read(before), read(after)
    worst = {}
    for key in sorted(old.keys() | new.keys()):
        if key not in old or key not in new:
            print("only in %s: %s" % (before if key in old else after, " ".join(key)))
            worst[key[0]] = (float("inf"), key[1])
            continue
        scale = max(abs(old[key]), abs(new[key]), 1.0 if not key[0].startswith("gradient") else 1e-3)
        difference = abs(old[key] - new[key]) / scale
        worst[key[0]] = max(worst.get(key[0], (0.0, "")), (difference, key[1]))
    beyond = {case: found for case, found in worst.items() if found[0] > TOLERANCE}
    for case, (difference, path) in sorted(beyond.items(), key=lambda item: -item[1][0]):
        print("%-50s %.1e  %s" % (case, difference, path))
    print("%d cases, %d numbers; largest relative difference %.1e; %d cases beyond %.0e"
          % (len(worst), len(old), max(d for d, _ in worst.values()), len(beyond), TOLERANCE))
    return 1 if beyond else 0


if __name__ == "__main__":
    words = sys.argv[1:]
    if len(words) in (2, 3) and words[0] == "record":
        record(words[1], os.path.abspath(words[2] if len(words) == 3 else "./rung"))
    elif len(words) == 3 and words[0] == "compare":
        sys.exit(compare(words[1], words[2]))
    else:
        sys.exit(__doc__)
