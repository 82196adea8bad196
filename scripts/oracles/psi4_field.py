#!/usr/bin/python3
"""psi4_field.csv: energies and dipoles of water and CO in a uniform electric field from Debian's Psi4.

Takes some minutes on one core.
"""

import sys

sys.path.insert(0, "/usr/lib/x86_64-linux-gnu")
import psi4
from paths import ORACLE

SYSTEMS = {
    "h2o": "O 0 0 0.1173; H 0 0.7572 -0.4692; H 0 -0.7572 -0.4692",
    "co": "C 0 0 -0.6446; O 0 0 0.4836",
}
# Pairs of opposite fields stand beside each other, + first: the polarisability is their dipoles' difference.
F = 0.005
FIELDS = {"0": (0, 0, 0), "x+": (F, 0, 0), "x-": (-F, 0, 0), "y+": (0, F, 0), "y-": (0, -F, 0), "z+": (0, 0, F), "z-": (0, 0, -F)}
METHODS = {"hf": "scf", "pbe": "pbe"}
HEAD = """# Energies (hartree) and dipoles (debye, about the origin of coordinates) in a uniform field (fx, fy, fz), atomic units, from
# Psi4 1.3.2 (Debian psi4 1:1.3.2+dfsg-5). R. M. Parrish et al., J. Chem. Theory Comput. 13, 3185 (2017).
# Made by scripts/oracles/psi4_field.py. The field is that of perturb_dipole: the energy changes by +mu.f, so f is -F.
# Treutler radial points and nuclear weights, scf_type direct, e_convergence 1e-11, d_convergence 1e-10, 99 radial x 590 angular points, no pruning; def2-SVP, spherical. Geometry in bohr."""


def main():
    psi4.core.set_output_file("/dev/null", False)
    psi4.set_num_threads(1)
    rows = []
    for functional, method in METHODS.items():
        for name, geometry in SYSTEMS.items():
            for label, field in FIELDS.items():
                psi4.core.clean()
                text = geometry.replace("; ", "\n") + "\nunits angstrom\nno_com\nno_reorient\nsymmetry c1"
                molecule = psi4.geometry("0 1\n" + text)
                psi4.set_options({
                    "basis": "def2-svp", "scf_type": "direct", "df_scf_guess": False, "ints_tolerance": 1e-14,
                    "e_convergence": 1e-11, "d_convergence": 1e-10, "dft_radial_points": 99, "dft_spherical_points": 590,
                    "dft_pruning_scheme": "flat", "dft_radial_scheme": "treutler", "dft_nuclear_scheme": "treutler", "dft_basis_tolerance": 1e-15,
                    "perturb_h": True, "perturb_with": "dipole", "perturb_dipole": list(field)})
                energy, wave = psi4.energy(method, molecule=molecule, return_wfn=True)
                psi4.oeprop(wave, "DIPOLE")
                dipole = [psi4.core.variable("SCF DIPOLE " + axis) for axis in "XYZ"]
                xyz = molecule.geometry().np
                bohr = "; ".join("%s %.12f %.12f %.12f" % (molecule.symbol(a), *xyz[a]) for a in range(molecule.natom()))
                row = [f"{name}/{functional}/{label}", bohr, 0, 0, functional] + ["%g" % f for f in field]
                rows.append(",".join(map(str, row)) + ",%.10f," % energy + ",".join("%.9f" % (d + 0.0) for d in dipole))
                print(rows[-1], file=sys.stderr, flush=True)
    lines = [HEAD, "id,geometry,charge,spin,functional,fx,fy,fz,energy,dipole_x,dipole_y,dipole_z"] + rows
    (ORACLE / "psi4_field.csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
