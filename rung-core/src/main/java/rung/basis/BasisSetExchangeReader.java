package rung.basis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import rung.system.Element;
import rung.system.InputException;
import rung.system.InputText;
import rung.system.JsonInput;

/**
 * Basis Set Exchange JSON (complete sets, schema of B. P. Pritchard et al., J. Chem. Inf. Model.
 * 59, 4814 (2019)): electron shells with several angular momenta or general contractions. The
 * function type {@code gto} of shells with l ≥ 2 counts as spherical.
 */
final class BasisSetExchangeReader {
  private static final String HELP = "download the set as JSON from basissetexchange.org";

  private BasisSetExchangeReader() {}

  static BasisSet read(String file, String text) {
    JsonNode root = JsonInput.object(file, text);
    JsonNode elements = root.path("elements");
    if (!elements.isObject()) {
      throw new InputException("no object 'elements'", file, HELP);
    }
    BasisSetBuilder builder = new BasisSetBuilder(file);
    Kinds kinds = new Kinds();
    for (Map.Entry<String, JsonNode> entry : elements.properties()) {
      String where = file + ": elements." + entry.getKey();
      int number = InputText.integer(entry.getKey(), "an atomic number", where);
      Element element = Element.ofNumber(number, where);
      if (entry.getValue().path("ecp_potentials").size() > 0
          || entry.getValue().path("ecp_electrons").asInt(0) > 0) {
        builder.corePotential(element);
      }
      JsonNode shells = JsonInput.array(entry.getValue(), "electron_shells", where);
      for (int i = 0; i < shells.size(); i++) {
        shell(builder, element, shells.get(i), kinds, where + ".electron_shells[" + i + "]");
      }
    }
    return builder.build(kinds.cartesian);
  }

  private static void shell(
      BasisSetBuilder builder, Element element, JsonNode shell, Kinds kinds, String where) {
    JsonNode momenta = JsonInput.array(shell, "angular_momentum", where);
    JsonNode columns = JsonInput.array(shell, "coefficients", where);
    double[] exponents = numbers(JsonInput.array(shell, "exponents", where), "an exponent", where);
    if (momenta.isEmpty() || (momenta.size() > 1 && momenta.size() != columns.size())) {
      throw new InputException(
          momenta.size() + " angular momenta for " + columns.size() + " columns of coefficients",
          where,
          "give one angular momentum, or one for each column");
    }
    for (int c = 0; c < columns.size(); c++) {
      int l =
          JsonInput.integer(momenta.get(momenta.size() > 1 ? c : 0), "an angular momentum", where);
      double[] coefficients = numbers(columns.get(c), "a coefficient", where);
      if (l < 0 || coefficients.length != exponents.length) {
        throw new InputException(
            l < 0
                ? "a negative angular momentum"
                : coefficients.length + " coefficients for " + exponents.length + " exponents",
            where,
            HELP);
      }
      kinds.add(l, shell.path("function_type").asText("gto"), where);
      builder.add(element, l, exponents, coefficients, where);
    }
  }

  private static double[] numbers(JsonNode array, String meaning, String where) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = JsonInput.number(array.get(i), meaning, where);
    }
    return values;
  }

  /** Keeps all shells of l ≥ 2 to one kind, spherical or Cartesian. */
  private static final class Kinds {
    private boolean cartesian;
    private boolean spherical;

    void add(int l, String type, String where) {
      switch (type) {
        case "gto", "gto_spherical" -> spherical |= l >= 2;
        case "gto_cartesian" -> cartesian |= l >= 2;
        default ->
            throw new InputException(
                "functions of type " + InputText.quote(type),
                where,
                "only Gaussians work: " + HELP);
      }
      if (cartesian && spherical) {
        throw new InputException(
            "spherical and Cartesian shells in one set", where, "give all one function_type");
      }
    }
  }
}
