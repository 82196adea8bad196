package rung.functional.libxc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.system.InputException;

/**
 * The system's libxc (S. Lehtola et al., SoftwareX 7, 1 (2018)), versions 5 to 7, through the
 * foreign-function interface. Loaded on first use; without it Rung lacks nothing but the bridge.
 */
public final class Libxc {
  private static final List<String> FILES =
      List.of("libxc.so.15", "libxc.so.12", "libxc.so.9", "libxc.so");
  private static final @Nullable SymbolLookup LIBRARY = load();

  private Libxc() {}

  /** Whether a libxc was found. */
  public static boolean available() {
    return LIBRARY != null;
  }

  /**
   * Version, such as 5.2.3.
   *
   * @throws InputException without libxc
   */
  public static String version() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment numbers = arena.allocate(JAVA_INT, 3);
      handle("xc_version", null, ADDRESS, ADDRESS, ADDRESS)
          .invoke(numbers, numbers.asSlice(4), numbers.asSlice(8));
      return numbers.getAtIndex(JAVA_INT, 0)
          + "."
          + numbers.getAtIndex(JAVA_INT, 1)
          + "."
          + numbers.getAtIndex(JAVA_INT, 2);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static @Nullable SymbolLookup load() {
    for (String file : FILES) {
      try {
        return SymbolLookup.libraryLookup(file, Arena.global());
      } catch (IllegalArgumentException notThere) {
        continue;
      }
    }
    return null;
  }

  private static SymbolLookup library() {
    if (LIBRARY == null) {
      throw new InputException(
          "functionals of libxc need the system's libxc, which is not installed",
          "libxc",
          "install it (Debian: apt install libxc9), or name a functional that Rung has");
    }
    return LIBRARY;
  }

  /**
   * A function of libxc.
   *
   * @param result layout of the result, null for none
   */
  static MethodHandle handle(
      String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
    return Linker.nativeLinker()
        .downcallHandle(library().findOrThrow(name), signature(result, arguments));
  }

  /**
   * An evaluator (functional, number of points, arrays …) that works on Java arrays in place.
   *
   * @param arrays how many arrays it takes
   */
  static MethodHandle evaluator(String name, int arrays) {
    MemoryLayout[] arguments = new MemoryLayout[2 + arrays];
    Arrays.fill(arguments, ADDRESS);
    arguments[1] = JAVA_LONG;
    return Linker.nativeLinker()
        .downcallHandle(
            library().findOrThrow(name), signature(null, arguments), Linker.Option.critical(true))
        .asSpreader(2, MemorySegment[].class, arrays);
  }

  /** Whether this version of libxc has a function. */
  static boolean has(String name) {
    return library().find(name).isPresent();
  }

  private static FunctionDescriptor signature(
      @Nullable MemoryLayout result, MemoryLayout... arguments) {
    return result == null
        ? FunctionDescriptor.ofVoid(arguments)
        : FunctionDescriptor.of(result, arguments);
  }

  /** Number of a functional, −1 for names that libxc does not know. */
  static int number(String name) {
    MethodHandle lookup = handle("xc_functional_get_number", JAVA_INT, ADDRESS);
    try (Arena arena = Arena.ofConfined()) {
      return (int) lookup.invoke(arena.allocateFrom(name));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** The names of all functionals. */
  static List<String> names() {
    try (Arena arena = Arena.ofConfined()) {
      int count = (int) handle("xc_number_of_functionals", JAVA_INT).invoke();
      long length = 1 + (int) handle("xc_maximum_name_length", JAVA_INT).invoke();
      MemorySegment names = arena.allocate(ADDRESS, count);
      for (int i = 0; i < count; i++) {
        names.setAtIndex(ADDRESS, i, arena.allocate(length));
      }
      handle("xc_available_functional_names", null, ADDRESS).invoke(names);
      List<String> list = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        list.add(names.getAtIndex(ADDRESS, i).reinterpret(length).getString(0));
      }
      return list;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** {@code count} numbers that a function writes through pointers after the functional. */
  static double[] numbers(String name, MemorySegment functional, int count) {
    MemoryLayout[] arguments = new MemoryLayout[1 + count];
    Arrays.fill(arguments, ADDRESS);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment numbers = arena.allocate(JAVA_DOUBLE, count);
      Object[] values = new Object[1 + count];
      values[0] = functional;
      for (int i = 0; i < count; i++) {
        values[1 + i] = numbers.asSlice(8L * i);
      }
      handle(name, null, arguments).invokeWithArguments(values);
      return numbers.toArray(JAVA_DOUBLE);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** The library's error as one of ours. */
  static RuntimeException failed(Throwable e) {
    return e instanceof InputException input
        ? input
        : new IllegalStateException("a call of libxc failed", e);
  }
}
