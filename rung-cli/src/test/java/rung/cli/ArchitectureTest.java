package rung.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The direction of the packages, as docs/development.md tells it. */
class ArchitectureTest {
  private static final JavaClasses RUNG =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("rung");

  /** Core packages that stand on nothing of ours but each other: any core package may use them. */
  private static final List<String> FOUNDATION =
      List.of("system", "linalg", "parallel", "internal.kernel");

  /** What each core package may use, besides itself and the foundation. */
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("basis", List.of()),
          Map.entry("integral", List.of("basis")),
          Map.entry("grid", List.of("basis")),
          Map.entry("functional", List.of()),
          Map.entry("dispersion", List.of()),
          Map.entry("discretisation", List.of("integral", "grid", "functional", "dispersion")),
          Map.entry(
              "term", List.of("discretisation", "integral", "grid", "functional", "dispersion")),
          Map.entry("orbital", List.of("discretisation", "integral", "term")),
          Map.entry("scf", List.of("discretisation", "functional", "term", "orbital")),
          Map.entry("response", List.of("discretisation", "functional", "term", "orbital", "scf")),
          Map.entry(
              "molecular",
              List.of(
                  "basis",
                  "integral",
                  "grid",
                  "functional",
                  "dispersion",
                  "discretisation",
                  "term",
                  "orbital",
                  "scf")),
          Map.entry(
              "guess",
              List.of(
                  "basis",
                  "integral",
                  "discretisation",
                  "term",
                  "orbital",
                  "scf",
                  "molecular",
                  "observable")),
          Map.entry(
              "observable",
              List.of(
                  "basis", "integral", "grid", "discretisation", "scf", "response", "molecular")));

  /** Files in a package, beside its package-info. */
  private static final int MOST_FILES = 20;

  static Stream<String> upperPackages() {
    return MAY_USE.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("upperPackages")
  void corePackageUsesOnlyWhatStandsBelowIt(String name) {
    noClasses()
        .that()
        .resideInAPackage("rung." + name + "..")
        .should()
        .dependOnClassesThat(
            oursOutside(List.of(name), FOUNDATION, MAY_USE.getOrDefault(name, List.of())))
        .allowEmptyShould(true)
        .check(RUNG);
  }

  @Test
  void foundationUsesNothingAboveIt() {
    for (String name : FOUNDATION) {
      boolean alone = name.equals("system") || name.equals("parallel");
      List<String> allowed = alone ? List.of(name) : List.of("linalg", "internal.kernel");
      noClasses()
          .that()
          .resideInAPackage("rung." + name + "..")
          .should()
          .dependOnClassesThat(oursOutside(allowed))
          .allowEmptyShould(true)
          .check(RUNG);
    }
  }

  @Test
  void everyPackageHasItsPlace() {
    List<String> known =
        Stream.concat(
                Stream.of("learn", "neural", "check", "cli"),
                Stream.concat(MAY_USE.keySet().stream(), FOUNDATION.stream()))
            .toList();
    assertThat(
            RUNG.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> known.stream().noneMatch(place -> lies(name, place)))
                .collect(Collectors.toSet()))
        .isEmpty();
  }

  @Test
  void libtorchAppearsInLearningPackagesOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages("rung.neural..", "rung.learn..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco.pytorch..")
        .check(RUNG);
  }

  @Test
  void openBlasAppearsInLinearAlgebraOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("rung.linalg..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco.openblas..")
        .check(RUNG);
  }

  @Test
  void learningKnowsNothingOfTheCommandLine() {
    noClasses()
        .that()
        .resideInAnyPackage("rung.learn..", "rung.neural..", "rung.check..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("rung.cli..", "picocli..")
        .allowEmptyShould(true)
        .check(RUNG);
  }

  /** A concept with the packages inside it counts as one. */
  @Test
  void conceptsFormNoCycle() {
    slices().matching("rung.(*)..").should().beFreeOfCycles().check(RUNG);
  }

  /** The rooms of a concept, each a package by itself. */
  @ParameterizedTest
  @ValueSource(strings = {"functional", "learn", "neural", "check", "cli"})
  void roomsOfAConceptFormNoCycle(String concept) {
    SliceAssignment rooms =
        new SliceAssignment() {
          @Override
          public SliceIdentifier getIdentifierOf(JavaClass type) {
            return lies(type.getPackageName(), concept)
                ? SliceIdentifier.of(type.getPackageName())
                : SliceIdentifier.ignore();
          }

          @Override
          public String getDescription() {
            return "the rooms of " + concept;
          }
        };
    slices().assignedFrom(rooms).should().beFreeOfCycles().check(RUNG);
  }

  /**
   * A room with more in it than one looks through at a glance wants a second one. The integrals are
   * one engine, whose parts nobody else should see.
   */
  @Test
  void noRoomIsCrowded() {
    Map<String, Long> files =
        RUNG.stream()
            .filter(type -> type.isTopLevelClass() && !lies(type.getPackageName(), "integral"))
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    assertThat(files).isNotEmpty();
    assertThat(files.entrySet()).allMatch(room -> room.getValue() <= MOST_FILES);
  }

  /**
   * The picture in docs/architecture.md: every arrow is in the code, and every dependency in the
   * code follows arrows.
   */
  @Test
  void thePictureShowsWhoKnowsWhom() throws IOException {
    Map<String, Set<String>> drawn = new TreeMap<>();
    Pattern arrow = Pattern.compile("  (\\w+) --> (\\w+)");
    for (String line : Files.readAllLines(Path.of("../docs/architecture.md"))) {
      Matcher matcher = arrow.matcher(line);
      if (matcher.matches()) {
        drawn.computeIfAbsent(matcher.group(1), k -> new TreeSet<>()).add(matcher.group(2));
      }
    }
    Map<String, Set<String>> real = dependencies();
    assertThat(drawn).isNotEmpty();
    drawn.forEach((from, to) -> assertThat(real.get(from)).as(from).containsAll(to));
    real.forEach((from, to) -> assertThat(reached(drawn, from)).as(from).containsAll(to));
  }

  /** Who uses whom, by first package under {@code rung}, the foundation left out. */
  private static Map<String, Set<String>> dependencies() {
    Map<String, Set<String>> real = new TreeMap<>();
    for (JavaClass type : RUNG) {
      String from = concept(type);
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String to = concept(dependency.getTargetClass());
        if (!from.isEmpty() && !to.isEmpty() && !from.equals(to)) {
          real.computeIfAbsent(from, k -> new TreeSet<>()).add(to);
        }
      }
    }
    return real;
  }

  private static String concept(JavaClass type) {
    String[] part = type.getPackageName().split("\\.");
    boolean ours = part.length > 1 && part[0].equals("rung");
    boolean foundation = FOUNDATION.stream().anyMatch(name -> lies(type.getPackageName(), name));
    return ours && !foundation ? part[1] : "";
  }

  private static Set<String> reached(Map<String, Set<String>> arrows, String from) {
    Set<String> reached = new TreeSet<>();
    for (String next : arrows.getOrDefault(from, Set.of())) {
      reached.add(next);
      reached.addAll(reached(arrows, next));
    }
    return reached;
  }

  /** Neither the country of who runs Rung nor that of a program that uses it as a library shows. */
  @Test
  void nothingFollowsTheDefaultLocale() {
    noClasses()
        .should()
        .callCodeUnitWhere(
            DescribedPredicate.describe(
                "it formats or compares by the default locale",
                call -> followsDefaultLocale(call.getTarget())))
        .check(RUNG);
  }

  private static boolean followsDefaultLocale(AccessTarget.CodeUnitCallTarget target) {
    List<String> parameters =
        target.getRawParameterTypes().stream().map(JavaClass::getSimpleName).toList();
    boolean told = parameters.contains("Locale") || parameters.contains("DecimalFormatSymbols");
    String method = target.getOwner().getSimpleName() + "." + target.getName();
    return !told
        && (method.matches("(String|PrintStream|PrintWriter)\\.(format|printf|formatted)")
            || method.matches("String\\.to(Lower|Upper)Case|Locale\\.getDefault")
            || method.matches("(DecimalFormat|SimpleDateFormat|Formatter)\\.<init>")
            || method.matches("(NumberFormat|DateFormat|MessageFormat)\\.(get.*Instance|format)"));
  }

  @SafeVarargs
  private static DescribedPredicate<JavaClass> oursOutside(List<String>... names) {
    List<String> allowed = Arrays.stream(names).flatMap(List::stream).toList();
    return DescribedPredicate.describe(
        "are ours and outside " + allowed,
        type ->
            lies(type.getPackageName(), "")
                && allowed.stream().noneMatch(name -> lies(type.getPackageName(), name)));
  }

  /** Whether a package is {@code rung.place} or inside it. */
  private static boolean lies(String packageName, String place) {
    String prefix = place.isEmpty() ? "rung." : "rung." + place + ".";
    return (packageName + ".").startsWith(prefix);
  }
}
