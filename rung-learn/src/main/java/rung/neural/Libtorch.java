package rung.neural;

import java.io.IOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/**
 * The native library behind the neural functionals. Loading takes about a second, and several on
 * the first use by a user of the machine, when the library is unpacked; so nothing may touch
 * libtorch before it is needed.
 */
public final class Libtorch {
  static {
    // One level of parallelism: Rung's own threads (design section 2).
    torch.set_num_threads(1);
  }

  private Libtorch() {}

  /** The versions of libtorch and of its Java binding, such as {@code 2.10.0-1.5.13}. */
  public static String version() throws IOException {
    return Loader.getVersion("org.bytedeco", "pytorch");
  }

  /** The threads that one libtorch operation uses: 1. */
  public static int threads() {
    return torch.get_num_threads();
  }
}
