#!/usr/bin/python3
"""molden/*.molden: orbitals of HF as Psi4 writes them: spherical up to h functions, Cartesian up to f, an open shell, a ghost atom."""

import os
import sys
import tempfile

sys.path.insert(0, "/usr/lib/x86_64-linux-gnu")
from paths import ORACLE, number, write

target = ORACLE / "molden"
target.mkdir(parents=True, exist_ok=True)
os.chdir(tempfile.mkdtemp())
import psi4

COMMENTS = """\
What Psi4 1.3.2 says of the Hartree-Fock orbitals in these files. hf_*: HF molecule, cc-pVQZ; h2o_cartesian: water, 6-31G*, with all
orbitals; nh2_unrestricted: NH2 doublet, def2-TZVP; ne_h: neon, cc-pV5Z, whose h functions no flag of the file names; heh_ghost: helium
with the functions of a hydrogen that is not there, cc-pVTZ. Made by scripts/oracles/molden_files.py.

FILE,ONE_ELECTRON,DIPOLE_X,DIPOLE_Y,DIPOLE_Z   one-electron energy in hartree, dipole moment in debye""".splitlines()

HF = "0 1\nF 0.1 0.2 0.3\nH 0.5 -0.4 0.8"
WATER = "0 1\nO 0.1 0.0 0.2\nH 0.3 0.75 -0.4\nH 0.0 -0.7 -0.5"
NH2 = "0 2\nN 0.1 0.0 0.2\nH 0.3 0.75 -0.4\nH 0.0 -0.75 -0.5"
FILES = {
    "hf_spherical": (HF, "cc-pvqz", True, {}),
    "hf_cartesian": (HF, "cc-pvqz", False, {}),
    "h2o_cartesian": (WATER, "6-31g*", False, {"molden_with_virtual": True}),
    "nh2_unrestricted": (NH2, "def2-tzvp", True, {"reference": "uhf"}),
    "ne_h": ("0 1\nNe 0.1 0.2 0.3", "cc-pv5z", True, {}),
    "heh_ghost": ("0 1\nHe 0.1 0.2 0.3\n@H 0.5 -0.4 0.8", "cc-pvtz", True, {}),
}

psi4.core.be_quiet()
lines = []
for name, (geometry, basis, spherical, options) in FILES.items():
    psi4.core.clean()
    psi4.core.clean_options()
    psi4.geometry(geometry + "\nsymmetry c1\nno_com\nno_reorient")
    psi4.set_options({"basis": basis, "puream": spherical, "scf_type": "direct", "molden_with_virtual": False,
                      "df_scf_guess": False, "e_convergence": 1e-11, "d_convergence": 1e-10, **options})
    energy, wfn = psi4.energy("hf", return_wfn=True)
    psi4.molden(wfn, str(target / f"{name}.molden"))
    figures = [wfn.variable("ONE-ELECTRON ENERGY")] + [psi4.core.variable(f"SCF DIPOLE {axis}") for axis in "XYZ"]
    lines.append(",".join([f"{name}.molden"] + [number(x) for x in figures]))
write(target / "psi4.csv", COMMENTS, lines)
