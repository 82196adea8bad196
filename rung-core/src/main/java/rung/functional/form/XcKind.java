package rung.functional.form;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a part of the exchange-correlation energy is. */
public enum XcKind {
  EXCHANGE,
  CORRELATION,
  BOTH;

  private static final Pattern KIND = Pattern.compile("(?:hyb_)?(?:lda|gga|mgga)_(x|c)(?:_.*)?");

  /** Exchange or correlation by name, such as {@code gga_x_pbe}; both if it says neither. */
  public static XcKind of(String component) {
    Matcher matcher = KIND.matcher(component);
    if (!matcher.matches()) {
      return BOTH;
    }
    return matcher.group(1).equals("x") ? EXCHANGE : CORRELATION;
  }
}
