package rung.learn.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rung.learn.objective.LeftOut;
import rung.learn.objective.Objective;
import rung.learn.task.SystemCourse;

/** What is told of the systems of a step. */
final class Troubles {
  private Troubles() {}

  /** Those in trouble, and the hardest by Fock matrices, residual and curvature; each once. */
  static List<SystemCourse> worthTelling(List<SystemCourse> all) {
    List<SystemCourse> told = new ArrayList<>(all.stream().filter(SystemCourse::troubled).toList());
    addLargest(all, course -> (double) course.iterations(), told);
    addLargest(all, SystemCourse::residual, told);
    addLargest(all, course -> negative(course.lowestCurvature()), told);
    return told.stream().distinct().toList();
  }

  private static @Nullable Double negative(@Nullable Double value) {
    return value == null ? null : -value;
  }

  private static void addLargest(
      List<SystemCourse> all,
      Function<SystemCourse, @Nullable Double> figure,
      List<SystemCourse> told) {
    all.stream()
        .filter(course -> figure.apply(course) != null)
        .max(Comparator.comparingDouble(c -> Objects.requireNonNullElse(figure.apply(c), 0.0)))
        .ifPresent(told::add);
  }

  /** What was done about systems in trouble that have numbers, a line for each kind of trouble. */
  static List<String> notes(int step, Objective.Work work) {
    List<SystemCourse> all = work.systems();
    Set<String> leftOut = work.leftOut().stream().map(LeftOut::system).collect(Collectors.toSet());
    List<String> lines = new ArrayList<>();
    named(all, course -> !course.converged() && !leftOut.contains(course.system()))
        .ifPresent(
            names ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "step %d: no convergence for %s; their gradient is the variational one, bounded,"
                            + " their errors are left out of the means, and the next SCF starts anew",
                        step,
                        names)));
    jumps(all)
        .forEach(
            (name, what) ->
                lines.add(
                    String.format(
                        Locale.ROOT, "step %d: %s is in another solution: %s", step, name, what)));
    return lines;
  }

  private static Map<String, String> jumps(List<SystemCourse> all) {
    Map<String, String> jumps = new LinkedHashMap<>();
    for (SystemCourse course : all) {
      if (course.jump() != null) {
        jumps.put(course.system(), course.jump().toString());
      }
    }
    return jumps;
  }

  private static Optional<String> named(List<SystemCourse> all, Predicate<SystemCourse> which) {
    List<String> names = all.stream().filter(which).map(SystemCourse::system).toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
  }
}
