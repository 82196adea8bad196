package rung.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Shapes that do not fit are refused: none is read as another. */
class MatrixTest {
  private static final Matrix WIDE = new Matrix(2, 3, new double[] {1, 2, 3, 4, 5, 6});
  private static final Matrix TALL = WIDE.transpose();

  private static void refused(ThrowingCallable call) {
    assertThatIllegalArgumentException().isThrownBy(call);
  }

  @Test
  void theArrayHasTheNumbersOfTheShape() {
    refused(() -> new Matrix(2, 3, new double[5]));
    refused(() -> new Matrix(2, 3, new double[7]));
    refused(() -> new Matrix(-2, -3, new double[6]));
    assertThat(Matrix.copyOf(2, 2, WIDE.data()).data()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void sumsAndProductsOfElementsNeedOneShape() {
    refused(() -> WIDE.plus(1, TALL));
    refused(() -> WIDE.copy().addScaled(1, TALL));
    refused(() -> WIDE.dot(TALL));
    refused(() -> LinearAlgebra.multiply(WIDE, WIDE));
    assertThat(WIDE.dot(TALL.transpose())).isEqualTo(91);
  }

  @Test
  void anElementBesideTheLastColumnIsNotThatOfTheNextRow() {
    assertThatThrownBy(() -> WIDE.get(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> WIDE.copy().set(0, 3, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> WIDE.copy().add(1, -1, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> WIDE.columns(1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void decompositionsNeedSquareMatricesAndRightSidesThatFit() {
    refused(() -> Decompositions.eigen(WIDE));
    refused(() -> Decompositions.cholesky(TALL));
    refused(() -> Decompositions.solve(WIDE, new double[2]));
    refused(() -> Decompositions.solve(Matrix.identity(3), new double[2]));
    refused(() -> Decompositions.solveCholesky(Matrix.identity(3), new double[4]));
  }

  @Test
  void vectorsOfDifferentLengthsAreRefused() {
    refused(() -> Vectors.dot(new double[2], new double[3]));
    refused(() -> Vectors.addScaled(1, new double[3], new double[2]));
    refused(() -> Vectors.product(new double[2], new double[3]));
  }
}
