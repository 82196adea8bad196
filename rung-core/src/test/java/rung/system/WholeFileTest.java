package rung.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WholeFileTest {
  @TempDir Path folder;

  private static FileSystemException reason(String words) {
    return new FileSystemException("run/a.json.1.unfinished", null, words);
  }

  static Stream<Arguments> causes() {
    return Stream.of(
        Arguments.of(reason("No space left on device"), "no space left on device"),
        Arguments.of(reason("Disk quota exceeded"), "disk quota exceeded"),
        Arguments.of(reason("Read-only file system"), "read-only file system"),
        Arguments.of(reason("File name too long"), "file name too long"),
        Arguments.of(reason("Too many open files"), "too many open files"),
        Arguments.of(
            reason("Too many levels of symbolic links"), "too many levels of symbolic links"),
        Arguments.of(
            new FileSystemException("run/.lock", null, "Read-only file system"),
            "read-only file system (run/.lock)"),
        Arguments.of(new IOException("No space left on device"), "no space left on device"),
        Arguments.of(new IOException("File too large"), "file too large"),
        Arguments.of(new IOException("Input/output error"), "input/output error"),
        Arguments.of(new IOException("Broken pipe"), "its reader has closed it (broken pipe)"),
        Arguments.of(new IOException("Bad file descriptor"), "it is closed (bad file descriptor)"),
        Arguments.of(new IOException(), "java.io.IOException"),
        Arguments.of(new AccessDeniedException("run/a.json.1.unfinished"), "no permission"),
        Arguments.of(new AccessDeniedException("run"), "no permission (run)"),
        Arguments.of(new FileAlreadyExistsException("run/a.json"), "something else has that name"),
        Arguments.of(new NotDirectoryException("run"), "not a folder (run)"),
        Arguments.of(new DirectoryNotEmptyException("run"), "the folder is not empty (run)"),
        Arguments.of(new NoSuchFileException("/tmp/a"), "it is gone"),
        Arguments.of(new NoSuchFileException("/no/such/a"), "there is no folder /no"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("causes")
  void theCauseIsNamedInPlainWords(IOException failure, String words) {
    OutputException unwritten = OutputException.of(failure, Path.of("run/a.json"));
    assertThat(unwritten).hasMessage("run/a.json: cannot be written: " + words);
    assertThat(unwritten).hasCause(failure);
    assertThat(unwritten.withRemedy("free some space"))
        .hasMessage("run/a.json: cannot be written: " + words + "; free some space")
        .hasCause(failure);
  }

  @Test
  void aFileIsReplacedWhole() throws IOException {
    Path file = folder.resolve("a.txt");
    WholeFile.write(file, "first");
    WholeFile.write(file, "zweite, größer");
    assertThat(file).hasContent("zweite, größer");
    assertThat(names()).containsExactly("a.txt");
  }

  @Test
  void aFullDiskLeavesTheOldFileAndNoPartOfTheNewOne() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "no /dev/full here");
    Path file = folder.resolve("a.txt");
    WholeFile.write(file, "first");
    Files.createSymbolicLink(
        folder.resolve("a.txt." + ProcessHandle.current().pid() + WholeFile.UNFINISHED), full);
    assertThatThrownBy(() -> WholeFile.write(file, "second"))
        .isInstanceOf(OutputException.class)
        .hasMessage(file + ": cannot be written: no space left on device");
    assertThat(file).hasContent("first");
    assertThat(names()).containsExactly("a.txt");
    WholeFile.write(file, "third");
    assertThat(file).hasContent("third");
  }

  @Test
  void askingForAPlaceTouchesNothing() throws IOException {
    WholeFile.requirePlace(folder.resolve("a.txt"));
    WholeFile.requirePlace(Path.of("/dev/null"));
    for (String bad : new String[] {"", "none/a.txt"}) {
      assertThatThrownBy(() -> WholeFile.requirePlace(folder.resolve(bad)))
          .isInstanceOf(OutputException.class);
    }
    assertThat(names()).isEmpty();
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList().stream();
    }
  }
}
