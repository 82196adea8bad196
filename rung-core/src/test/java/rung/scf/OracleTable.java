package rung.scf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A recorded table: comment lines with #, a line of column names, comma-separated rows. */
public final class OracleTable {
  private OracleTable() {}

  /** The rows of a resource under {@code /oracle}, each by column name. */
  public static List<OracleRow> rows(String name) {
    InputStream stream =
        Objects.requireNonNull(OracleTable.class.getResourceAsStream("/oracle/" + name), name);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
      String[] columns = lines.get(0).split(",");
      List<OracleRow> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] words = Arrays.copyOf(line.split(",", -1), columns.length);
        Map<String, String> cells = new LinkedHashMap<>();
        for (int c = 0; c < columns.length; c++) {
          cells.put(columns[c], Objects.requireNonNullElse(words[c], ""));
        }
        rows.add(new OracleRow(name, rows.size(), cells));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
