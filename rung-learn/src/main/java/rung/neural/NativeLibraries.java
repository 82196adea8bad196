package rung.neural;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;
import rung.system.OutputException;

/**
 * OpenBLAS and libtorch on the disk: JavaCPP unpacks them into a folder on first use. Where it
 * cannot, it says only that there is no such library.
 */
public final class NativeLibraries {
  private static final String OPENBLAS = "/org/bytedeco/openblas/";
  private static final String LIBTORCH = "/org/bytedeco/pytorch/";

  private NativeLibraries() {}

  /** Why the libraries cannot be unpacked, if that is why they did not load. */
  public static Optional<OutputException> unwritten(Throwable fault) {
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    String text = trace.toString();
    if (!text.contains("LinkageError") && !text.contains("UnsatisfiedLinkError")) {
      return Optional.empty();
    }
    // libtorch is large: it is unpacked only where it was asked for.
    List<String> places = text.contains("torch") ? List.of(OPENBLAS, LIBTORCH) : List.of(OPENBLAS);
    Path folder;
    try {
      folder = Loader.getCacheDir().toPath();
    } catch (IOException e) {
      Path usual = Path.of(System.getProperty("user.home"), ".javacpp", "cache");
      return Optional.of(unwritten("no folder for them can be written", e, usual));
    }
    try {
      for (String place : places) {
        unpack(place + Loader.getPlatform() + "/");
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(unwritten(OutputException.cause(e, folder), e, folder));
    }
  }

  private static OutputException unwritten(String why, IOException failure, Path folder) {
    OutputException unwritten =
        new OutputException(
            "the native libraries cannot be unpacked: " + why,
            folder.toString(),
            "free 500 MB there, or name another folder:"
                + " RUNG_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=DIR");
    unwritten.initCause(failure);
    return unwritten;
  }

  /** Unpacks the libraries of a place in the jars, as far as that has not been done. */
  private static void unpack(String place) throws IOException {
    @Nullable URL url = Loader.class.getResource(place);
    if (url == null || !(url.openConnection() instanceof JarURLConnection jar)) {
      return;
    }
    for (JarEntry entry : jar.getJarFile().stream().toList()) {
      String name = "/" + entry.getName();
      @Nullable URL library =
          name.startsWith(place + "lib") ? Loader.class.getResource(name) : null;
      if (library != null && name.contains(".so")) {
        Loader.cacheResource(library);
      }
    }
  }
}
