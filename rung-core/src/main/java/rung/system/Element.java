package rung.system;

import java.util.Locale;

/**
 * A chemical element.
 *
 * @param number atomic number Z, from 1
 * @param symbol usual symbol, {@code "He"}
 */
public record Element(int number, String symbol) {
  private static final String[] SYMBOLS =
      ("H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br"
              + " Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd"
              + " Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np"
              + " Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og")
          .split(" ");

  /** The element with atomic number {@code number}, 1 to 118. */
  public static Element ofNumber(int number, String where) {
    if (number < 1 || number > SYMBOLS.length) {
      throw new InputException(
          "no element has the atomic number " + number, where, "give a number from 1 to 118");
    }
    return new Element(number, SYMBOLS[number - 1]);
  }

  /** The element with this symbol, in any case. */
  public static Element ofSymbol(String symbol, String where) {
    String wanted = symbol.toLowerCase(Locale.ROOT);
    for (int i = 0; i < SYMBOLS.length; i++) {
      if (SYMBOLS[i].toLowerCase(Locale.ROOT).equals(wanted)) {
        return new Element(i + 1, SYMBOLS[i]);
      }
    }
    throw new InputException(
        InputText.quote(symbol) + " is not a chemical element",
        where,
        "use symbols such as H, C, Cl");
  }
}
