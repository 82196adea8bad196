package rung.linalg;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/**
 * The OpenBLAS that the libtorch stack brings, called through the foreign-function interface.
 * Level-2 and level-3 calls are "critical": they work on Java arrays in place, without a copy (see
 * {@code docs/decisions/0002-heap-arrays-and-ffm-blas.md}). One BLAS thread per Java thread,
 * always.
 */
final class OpenBlas {
  private static final SymbolLookup LIBRARY = load();

  static final MethodHandle DGEMM =
      critical(
          "cblas_dgemm",
          FunctionDescriptor.ofVoid(
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_DOUBLE,
              ADDRESS,
              JAVA_INT,
              ADDRESS,
              JAVA_INT,
              JAVA_DOUBLE,
              ADDRESS,
              JAVA_INT));

  static final MethodHandle DGEMV =
      critical(
          "cblas_dgemv",
          FunctionDescriptor.ofVoid(
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_DOUBLE,
              ADDRESS,
              JAVA_INT,
              ADDRESS,
              JAVA_INT,
              JAVA_DOUBLE,
              ADDRESS,
              JAVA_INT));

  static final MethodHandle DSYEVD =
      handle(
          "LAPACKE_dsyevd",
          FunctionDescriptor.of(
              JAVA_INT, JAVA_INT, JAVA_BYTE, JAVA_BYTE, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));

  static final MethodHandle DPOTRF =
      handle(
          "LAPACKE_dpotrf",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_BYTE, JAVA_INT, ADDRESS, JAVA_INT));

  static final MethodHandle DPOTRS =
      critical(
          "LAPACKE_dpotrs",
          FunctionDescriptor.of(
              JAVA_INT, JAVA_INT, JAVA_BYTE, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS,
              JAVA_INT));

  static final MethodHandle DGESV =
      critical(
          "LAPACKE_dgesv",
          FunctionDescriptor.of(
              JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS,
              JAVA_INT));

  private OpenBlas() {}

  private static SymbolLookup load() {
    String jni = Loader.load(org.bytedeco.openblas.global.openblas.class);
    @Nullable Path folder = Path.of(jni).getParent();
    String file = "libopenblas.so.0";
    Path library = folder == null ? Path.of(file) : folder.resolve(file);
    SymbolLookup lookup = SymbolLookup.libraryLookup(library, Arena.global());
    try {
      Linker.nativeLinker()
          .downcallHandle(
              lookup.findOrThrow("openblas_set_num_threads"), FunctionDescriptor.ofVoid(JAVA_INT))
          .invokeExact(1);
    } catch (Throwable e) {
      throw failed(e);
    }
    return lookup;
  }

  private static MethodHandle critical(String name, FunctionDescriptor signature) {
    return Linker.nativeLinker()
        .downcallHandle(LIBRARY.findOrThrow(name), signature, Linker.Option.critical(true));
  }

  private static MethodHandle handle(String name, FunctionDescriptor signature) {
    return Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(name), signature);
  }

  /** Layout of a native array of doubles. */
  static MemoryLayout doubles(long count) {
    return MemoryLayout.sequenceLayout(count, JAVA_DOUBLE);
  }

  static IllegalStateException failed(Throwable e) {
    return new IllegalStateException("OpenBLAS call failed", e);
  }
}
