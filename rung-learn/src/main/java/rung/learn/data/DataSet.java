package rung.learn.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import rung.system.InputException;
import rung.system.Suggestion;

/**
 * Named systems and the data on them.
 *
 * @param name what the set is called
 * @param source where it was read
 * @param data in the order of the file, ids unique
 */
public record DataSet(String name, String source, List<Datum> data) {
  /** Copies the list. */
  public DataSet {
    data = List.copyOf(data);
  }

  /**
   * Some of the data, in the order of {@code ids}.
   *
   * @param where file and line that names them
   */
  public List<Datum> select(List<String> ids, String where) {
    List<Datum> selected = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (String id : ids) {
      if (!seen.add(id)) {
        throw new InputException("'" + id + "' is named twice", where, "name it once");
      }
      selected.add(
          data.stream()
              .filter(d -> d.id().equals(id))
              .findFirst()
              .orElseThrow(
                  () ->
                      new InputException(
                          "set " + source + " has no datum '" + id + "'",
                          where,
                          Suggestion.among(id, data.stream().map(Datum::id).toList()))));
    }
    return selected;
  }
}
