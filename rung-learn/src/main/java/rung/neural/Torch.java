package rung.neural;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The one way to libtorch: loads it on first use, keeps it on one thread, moves numbers in and out.
 *
 * <p>All tensors are double precision. Native memory is bound to a {@link PointerScope}: work with
 * tensors inside {@link #scoped}, which frees every tensor made in it, and let plain arrays out.
 */
public final class Torch {
  private static boolean loaded;
  private static Consumer<String> progress = System.err::println;

  private Torch() {}

  /** Where the line goes that says that libtorch is being loaded; standard error unless set. */
  public static synchronized void progressTo(Consumer<String> lines) {
    progress = lines;
  }

  /**
   * Loads libtorch if that has not been done. The first load on a machine unpacks the native
   * libraries and takes seconds, later ones about one.
   */
  public static synchronized void load() {
    if (!loaded) {
      progress.accept("loading libtorch (takes seconds the first time)");
      torch.set_num_threads(1);
      torch.set_num_interop_threads(1);
      loaded = true;
    }
  }

  /** The versions of libtorch and of its Java binding, such as {@code 2.10.0-1.5.13}. */
  public static String version() throws IOException {
    return Loader.getVersion("org.bytedeco", "pytorch");
  }

  /** The threads that one libtorch operation uses: 1. */
  public static int threads() {
    load();
    return torch.get_num_threads();
  }

  /** Runs work with tensors and frees the tensors afterwards. */
  public static <T> T scoped(Supplier<T> work) {
    load();
    try (PointerScope scope = new PointerScope()) {
      return work.get();
    }
  }

  /** A tensor of the scope with these values, row by row, and its own memory. */
  public static Tensor tensor(double[] values, long... shape) {
    return Tensor.create(values, shape);
  }

  /** The values of a tensor, row by row. */
  public static double[] values(Tensor tensor) {
    try (PointerScope scope = new PointerScope()) {
      Tensor whole = tensor.detach().contiguous();
      double[] values = new double[Math.toIntExact(whole.numel())];
      whole.data_ptr_double().get(values);
      return values;
    }
  }
}
