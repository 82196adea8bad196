#!/usr/bin/python3
"""molden/*.molden: occupied orbitals of HF as Psi4 writes them, spherical with g functions and Cartesian with f."""

import os
import sys
import tempfile

sys.path.insert(0, "/usr/lib/x86_64-linux-gnu")
from paths import ORACLE, ROOT

target = ORACLE / "molden"
target.mkdir(parents=True, exist_ok=True)
os.chdir(tempfile.mkdtemp())
import psi4

psi4.core.be_quiet()
for name, basis, spherical in [("spherical", "cc-pvqz", True), ("cartesian", "cc-pvqz", False)]:
    psi4.geometry("0 1\nF 0.1 0.2 0.3\nH 0.5 -0.4 0.8\nsymmetry c1\nno_com\nno_reorient")
    psi4.set_options({"basis": basis, "puream": spherical, "scf_type": "direct", "molden_with_virtual": False,
                      "df_scf_guess": False, "e_convergence": 1e-10, "d_convergence": 1e-9})
    energy, wfn = psi4.energy("hf", return_wfn=True)
    psi4.molden(wfn, str(target / f"hf_{name}.molden"))
    dipole = [psi4.core.variable(f"SCF DIPOLE {axis}") for axis in "XYZ"]
    print(name, energy, dipole, psi4.core.variable("NUCLEAR REPULSION ENERGY"))
