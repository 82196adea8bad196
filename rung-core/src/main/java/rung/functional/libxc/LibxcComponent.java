package rung.functional.libxc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rung.functional.ExactExchange;
import rung.functional.form.MissingPart;
import rung.functional.form.XcKind;
import rung.functional.nonlocal.Vv10;
import rung.functional.sum.FunctionalSum;
import rung.functional.sum.NearNames;
import rung.system.InputException;
import rung.system.InputText;

/**
 * One functional of libxc, initialised for one or two spin blocks. Immutable once made and kept for
 * the life of the process.
 */
final class LibxcComponent {
  /** By libxc's numbers of kinds, of which the next is {@link #KINETIC}. */
  private static final List<XcKind> KINDS =
      List.of(XcKind.EXCHANGE, XcKind.CORRELATION, XcKind.BOTH);

  private static final int KINETIC = 3;
  private static final int THREE_DIMENSIONS = 1 << 7;
  private static final int VV10 = 1 << 10;
  private static final int YUKAWA = 1 << 9 | 1 << 12;
  private static final int LAPLACIAN = 1 << 15;
  private static final int DERIVATIVES = 0b111;
  private static final int DOUBLE_HYBRID = 5;
  private static final Map<String, LibxcComponent> KNOWN = new ConcurrentHashMap<>();

  /** Libxc's rungs, and how its functions and their arrays are called. */
  enum Family {
    LDA("lda", 1, 1),
    GGA("gga", 2, 3),
    META_GGA("mgga", 4, 10);

    /** Arrays of features. */
    final int inputs;

    /** Arrays of second derivatives. */
    final int seconds;

    final MethodHandle energyAndSlope;
    final MethodHandle second;

    Family(String prefix, int inputs, int seconds) {
      this.inputs = inputs;
      this.seconds = seconds;
      // features, energy per particle, one derivative for each feature
      energyAndSlope = Libxc.evaluator("xc_" + prefix + "_exc_vxc", 2 * inputs + 1);
      second = Libxc.evaluator("xc_" + prefix + "_fxc", inputs + seconds);
    }

    static Family of(int number) {
      return switch (number) {
        case 1, 128 -> LDA;
        case 2, 32 -> GGA;
        default -> META_GGA;
      };
    }
  }

  private final String name;
  private final String description;
  private final XcKind kind;
  private final MemorySegment[] functionals;
  private final Family family;
  private final ExactExchange exchange;
  private final Vv10 vv10;

  private LibxcComponent(String name, int number) {
    this.name = name;
    this.functionals = new MemorySegment[] {initialise(number, 1), initialise(number, 2)};
    MemorySegment info = (MemorySegment) call("xc_func_get_info", ADDRESS, functionals[0]);
    this.family = Family.of((int) call("xc_func_info_get_family", JAVA_INT, info));
    this.description = text((MemorySegment) call("xc_func_info_get_name", ADDRESS, info));
    int flags = (int) call("xc_func_info_get_flags", JAVA_INT, info);
    int kindNumber = (int) call("xc_func_info_get_kind", JAVA_INT, info);
    refuse(kindNumber == KINETIC, "is a functional of the kinetic energy");
    refuse((flags & THREE_DIMENSIONS) == 0, "is not for three dimensions");
    refuse((flags & LAPLACIAN) != 0, "needs the Laplacian of the density");
    refuse((flags & DERIVATIVES) != DERIVATIVES, "has no energy or no second derivatives in libxc");
    refuse((flags & YUKAWA) != 0, "attenuates exact exchange by Yukawa's function");
    refuse(doubleHybrid(), "is a double hybrid, whose perturbation theory Rung does not have");
    this.kind = KINDS.get(kindNumber);
    this.exchange = exchange();
    this.vv10 = (flags & VV10) == 0 ? Vv10.NONE : vv10();
  }

  /**
   * A functional by libxc's name.
   *
   * @throws InputException if libxc does not have it, or it needs what Rung does not give
   */
  static LibxcComponent of(String name) {
    return KNOWN.computeIfAbsent(
        name,
        key -> {
          int number = Libxc.number(key);
          if (number < 0) {
            throw new InputException(
                "libxc " + Libxc.version() + " has no functional " + InputText.quote(key),
                FunctionalSum.WHERE,
                NearNames.near(key, LibxcNames.all()));
          }
          return new LibxcComponent(key, number);
        });
  }

  private void refuse(boolean condition, String why) {
    if (condition) {
      throw new InputException(
          "libxc's " + name + " " + why, "functional", "choose another functional");
    }
  }

  private static MemorySegment initialise(int number, int spins) {
    try {
      MemorySegment functional = (MemorySegment) Libxc.handle("xc_func_alloc", ADDRESS).invoke();
      int failed =
          (int)
              Libxc.handle("xc_func_init", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT)
                  .invoke(functional, number, spins);
      if (failed != 0) {
        throw new IllegalStateException("xc_func_init returned " + failed);
      }
      return functional;
    } catch (Throwable e) {
      throw Libxc.failed(e);
    }
  }

  private static Object call(
      String function, java.lang.foreign.MemoryLayout result, MemorySegment argument) {
    try {
      return Libxc.handle(function, result, ADDRESS).invoke(argument);
    } catch (Throwable e) {
      throw Libxc.failed(e);
    }
  }

  private static String text(MemorySegment characters) {
    return characters.reinterpret(Long.MAX_VALUE).getString(0);
  }

  /** Libxc has double hybrids since it tells kinds of hybrids apart. */
  private boolean doubleHybrid() {
    return Libxc.has("xc_hyb_type")
        && (int) call("xc_hyb_type", JAVA_INT, functionals[0]) == DOUBLE_HYBRID;
  }

  /** libxc's α K + β K^sr is (α + β) K − β K^lr. */
  private ExactExchange exchange() {
    double[] cam = Libxc.numbers("xc_hyb_cam_coef", functionals[0], 3);
    return new ExactExchange(cam[1] + cam[2], cam[2] == 0 ? 0 : -cam[2], cam[0]);
  }

  private Vv10 vv10() {
    double[] numbers = Libxc.numbers("xc_nlc_coef", functionals[0], 2);
    return new Vv10(1, numbers[0], numbers[1]);
  }

  XcKind kind() {
    return kind;
  }

  String name() {
    return name;
  }

  /** What the name or libxc's description promises beyond libxc. */
  Optional<MissingPart> missing() {
    return MissingPart.of(name, description, !vv10.none());
  }

  Family family() {
    return family;
  }

  ExactExchange exactExchange() {
    return exchange;
  }

  Vv10 nonLocal() {
    return vv10;
  }

  /**
   * Energy per particle and first derivatives of the energy per volume.
   *
   * @param arrays features, then what receives energy and derivatives, [point][component]
   */
  void energyAndSlope(int spins, long points, double[]... arrays) {
    call(family.energyAndSlope, spins, points, arrays);
  }

  /** Second derivatives of the energy per volume, after the features. */
  void second(int spins, long points, double[]... arrays) {
    call(family.second, spins, points, arrays);
  }

  private void call(MethodHandle function, int spins, long points, double[]... arrays) {
    MemorySegment[] segments = new MemorySegment[arrays.length];
    for (int i = 0; i < arrays.length; i++) {
      segments[i] = MemorySegment.ofArray(arrays[i]);
    }
    try {
      function.invoke(functionals[spins - 1], points, segments);
    } catch (Throwable e) {
      throw Libxc.failed(e);
    }
  }
}
