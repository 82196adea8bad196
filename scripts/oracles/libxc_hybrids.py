#!/usr/bin/python3
"""libxc_hybrids.csv: what libxc says of functionals that its regression tables lack, at the points of libxc.csv.

Needs libxc.so.9 (Debian's libxc9) and libxc.csv. Arguments: more functional names."""

import ctypes
import sys

from paths import ORACLE, number, write

FUNCTIONALS = [
    "hyb_gga_xc_cam_b3lyp", "hyb_gga_xc_wb97", "hyb_gga_xc_wb97x", "hyb_mgga_xc_tpssh", "hyb_gga_xc_hse06",
] + sys.argv[1:]

library = ctypes.CDLL("libxc.so.9")
library.xc_func_alloc.restype = ctypes.c_void_p
library.xc_version_string.restype = ctypes.c_char_p
library.xc_functional_get_number.argtypes = [ctypes.c_char_p]
library.xc_func_init.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
POINTER = ctypes.POINTER(ctypes.c_double)
library.xc_gga_exc_vxc.argtypes = [ctypes.c_void_p, ctypes.c_size_t] + [POINTER] * 5
library.xc_mgga_exc_vxc.argtypes = [ctypes.c_void_p, ctypes.c_size_t] + [POINTER] * 9


def evaluate(name, spins, point):
    """Energy per particle, then derivatives by rho, sigma and, for a meta-GGA, tau."""
    functional = library.xc_func_alloc()
    if library.xc_func_init(functional, library.xc_functional_get_number(name.encode()), spins) != 0:
        raise SystemExit(f"libxc does not know {name}")
    a, b, aa, ab, bb, _, _, ta, tb = point
    rho, sigma, tau = ([a + b], [aa + 2 * ab + bb], [ta + tb]) if spins == 1 else ([a, b], [aa, ab, bb], [ta, tb])
    array = lambda values: (ctypes.c_double * len(values))(*values)
    energy, by_rho, by_sigma = array([0]), array(rho), array(sigma)
    if "_mgga_" in name:
        unused, by_tau = array(tau), array(tau)
        library.xc_mgga_exc_vxc(
            functional, 1, array(rho), array(sigma), array([0] * spins), array(tau), energy, by_rho, by_sigma, unused, by_tau)
        return [*energy, *by_rho, *by_sigma, *by_tau]
    library.xc_gga_exc_vxc(functional, 1, array(rho), array(sigma), energy, by_rho, by_sigma)
    return [*energy, *by_rho, *by_sigma]


lines = []
points = {}
for line in (ORACLE / "libxc.csv").read_text().splitlines():
    fields = line.split(",")
    if fields[0] == "point":
        points[fields[1]] = [float(x) for x in fields[2:]]
        lines.append(line)
for name in FUNCTIONALS:
    for spins, word in ((1, "unpol"), (2, "pol")):
        for label, point in points.items():
            figures = evaluate(name, spins, point)
            if spins == 2 and point[1] == 0:
                figures = figures[:1]  # derivatives at an empty channel are those at libxc's threshold
            lines.append(",".join(["value", name, word, label] + [number(x) for x in figures]))
write(
    ORACLE / "libxc_hybrids.csv",
    [
        "Exchange-correlation energies and first derivatives of functionals that libxc's regression tables lack.",
        f"Computed with libxc {library.xc_version_string().decode()}; rows, units and budget as in libxc.csv.",
        "Made by scripts/oracles/libxc_hybrids.py.",
    ],
    lines,
)
