package rung.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import rung.functional.libxc.Libxc;
import rung.linalg.LinearAlgebra;
import rung.neural.NativeLibraries;
import rung.neural.Torch;
import rung.system.OutputException;

/**
 * One finding of {@code ./rung doctor}.
 *
 * @param subject what was looked at; also the key under {@code --json}
 * @param sound whether Rung can work with it
 * @param finding versions and sizes, or what is wrong and what to do
 */
record Diagnosis(String subject, boolean sound, String finding) {
  private static final double GIB = 1L << 30;
  private static final double LEAST_HEAP_GIB = 1;

  static List<Diagnosis> all() {
    return List.of(jdk(), openblas(), libtorch(), libxc(), memory(), threads(), startUpCache());
  }

  private static Diagnosis jdk() {
    Runtime.Version version = Runtime.version();
    return new Diagnosis(
        "jdk",
        version.feature() >= 25,
        version
            + ", "
            + System.getProperty("java.vendor")
            + ", "
            + System.getProperty("java.home"));
  }

  private static Diagnosis openblas() {
    return library("openblas", Diagnosis::matrixProduct);
  }

  private static Diagnosis libtorch() {
    return library("libtorch", () -> Torch.version() + ", " + Torch.threads() + " thread");
  }

  private static Diagnosis libxc() {
    return new Diagnosis(
        "libxc",
        true,
        Libxc.available()
            ? Libxc.version()
            : "none: only functionals of Rung's own (Debian: apt install libxc9)");
  }

  private static Diagnosis library(String subject, Callable<String> load) {
    long start = System.nanoTime();
    try {
      String finding = load.call();
      double seconds = 1e-9 * (System.nanoTime() - start);
      return new Diagnosis(
          subject, true, String.format(Locale.ROOT, "%s, loaded in %.1f s", finding, seconds));
    } catch (LinkageError | Exception e) {
      return new Diagnosis(
          subject,
          false,
          NativeLibraries.unwritten(e)
              .map(OutputException::getMessage)
              .orElse(
                  "does not load: "
                      + e
                      + "; Rung's native libraries are for Linux on x86-64, glibc 2.28 on"));
    }
  }

  /** Multiplies two matrices of ones: checks the result and tells the rate. */
  private static String matrixProduct() {
    int n = 512;
    double[] ones = new double[n * n];
    double[] product = new double[n * n];
    Arrays.fill(ones, 1);
    LinearAlgebra.gemm(false, false, n, n, n, 1, ones, 0, n, ones, 0, n, 0, product, 0, n);
    long start = System.nanoTime();
    LinearAlgebra.gemm(false, false, n, n, n, 1, ones, 0, n, ones, 0, n, 0, product, 0, n);
    double rate = 2.0 * n * n * n / (System.nanoTime() - start);
    if (product[0] != n || product[n * n - 1] != n) {
      throw new IllegalStateException("a matrix product came out wrong");
    }
    return String.format(Locale.ROOT, "matrix product at %.0f GFLOP/s on one thread", rate);
  }

  private static Diagnosis memory() {
    double heap = Runtime.getRuntime().maxMemory() / GIB;
    String machine =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? String.format(
                Locale.ROOT,
                "%.1f GiB in the machine, %.1f free",
                system.getTotalMemorySize() / GIB,
                system.getFreeMemorySize() / GIB)
            : "size of the machine unknown";
    return new Diagnosis(
        "memory",
        heap >= LEAST_HEAP_GIB,
        String.format(Locale.ROOT, "heap up to %.1f GiB; %s", heap, machine));
  }

  private static Diagnosis threads() {
    String omp = Objects.requireNonNullElse(System.getenv("OMP_NUM_THREADS"), "unset");
    String blas = Objects.requireNonNullElse(System.getenv("OPENBLAS_NUM_THREADS"), "unset");
    boolean single = omp.equals("1") && blas.equals("1");
    return new Diagnosis(
        "threads",
        single,
        Runtime.getRuntime().availableProcessors()
            + " processors; OMP_NUM_THREADS "
            + omp
            + ", OPENBLAS_NUM_THREADS "
            + blas
            + (single ? "" : "; start through ./rung, which sets both to 1"));
  }

  private static Diagnosis startUpCache() {
    String option = "-XX:AOTCache=";
    List<Path> files =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith(option))
            .map(argument -> Path.of(argument.substring(option.length())))
            .filter(Files::isReadable)
            .toList();
    return new Diagnosis(
        "startup_cache",
        true,
        files.isEmpty() ? "none: starts are slower" : files.getFirst().toString());
  }
}
