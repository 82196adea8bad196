package rung.orbital;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rung.discretisation.Discretisation;
import rung.linalg.Matrix;

/** Whole electrons in the lowest orbitals. */
record Aufbau() implements Occupation {
  @Override
  public String name() {
    return "aufbau";
  }

  @Override
  public boolean whole() {
    return true;
  }

  @Override
  public List<Orbitals> fill(Discretisation discretisation, List<Matrix> fock) {
    List<Orbitals> orbitals = new ArrayList<>();
    for (int s = 0; s < fock.size(); s++) {
      Orbitals all = Orbitals.diagonalise(fock.get(s), discretisation.orthogonaliser());
      double[] f = new double[all.energies().length];
      Arrays.fill(f, 0, discretisation.occupied(s), 1);
      orbitals.add(all.occupied(f));
    }
    return orbitals;
  }
}
