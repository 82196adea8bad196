package rung.cli.output;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Whether somebody watches. */
final class Terminal {
  private static final int STDERR = 2;

  private Terminal() {}

  /** Whether stderr is a terminal (POSIX isatty; Java itself tells only about stdin and stdout). */
  static boolean watchesStderr() {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("isatty")
        .map(
            address ->
                call(
                    linker.downcallHandle(
                        address,
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))))
        .orElse(false);
  }

  private static boolean call(MethodHandle isatty) {
    try {
      return (int) isatty.invokeExact(STDERR) == 1;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
