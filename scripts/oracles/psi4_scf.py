#!/usr/bin/python3
"""psi4_scf.csv: Kohn-Sham energies of atoms, molecules, radicals and ions from Debian's Psi4, exact Coulomb.

Takes about an hour on one core. Finished rows are kept in .cache/psi4_scf.jsonl, so a stopped run goes on where it was;
--table writes the table from what is there.
"""

import json
import pathlib
import sys

sys.path.insert(0, "/usr/lib/x86_64-linux-gnu")
import numpy as np
import psi4
from paths import ORACLE, number, write

CACHE = pathlib.Path(__file__).resolve().parent / ".cache/psi4_scf.jsonl"

# name: charge, 2S, z-matrix in angstrom and degrees; the table carries the Cartesian geometry that comes of it.
SYSTEMS = {
    "he": (0, 0, "He"), "be": (0, 0, "Be"), "ne": (0, 0, "Ne"), "mg": (0, 0, "Mg"), "ar": (0, 0, "Ar"),
    "h": (0, 1, "H"), "li": (0, 1, "Li"), "n": (0, 3, "N"), "na": (0, 1, "Na"), "p": (0, 3, "P"),
    "li+": (1, 0, "Li"), "f-": (-1, 0, "F"), "he+": (1, 1, "He"),
    "h2": (0, 0, "H; H 1 0.7414"),
    "lih": (0, 0, "Li; H 1 1.5957"), "hf": (0, 0, "F; H 1 0.9168"), "hcl": (0, 0, "Cl; H 1 1.2746"),
    "n2": (0, 0, "N; N 1 1.0977"), "co": (0, 0, "C; O 1 1.1283"), "f2": (0, 0, "F; F 1 1.4119"),
    "cl2": (0, 0, "Cl; Cl 1 1.9879"),
    "h2o": (0, 0, "O; H 1 0.9572; H 1 0.9572 2 104.52"), "h2s": (0, 0, "S; H 1 1.3356; H 1 1.3356 2 92.11"),
    "so2": (0, 0, "S; O 1 1.4308; O 1 1.4308 2 119.33"),
    "hcn": (0, 0, "C; N 1 1.1532; H 1 1.0655 2 180.0"), "co2": (0, 0, "C; O 1 1.1600; O 1 1.1600 2 180.0"),
    "bh3": (0, 0, "B; H 1 1.190; H 1 1.190 2 120.0; H 1 1.190 2 120.0 3 180.0"),
    "nh3": (0, 0, "N; H 1 1.0116; H 1 1.0116 2 106.7; H 1 1.0116 2 106.7 3 112.04"),
    "ph3": (0, 0, "P; H 1 1.4115; H 1 1.4115 2 93.36; H 1 1.4115 2 93.36 3 93.76"),
    "ch4": (0, 0, "C; H 1 1.0870; H 1 1.0870 2 109.4712206; H 1 1.0870 2 109.4712206 3 120.0; "
                  "H 1 1.0870 2 109.4712206 3 -120.0"),
    "sih4": (0, 0, "Si; H 1 1.4798; H 1 1.4798 2 109.4712206; H 1 1.4798 2 109.4712206 3 120.0; "
                   "H 1 1.4798 2 109.4712206 3 -120.0"),
    "h2co": (0, 0, "C; O 1 1.2033; H 1 1.1005 2 121.8; H 1 1.1005 2 121.8 3 180.0"),
    "hooh": (0, 0, "O; O 1 1.4524; H 1 0.9627 2 99.9; H 2 0.9627 1 99.9 3 112.5"),
    "c2h2": (0, 0, "C; C 1 1.2027; X 1 1.0 2 90.0; H 1 1.0625 3 90.0 2 180.0; X 2 1.0 1 90.0 3 0.0; "
                   "H 2 1.0625 5 90.0 1 180.0"),
    "c2h4": (0, 0, "C; C 1 1.3307; H 1 1.0809 2 121.44; H 1 1.0809 2 121.44 3 180.0; H 2 1.0809 1 121.44 3 0.0; "
                   "H 2 1.0809 1 121.44 3 180.0"),
    "ch3": (0, 1, "C; H 1 1.0769; H 1 1.0769 2 120.0; H 1 1.0769 2 120.0 3 180.0"),
    "nh2": (0, 1, "N; H 1 1.0244; H 1 1.0244 2 103.4"), "ho2": (0, 1, "O; O 1 1.3305; H 1 0.9708 2 104.29"),
    "no2": (0, 1, "N; O 1 1.1934; O 1 1.1934 2 134.1"), "cn": (0, 1, "C; N 1 1.1718"), "hco": (0, 1,
            "C; O 1 1.1712; H 1 1.1102 2 127.43"),
    "o2": (0, 2, "O; O 1 1.2075"), "ch2": (0, 2, "C; H 1 1.0753; H 1 1.0753 2 133.93"), "nh": (0, 2, "N; H 1 1.0362"),
    "nh4+": (1, 0, "N; H 1 1.0208; H 1 1.0208 2 109.4712206; H 1 1.0208 2 109.4712206 3 120.0; "
                   "H 1 1.0208 2 109.4712206 3 -120.0"),
    "h3o+": (1, 0, "O; H 1 0.9758; H 1 0.9758 2 111.3; H 1 0.9758 2 111.3 3 129.0"),
    "h2o+": (1, 1, "O; H 1 0.9992; H 1 0.9992 2 109.3"),
    "oh-": (-1, 0, "O; H 1 0.9643"), "cn-": (-1, 0, "C; N 1 1.1770"),
    "nh2-": (-1, 0, "N; H 1 1.0340; H 1 1.0340 2 102.0"),
    "c6h6": (0, 0, None),
}

ROWS = """
he lda def2-SVP; he pbe def2-TZVP; be pbe def2-TZVP; ne lda def2-TZVP; ne pbe 6-31G*; mg pbe def2-SVP; ar lda def2-TZVP
h lda def2-SVP; h pbe def2-TZVP; li pbe def2-TZVP; n lda def2-TZVP; n pbe 6-31G*; na lda def2-SVP; p pbe def2-TZVP
li+ lda def2-SVP; f- pbe def2-TZVP; he+ pbe def2-TZVP; h2 pbe def2-TZVP; lih pbe 6-31G*; hf lda def2-TZVP
hcl pbe def2-TZVP; n2 pbe def2-TZVP; co lda 6-31G*; f2 pbe def2-SVP; cl2 lda def2-SVP
h2o lda def2-SVP; h2o pbe def2-SVP; h2o lda def2-TZVP; h2o pbe def2-TZVP; h2o pbe 6-31G*; h2s lda 6-31G*
so2 pbe def2-SVP; hcn pbe def2-TZVP; co2 lda def2-SVP; bh3 pbe def2-SVP; nh3 pbe def2-TZVP; ph3 lda def2-SVP
ch4 pbe 6-31G*; sih4 pbe def2-TZVP; h2co pbe def2-SVP; hooh lda def2-SVP; c2h2 lda def2-TZVP; c2h4 pbe def2-SVP
ch3 pbe def2-TZVP; nh2 lda def2-SVP; nh2 pbe def2-TZVP; ho2 pbe def2-SVP; no2 lda 6-31G*; no2 pbe def2-SVP
cn pbe def2-SVP; hco pbe def2-SVP; o2 pbe def2-TZVP; o2 lda def2-SVP; ch2 pbe def2-TZVP; nh lda def2-TZVP
nh4+ pbe def2-TZVP; h3o+ lda def2-SVP; h2o+ pbe def2-TZVP; oh- lda def2-TZVP; cn- pbe def2-SVP; nh2- pbe 6-31G*
so2 pbe def2-TZVP; c6h6 lda def2-SVP; c6h6 pbe def2-SVP
"""

FUNCTIONALS = {
    "lda": {"name": "slater_pw92", "x_functionals": {"LDA_X": {}}, "c_functionals": {"LDA_C_PW": {}}},
    "pbe": {"name": "pbe_pbe", "x_functionals": {"GGA_X_PBE": {}}, "c_functionals": {"GGA_C_PBE": {}}},
}
COMPONENTS = {"lda": "lda_x+lda_c_pw", "pbe": "gga_x_pbe+gga_c_pbe"}

OPTIONS = {
    "scf_type": "direct", "df_scf_guess": False, "ints_tolerance": 1e-14,
    "dft_radial_points": 99, "dft_spherical_points": 590, "dft_pruning_scheme": "flat",
    "dft_radial_scheme": "treutler", "dft_nuclear_scheme": "treutler", "dft_basis_tolerance": 1e-15,
    "e_convergence": 1e-10, "d_convergence": 1e-8, "maxiter": 200,
}
GUESSES = {"singlet": ["sad"], "open": ["sad", "core", "gwh"]}


def geometry(name):
    """Symbols and Cartesian coordinates in bohr, rounded to 8 decimals: the table's own geometry."""
    charge, spin, zmatrix = SYSTEMS[name]
    if name == "c6h6":
        atoms = []
        for symbol, r in (("C", 1.3914 / 0.529177210903), ("H", (1.3914 + 1.0800) / 0.529177210903)):
            for k in range(6):
                atoms.append((symbol, (r * np.cos(k * np.pi / 3), r * np.sin(k * np.pi / 3), 0.0)))
    else:
        text = f"{charge} {spin + 1}\n" + "\n".join(zmatrix.split("; ")) + "\nno_com\nno_reorient\nsymmetry c1\n"
        molecule = psi4.geometry(text)
        molecule.update_geometry()
        xyz = molecule.geometry().np
        atoms = [(molecule.symbol(a).capitalize(), xyz[a]) for a in range(molecule.natom())]
    return [(s, [round(float(c), 8) + 0.0 for c in r]) for s, r in atoms]


def solve(name, functional, basis):
    charge, spin, _ = SYSTEMS[name]
    atoms = geometry(name)
    text = "".join(f"{s} {r[0]:.8f} {r[1]:.8f} {r[2]:.8f}\n" for s, r in atoms)
    solutions = []
    for guess in GUESSES["open" if spin else "singlet"]:
        psi4.core.clean()
        psi4.core.clean_options()
        molecule = psi4.geometry(f"{charge} {spin + 1}\n{text}units bohr\nno_com\nno_reorient\nsymmetry c1\n")
        psi4.set_options({**OPTIONS, "basis": basis, "guess": guess, "reference": "uks" if spin else "rks"})
        try:
            energy, wfn = psi4.energy("scf", dft_functional=FUNCTIONALS[functional], molecule=molecule,
                                      return_wfn=True)
        except psi4.SCFConvergenceError:
            print(f"  {name} {functional} {basis} {guess}: not converged", flush=True)
            continue
        solutions.append((energy, guess, figures(energy, wfn, molecule)))
    energies = ", ".join(f"{g} {e:.9f}" for e, g, _ in solutions)
    print(f"{name} {functional} {basis}: {energies}", flush=True)
    best = min(solutions, key=lambda s: s[0])[2]
    geometry_text = ";".join(f"{s} {r[0]:.8f} {r[1]:.8f} {r[2]:.8f}" for s, r in atoms)
    return {"id": f"{name}/{functional}/{basis}", "geometry": geometry_text, "charge": charge, "spin": spin,
            "basis": basis, "reference": "uks" if spin else "rks", "functional": COMPONENTS[functional], **best}


def figures(energy, wfn, molecule):
    mints = psi4.core.MintsHelper(wfn.basisset())
    da, db, s = wfn.Da().np, wfn.Db().np, mints.ao_overlap().np
    d = da + db
    nuclei = molecule.geometry().np.T @ np.array([molecule.Z(a) for a in range(molecule.natom())])
    dipole = [nuclei[k] + float(np.sum(d * mints.ao_dipole()[k].np)) for k in range(3)]
    na, nb = wfn.nalpha(), wfn.nbeta()
    s2 = (na - nb) / 2 * ((na - nb) / 2 + 1) + nb - float(np.trace(da @ s @ db @ s))
    nuclear = molecule.nuclear_repulsion_energy()
    one_electron = float(np.sum(d * mints.ao_kinetic().np) + np.sum(d * mints.ao_potential().np))
    xc = psi4.core.variable("DFT XC ENERGY")
    eps = wfn.epsilon_a().np
    return {"nbf": s.shape[0], "functions": "pure" if wfn.basisset().has_puream() else "cartesian", "energy": energy,
            "nuclear": nuclear, "one_electron": one_electron, "coulomb": energy - nuclear - one_electron - xc, "xc": xc,
            "dipole_x": dipole[0], "dipole_y": dipole[1], "dipole_z": dipole[2], "s_squared": s2,
            "homo_alpha": float(eps[na - 1])}


COLUMNS = ["id", "geometry", "charge", "spin", "basis", "functions", "nbf", "reference", "functional", "energy",
           "nuclear", "one_electron", "coulomb", "xc", "dipole_x", "dipole_y", "dipole_z", "s_squared", "homo_alpha"]
COMMENTS = f"""\
Kohn-Sham energies from Psi4 {psi4.__version__} (Debian psi4 1:1.3.2+dfsg-5, libxc 5.2.3), exact four-centre Coulomb.
R. M. Parrish et al., J. Chem. Theory Comput. 13, 3185 (2017). Made by scripts/oracles/psi4_scf.py.
Settings: scf_type direct, df_scf_guess false, ints_tolerance 1e-14, 99 radial x 590 angular points, no pruning (flat), Treutler
radial grid and nuclear weights (Becke's cells with Treutler's sqrt(Bragg radius) adjustment), dft_basis_tolerance 1e-15,
e_convergence 1e-10, d_convergence 1e-8, symmetry c1, no_com, no_reorient. Psi4's radial points are those of Treutler and
Ahlrichs' M4 with its own xi (read off its grids: H 1.001, He 1.012, Li 0.825, Be 1.408, B 1.485, C 1.452, N 1.397,
O 1.342, F 1.287, Ne 1.243, Na 1.144, Mg 1.364, Al 1.639, Si 1.716, P 1.705, S 1.683, Cl 1.639, Ar 1.595), points where
no basis function reaches are dropped, and the angular grid is turned to Psi4's own standard orientation of
the molecule; so two programs agree to about 5e-8 hartree, for SO2 to 7e-7.
Basis sets by their usual names, from psi4-data; functions says pure (spherical) or cartesian; nbf counts them.
Open shells: the lowest solution of those from the guesses sad, core and gwh.
Units: hartree, bohr, e bohr. geometry: 'symbol x y z' joined by ';'. spin is 2S. coulomb is the classical (D|D)/2; xc the
exchange-correlation energy on the grid; dipole about the origin of the coordinates, nuclear charge positive;
homo_alpha the highest occupied alpha orbital's energy.""".splitlines()
DECIMALS = {"energy": 10, "nuclear": 12, "one_electron": 8, "coulomb": 8, "xc": 8, "dipole_x": 7, "dipole_y": 7,
            "dipole_z": 7, "s_squared": 8, "homo_alpha": 7}


def field(column, value):
    return f"{round(value, DECIMALS[column]) + 0.0:.{DECIMALS[column]}f}" if column in DECIMALS else str(value)


def main():
    CACHE.parent.mkdir(exist_ok=True)
    done = {}
    if CACHE.exists():
        done = {r["id"]: r for r in map(json.loads, CACHE.read_text().splitlines())}
    rows = [tuple(r.split()) for r in ROWS.replace("\n", ";").split(";") if r.strip()]
    if "--table" not in sys.argv:
        psi4.core.set_output_file(str(CACHE.parent / "psi4.out"), False)
        psi4.set_num_threads(1)
        psi4.set_memory("3 GB")
        for name, functional, basis in rows:
            if f"{name}/{functional}/{basis}" not in done:
                row = solve(name, functional, basis)
                done[row["id"]] = row
                with open(CACHE, "a") as f:
                    f.write(json.dumps(row) + "\n")
    lines = [",".join(COLUMNS)]
    for row in rows:
        if "/".join(row) in done:
            lines.append(",".join(field(c, done["/".join(row)][c]) for c in COLUMNS))
    write(ORACLE / "psi4_scf.csv", COMMENTS, lines)


if __name__ == "__main__":
    main()
