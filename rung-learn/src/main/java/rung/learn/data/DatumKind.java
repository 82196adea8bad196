package rung.learn.data;

import rung.learn.yaml.YamlNode;

/**
 * A type of datum.
 *
 * @param type its name in files
 * @param quantity what it measures
 * @param reader of its entry in a data set
 */
public record DatumKind(String type, Quantity quantity, Reader reader) {
  /** Reads an entry under {@code data:}. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads it strictly.
     *
     * @throws rung.system.InputException with file and line
     */
    Datum read(YamlNode entry, DatumScope scope);
  }
}
