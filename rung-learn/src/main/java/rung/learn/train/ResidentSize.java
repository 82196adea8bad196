package rung.learn.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of this process that lies in RAM. */
final class ResidentSize {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ResidentSize() {}

  /** In KiB; zero where the system does not say. */
  static long kib() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException e) {
      return 0;
    }
    return 0;
  }
}
