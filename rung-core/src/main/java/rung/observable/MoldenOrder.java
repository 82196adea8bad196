package rung.observable;

import java.util.stream.IntStream;
import rung.basis.SolidHarmonics;

/**
 * Where the functions of a Molden shell stand in Rung's order.
 *
 * <p>Molden: p as x, y, z; spherical shells as m = 0, +1, −1, +2, −2 …; Cartesian ones in the order
 * of its format description, which ends with g; CFOUR's h functions stand as Rung's do. Both
 * normalise every function to one, with the same signs.
 */
final class MoldenOrder {
  private static final String[] CARTESIAN = {
    "xx yy zz xy xz yz",
    "xxx yyy zzz xyy xxy xxz xzz yzz yyz xyz",
    "xxxx yyyy zzzz xxxy xxxz yyyx yyyz zzzx zzzy xxyy xxzz yyzz xxyz yyxz zzxy"
  };

  private MoldenOrder() {}

  /** Whether the format defines an order of such shells; h and i are read in CFOUR's. */
  static boolean defined(int l, boolean cartesian) {
    return !cartesian || l < 2 + CARTESIAN.length;
  }

  /** For each function in Molden's order its index in Rung's. */
  static int[] toRung(int l, boolean cartesian) {
    if (l == 1) {
      return new int[] {2, 0, 1};
    }
    if (!defined(l, cartesian)) {
      return IntStream.range(0, SolidHarmonics.monomials(l)).toArray();
    }
    if (cartesian) {
      String[] monomials = CARTESIAN[l - 2].split(" ");
      int[] order = new int[monomials.length];
      for (int i = 0; i < order.length; i++) {
        order[i] = SolidHarmonics.monomial(count(monomials[i], 'y'), count(monomials[i], 'z'));
      }
      return order;
    }
    int[] order = new int[2 * l + 1];
    for (int i = 0; i < order.length; i++) {
      int m = (i + 1) / 2;
      order[i] = i % 2 == 1 ? l + m : l - m;
    }
    return order;
  }

  private static int count(String monomial, char axis) {
    return (int) monomial.chars().filter(c -> c == axis).count();
  }
}
