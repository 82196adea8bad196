package rung.basis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import rung.system.FileNames;
import rung.system.InputException;
import rung.system.InputText;
import rung.system.Suggestion;

/**
 * The built-in basis sets, H to Kr where a set defines an all-electron element, and the files of
 * the user.
 *
 * <p>The sets were made from Debian's {@code psi4-data} by {@code scripts/MakeBasisLibrary.java};
 * each resource names its source and references.
 */
public final class BasisLibrary {
  private static final String FOLDER = "/rung/basis/";

  /** A set of the index: its usual name, its resource, and other names of it. */
  private record Entry(String name, String resource, List<String> aliases) {}

  private static final Map<String, BasisSet> LOADED = new ConcurrentHashMap<>();
  private static final List<Entry> INDEX = index();

  private BasisLibrary() {}

  /** Usual names of the built-in sets. */
  public static List<String> names() {
    return INDEX.stream().map(Entry::name).toList();
  }

  /**
   * A built-in set by its name in any spelling ({@code 6-311++G(3df,3pd)}, {@code def2 tzvp},
   * {@code 6-31G(d)} for {@code 6-31G*}), or else the file of that path. A name with a slash is
   * always a file.
   */
  public static BasisSet load(String nameOrFile) {
    Entry entry = nameOrFile.contains("/") ? null : byKey().get(key(nameOrFile));
    if (entry != null) {
      return LOADED.computeIfAbsent(entry.resource(), resource -> read(entry));
    }
    if (nameOrFile.contains("/")
        || nameOrFile.matches(".*\\.[A-Za-z][A-Za-z0-9]*")
        || isFile(nameOrFile)) {
      return BasisFile.read(FileNames.path(nameOrFile, ""));
    }
    throw new InputException(
        "no basis set " + InputText.quote(nameOrFile) + " in the library",
        "",
        "near it are "
            + String.join(", ", Suggestion.nearest(nameOrFile, names(), 4, BasisLibrary::key))
            + "; or give the path of a basis file");
  }

  /** The spelling that names are compared by: small letters, no blanks, hyphens or underscores. */
  static String key(String name) {
    String key = name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    return key.replace("**", "(d,p)").replace("*", "(d)");
  }

  private static boolean isFile(String path) {
    try {
      return Files.exists(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Map<String, Entry> byKey() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Entry entry : INDEX) {
      entries.put(key(entry.name()), entry);
      entry.aliases().forEach(alias -> entries.put(key(alias), entry));
    }
    return entries;
  }

  private static BasisSet read(Entry entry) {
    try (InputStream in = new GZIPInputStream(open(entry.resource() + ".basis.gz"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return LibraryFormat.read(InputText.of(entry.name(), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Entry> index() {
    List<Entry> entries = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(open("index.tsv"), StandardCharsets.UTF_8))) {
      for (String line : in.readAllLines()) {
        List<String> fields = List.of(line.split("\t"));
        entries.add(new Entry(fields.get(0), fields.get(1), fields.subList(2, fields.size())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(entries);
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = BasisLibrary.class.getResourceAsStream(FOLDER + resource);
    if (in == null) {
      throw new IOException("resource " + FOLDER + resource + " is missing from the program");
    }
    return in;
  }
}
