#!/usr/bin/python3
"""libxc.csv: libxc's regression values of the functionals that Rung has. Arguments: more functional names."""

import csv
import sys

from paths import ORACLE, number, shared, write

FUNCTIONALS = [
    "lda_x", "lda_c_pw", "lda_c_pw_mod", "lda_c_vwn", "lda_c_vwn_rpa",
    "gga_x_pbe", "gga_c_pbe", "gga_x_pbe_sol", "gga_c_pbe_sol", "gga_x_pbe_r", "gga_x_rpbe", "gga_x_b88", "gga_c_lyp",
    "mgga_x_tpss", "mgga_c_tpss", "mgga_x_scan", "mgga_c_scan", "mgga_x_r2scan", "mgga_c_r2scan",
    "gga_xc_b97_d", "gga_xc_hcth_407", "hyb_gga_xc_b97", "hyb_gga_xc_wb97x_v",
    "hyb_gga_xc_b3lyp", "hyb_gga_xc_b3lyp5", "hyb_gga_xc_pbeh",
] + sys.argv[1:]

COMMENTS = """\
Exchange-correlation energies and first derivatives at 102 density points (H, Li, BrOH).
Source: regression tables of libxc 7.0 (S. Lehtola, C. Steigemann, M. Oliveira, M. Marques, SoftwareX 7, 1 (2018)).
Error budget as libxc declares it: max|delta| / (1 + max|value|) <= 5e-8 for exc, <= 5e-5 for derivatives.
Units: Hartree atomic units. Made by scripts/oracles/libxc_table.py.

Rows are of two kinds, told apart by the first field:
point,ID,rho_a,rho_b,sigma_aa,sigma_ab,sigma_bb,lapl_a,lapl_b,tau_a,tau_b
value,FUNCTIONAL,unpol,ID,exc,vrho[,vsigma][,vtau]      rho = rho_a + rho_b, sigma = sigma_aa + 2 sigma_ab + sigma_bb
value,FUNCTIONAL,pol,ID,exc,vrho_a,vrho_b[,vsigma_aa,vsigma_ab,vsigma_bb][,vtau_a,vtau_b]
exc is the energy per particle: energy per volume = (rho_a + rho_b) exc. Derivatives are of the energy per volume;
Derivatives are left out where libxc's tables have none. sigma_ab counts once, so that d(exc rho)/d(sigma_ab) = vsigma_ab.""".splitlines()

points = {}
lines = []
with open(shared("libxc/inputs.csv")) as f:
    for row in csv.DictReader(f):
        key = (row["system"], row["row"])
        points[key] = f"{row['system']}{row['row']}"
        keys = ["rhoa", "rhob", "sigmaaa", "sigmaab", "sigmabb", "lapla", "laplb", "taua", "taub"]
        lines.append(",".join(["point", points[key]] + [number(float(row[k]) + 0.0) for k in keys]))

values = {name: [] for name in FUNCTIONALS}
with open(shared("libxc/values.csv")) as f:
    for row in csv.DictReader(f):
        if row["functional"] not in values:
            continue
        if row["functional"] == "mgga_x_r2scan" and row["spin"] == "pol" and row["system"] + row["row"] in ("H4", "Li6"):
            continue  # rho_b is below libxc's threshold for this functional, 1e-11, and n is small enough to show it
        keys = ["zk", "vrho_a"] if row["spin"] == "unpol" else ["zk", "vrho_a", "vrho_b"]
        if not row["vrho_a"]:  # libxc's table has no derivatives of correlation at an empty channel
            keys = keys[:1]
        if row["vsigma_aa"]:
            keys += ["vsigma_aa"] if row["spin"] == "unpol" else ["vsigma_aa", "vsigma_ab", "vsigma_bb"]
        if row["vtau_a"]:
            keys += ["vtau_a"] if row["spin"] == "unpol" else ["vtau_a", "vtau_b"]
        figures = [number(row[k]) for k in keys]
        values[row["functional"]].append(
            ",".join(["value", row["functional"], row["spin"], points[row["system"], row["row"]]] + figures))
for name in FUNCTIONALS:
    if not values[name]:
        raise SystemExit(f"no values of {name}")
    lines += values[name]
write(ORACLE / "libxc.csv", COMMENTS, lines)
