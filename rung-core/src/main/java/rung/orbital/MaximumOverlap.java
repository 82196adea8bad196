package rung.orbital;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;

/**
 * Whole electrons in the orbitals that lie most in the occupied space of a given density, whatever
 * their energies (G. M. J. Barca, A. T. B. Gilbert, P. M. W. Gill, J. Chem. Theory Comput. 14, 1501
 * (2018)): excited configurations stay what they are.
 *
 * @param reference density with as many spin blocks as the problem
 */
public record MaximumOverlap(Density reference) implements Occupation {
  @Override
  public String name() {
    return "overlap";
  }

  @Override
  public List<Orbitals> fill(Discretisation discretisation, List<Matrix> fock) {
    List<Orbitals> orbitals = new ArrayList<>();
    for (int s = 0; s < fock.size(); s++) {
      Orbitals all = Orbitals.diagonalise(fock.get(s), discretisation.orthogonaliser());
      Matrix between = LinearAlgebra.multiply(discretisation.overlap(), all.coefficients());
      Matrix inside = LinearAlgebra.transform(reference.bySpin().get(s), between);
      int n = inside.rows();
      int electrons = discretisation.occupied(s);
      int[] byOverlap =
          IntStream.range(0, n)
              .boxed()
              .sorted(Comparator.comparingDouble(p -> -inside.get(p, p)))
              .mapToInt(p -> p)
              .toArray();
      // Inside each of the two spaces by energy.
      Arrays.sort(byOverlap, 0, electrons);
      Arrays.sort(byOverlap, electrons, n);
      double[] f = new double[n];
      Arrays.fill(f, 0, electrons, 1);
      orbitals.add(all.inOrder(byOverlap).occupied(f));
    }
    return orbitals;
  }
}
