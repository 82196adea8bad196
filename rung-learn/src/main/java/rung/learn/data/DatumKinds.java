package rung.learn.data;

import java.util.List;

/** The types of data that there are: a new one is its class and a line here. */
public final class DatumKinds {
  private static final List<DatumKind> ALL =
      List.of(
          ReactionDatum.REACTION, ReactionDatum.IONIZATION, DensityDatum.KIND, DipoleDatum.KIND);

  private static final List<Quantity> QUANTITIES =
      ALL.stream().map(DatumKind::quantity).distinct().toList();

  private DatumKinds() {}

  /** Names of the types. */
  public static List<String> types() {
    return ALL.stream().map(DatumKind::type).toList();
  }

  /** What they measure, each once, in the order in which it is shown. */
  public static List<Quantity> quantities() {
    return QUANTITIES;
  }

  /**
   * The kind of this type.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static DatumKind named(String type) {
    return ALL.stream()
        .filter(kind -> kind.type().equals(type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no type of datum: " + type));
  }
}
