package rung.basis;

import com.fasterxml.jackson.databind.JsonNode;
import rung.system.Element;
import rung.system.InputException;
import rung.system.InputText;
import rung.system.JsonFields;
import rung.system.JsonInput;

/**
 * Basis Set Exchange JSON (complete sets, schema of B. P. Pritchard et al., J. Chem. Inf. Model.
 * 59, 4814 (2019)): electron shells with several angular momenta or general contractions. The
 * function type {@code gto} of shells with l ≥ 2 counts as spherical.
 */
final class BasisSetExchangeReader {
  private static final String HELP = "download the set as JSON from basissetexchange.org";

  /** Keys of the schema "complete", and those that older files have. */
  private static final String[] SET = {
    "molssi_bse_schema",
    "name",
    "names",
    "version",
    "description",
    "revision_date",
    "revision_description",
    "family",
    "tags",
    "role",
    "auxiliaries",
    "function_types",
    "elements",
    "references",
    "data_source",
    "notes"
  };

  private static final String[] ELEMENT = {
    "references", "electron_shells", "ecp_electrons", "ecp_potentials"
  };

  private static final String[] SHELL = {
    "function_type", "region", "angular_momentum", "exponents", "coefficients", "references"
  };

  private BasisSetExchangeReader() {}

  static BasisSet read(String file, String text) {
    JsonFields elements =
        JsonFields.read(file, text, "a basis set", SET).free("elements", "'elements'");
    BasisSetBuilder builder = new BasisSetBuilder(file);
    Kinds kinds = new Kinds();
    for (String key : elements.keys()) {
      String where = elements.where(key);
      Element element = Element.ofNumber(InputText.integer(key, "an atomic number", where), where);
      JsonFields entry = elements.object(key, "an element", ELEMENT);
      boolean potentials = entry.has("ecp_potentials") && !entry.array("ecp_potentials").isEmpty();
      if (potentials || entry.integer("ecp_electrons", 0, 0) > 0) {
        builder.corePotential(element);
      }
      for (JsonFields shell : entry.objects("electron_shells", "a shell", SHELL)) {
        shell(builder, element, shell, kinds);
      }
    }
    return builder.build(kinds.cartesian);
  }

  private static void shell(
      BasisSetBuilder builder, Element element, JsonFields shell, Kinds kinds) {
    String where = shell.where();
    JsonNode momenta = shell.array("angular_momentum");
    JsonNode columns = shell.array("coefficients");
    double[] exponents = numbers(shell.array("exponents"), "an exponent", where);
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
      kinds.add(l, shell.text("function_type", "gto"), where);
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
