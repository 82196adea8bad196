package rung.testing;

import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says in one line at the end of a module's tests what did not run, because the machine lacks what
 * it needs. Maven counts such tests as skipped and does not name them. Every module has this class
 * on the class path of its tests (see the parent's pom.xml).
 */
public final class NotRun implements TestExecutionListener {
  private static final String PREFIX = "Assumption failed: ";

  private final Map<String, Set<String>> classesByReason = new TreeMap<>();
  private final PrintStream out;

  /** Prints to stderr. */
  public NotRun() {
    this(System.err);
  }

  NotRun(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      String reason =
          result.getThrowable().map(Throwable::getMessage).orElse("no reason given").strip();
      if (reason.startsWith(PREFIX)) {
        reason = reason.substring(PREFIX.length());
      }
      classesByReason.computeIfAbsent(reason, any -> new TreeSet<>()).add(className(test));
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    String line = line();
    if (!line.isEmpty()) {
      out.println(line);
    }
  }

  /** Empty if everything ran. */
  private synchronized String line() {
    return classesByReason.isEmpty()
        ? ""
        : classesByReason.entrySet().stream()
            .map(entry -> String.join(", ", entry.getValue()) + " (" + entry.getKey() + ")")
            .collect(Collectors.joining("; ", "Not run, wholly or in part: ", ""));
  }

  private static String className(TestIdentifier test) {
    String name =
        switch (test.getSource().orElse(null)) {
          case MethodSource method -> method.getClassName();
          case ClassSource source -> source.getClassName();
          case null, default -> test.getDisplayName();
        };
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
