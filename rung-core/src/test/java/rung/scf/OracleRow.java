package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of an {@link OracleTable}. Beside a figure, in the column of its name and {@code _budget},
 * stands how far Rung may be from it: at most three times what was seen, or the least that the
 * script names. {@code scripts/oracles/budgets.py} writes those columns from what the tests see
 * under {@code -Drung.seen=FILE}.
 *
 * @param table the file's name
 * @param line position among the rows, from 0
 * @param cells text by column
 */
public record OracleRow(String table, int line, Map<String, String> cells) {
  private static final @Nullable String SEEN = System.getProperty("rung.seen");

  /** The text of a column. */
  public String get(String column) {
    String cell = cells.get(column);
    if (cell == null) {
      throw new IllegalArgumentException(table + " has no column " + column);
    }
    return cell;
  }

  /** The number of a column. */
  public double number(String column) {
    return Double.parseDouble(get(column));
  }

  /** Asserts that a value is that of the column to within its budget. */
  public void agrees(String column, double value) {
    if (SEEN != null) {
      record(column, Math.abs(value - number(column)));
      return;
    }
    assertThat(value).as(column).isCloseTo(number(column), offset(number(column + "_budget")));
  }

  /** Asserts that a value is above that of the column by no more than its budget. */
  public void isNotExceeded(String column, double value) {
    if (SEEN != null) {
      record(column, value - number(column));
      return;
    }
    assertThat(value).as(column).isLessThan(number(column) + number(column + "_budget"));
  }

  /** Whether differences are written down rather than judged. */
  public static boolean recording() {
    return SEEN != null;
  }

  private void record(String column, double seen) {
    try {
      Files.writeString(
          Path.of(SEEN),
          String.join("\t", table, Integer.toString(line), column, Double.toString(seen)) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return cells.values().iterator().next();
  }
}
