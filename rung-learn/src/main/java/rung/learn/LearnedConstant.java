package rung.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import rung.functional.Functional;
import rung.functional.Parameters;

/**
 * A named constant of a functional's formula that training was free to change.
 *
 * @param name for instance {@code gga_x_pbe.kappa}
 * @param before value that training began with
 * @param after value that it ended with
 */
public record LearnedConstant(String name, double before, double after) {
  private static final Pattern WEIGHTS = Pattern.compile(".*\\blayer\\d+\\..*");

  /** The constants among the parameters; the weights of networks say nothing one by one. */
  static List<LearnedConstant> of(Functional start, Functional trained) {
    Parameters before = start.parameters();
    List<String> names = before.names();
    List<LearnedConstant> constants = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!WEIGHTS.matcher(names.get(i)).matches()) {
        constants.add(
            new LearnedConstant(names.get(i), before.value(i), trained.parameters().value(i)));
      }
    }
    return constants;
  }
}
