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
  public static List<Map<String, String>> rows(String name) {
    InputStream stream =
        Objects.requireNonNull(OracleTable.class.getResourceAsStream("/oracle/" + name), name);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
      String[] columns = lines.get(0).split(",");
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = Arrays.copyOf(line.split(",", -1), columns.length);
        Map<String, String> row = new LinkedHashMap<>();
        for (int c = 0; c < columns.length; c++) {
          row.put(columns[c], Objects.requireNonNullElse(cells[c], ""));
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
