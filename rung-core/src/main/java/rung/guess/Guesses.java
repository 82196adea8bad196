package rung.guess;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import rung.basis.BasisLibrary;
import rung.observable.MoldenFile;
import rung.scf.InitialGuess;
import rung.system.InputException;

/** Guesses by their names. */
public final class Guesses {
  private Guesses() {}

  /**
   * Reads a guess: {@code atomic}, {@code core}, {@code huckel}, {@code antiparallel}, {@code
   * basis:NAME} or the name of a Molden file; with {@code mixed:} or {@code promoted:} before it,
   * of which {@code mixed} alone stands for {@code mixed:atomic}.
   *
   * @param where what is read, for messages
   * @throws InputException if it is none of these
   */
  public static InitialGuess parse(String text, String where) {
    String[] words = text.trim().split(":", 2);
    String inner = words.length == 2 ? words[1] : "atomic";
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "mixed" -> new FrontierGuess(parse(inner, where), FrontierGuess.Change.MIXED, where);
      case "promoted" ->
          new FrontierGuess(parse(inner, where), FrontierGuess.Change.PROMOTED, where);
      case "basis" -> new SmallerBasisGuess(BasisLibrary.load(inner), where);
      default -> plain(text.trim(), where);
    };
  }

  private static InitialGuess plain(String text, String where) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "atomic", "usual" -> InitialGuess.USUAL;
      case "core" -> new CoreGuess();
      case "antiparallel" -> new AntiparallelGuess(where);
      case "huckel", "hückel" -> new HuckelGuess(where);
      default -> {
        Path file = Path.of(text);
        if (!Files.exists(file)) {
          throw new InputException(
              "'" + text + "' is no guess and no file",
              where,
              "give atomic, core, huckel, antiparallel, basis:NAME or a Molden file, with mixed: or"
                  + " promoted: before it if you like");
        }
        yield new MoldenGuess(MoldenFile.read(file), text);
      }
    };
  }
}
