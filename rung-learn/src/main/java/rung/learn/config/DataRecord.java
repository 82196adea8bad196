package rung.learn.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import rung.learn.data.Datum;
import rung.system.InputException;
import rung.system.InputText;
import rung.system.JsonFields;

/**
 * What data.json of a run keeps of the data that it began with: enough to name the datum that is
 * another one now.
 *
 * @param train of the data trained on
 * @param validation of the data that tell when to stop
 * @param holdout of the data held out
 */
public record DataRecord(List<Entry> train, List<Entry> validation, List<Entry> holdout) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * A datum.
   *
   * @param id its name
   * @param systems SHA-256 of its molecules and stoichiometric numbers
   * @param reference SHA-256 of what decides its reference
   * @param weight in the loss
   */
  public record Entry(String id, String systems, String reference, double weight) {
    static Entry of(Datum datum) {
      StringBuilder systems = new StringBuilder(datum.type());
      datum.systems().forEach(s -> systems.append(' ').append(s.molecule()));
      datum.coefficients().forEach(c -> systems.append(' ').append(c));
      return new Entry(
          datum.id(),
          sha256(systems.toString()),
          sha256(datum.referenceText()),
          datum.facts().weight());
    }

    /** What is another thing in {@code now}. */
    private String change(Entry now) {
      return !systems.equals(now.systems)
          ? "the systems"
          : reference.equals(now.reference) ? "the weight" : "the reference";
    }
  }

  /** Copies the lists. */
  public DataRecord {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    holdout = List.copyOf(holdout);
  }

  /** The record of a configuration's data. */
  public static DataRecord of(TrainingConfig config) {
    return new DataRecord(
        config.train().stream().map(Entry::of).toList(),
        config.validation().stream().map(Entry::of).toList(),
        config.holdout().stream().map(Entry::of).toList());
  }

  /** As JSON. */
  public String toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From JSON. */
  public static DataRecord fromJson(String text, String where) {
    try {
      JsonFields root =
          JsonFields.read(where, text, "the record of the data", "train", "validation", "holdout");
      // Runs of before there was early stopping have no validation data.
      return new DataRecord(
          entries(root, "train"),
          root.has("validation") ? entries(root, "validation") : List.of(),
          entries(root, "holdout"));
    } catch (InputException e) {
      throw new InputException(e.what(), e.where(), "restore it, or begin anew with --force");
    }
  }

  private static List<Entry> entries(JsonFields root, String key) {
    return root.objects(key, "a datum", "id", "systems", "reference", "weight").stream()
        .map(
            e ->
                new Entry(e.text("id"), e.text("systems"), e.text("reference"), e.number("weight")))
        .toList();
  }

  /** Refuses a configuration whose data are not these, and names the first that is not. */
  public void requireSame(TrainingConfig config) {
    requireSame(train, config.train(), config, "trained on");
    requireSame(validation, config.validation(), config, "for validation");
    requireSame(holdout, config.holdout(), config, "held out");
  }

  private static void requireSame(
      List<Entry> before, List<Datum> data, TrainingConfig config, String role) {
    for (int i = 0; i < Math.max(before.size(), data.size()); i++) {
      Entry now = i < data.size() ? Entry.of(data.get(i)) : null;
      Entry kept = i < before.size() ? before.get(i) : null;
      if (now == null || kept == null || !kept.id().equals(now.id())) {
        throw differing(
            String.format(
                Locale.ROOT,
                "the run began with %s, not %s, as datum %d %s",
                kept == null ? "none" : InputText.quote(kept.id()),
                now == null ? "none" : InputText.quote(now.id()),
                i + 1,
                role),
            now == null ? config.file().toString() : data.get(i).facts().where());
      }
      if (!kept.equals(now)) {
        throw differing(
            String.format(
                Locale.ROOT,
                "%s of %s differ%s from what this run began with",
                kept.change(now),
                InputText.quote(now.id()),
                kept.change(now).endsWith("systems") ? "" : "s"),
            data.get(i).facts().where());
      }
    }
  }

  private static InputException differing(String what, String where) {
    return new InputException(
        what, where, "resume with the old data sets, or choose another --out");
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
