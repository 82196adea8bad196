package rung.learn.yaml;

import java.util.Collection;
import java.util.Locale;

/** Remedies of the kind "did you mean …". */
public final class Suggestion {
  private static final int MANY = 16;

  private Suggestion() {}

  /**
   * A remedy for an unknown word: the nearest known one if it is near, else all (or the first few).
   */
  public static String among(String word, Collection<String> known) {
    String nearest = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    if (least <= Math.max(word.length() < 4 ? 1 : 2, word.length() / 3)) {
      return "did you mean '" + nearest + "'?";
    }
    String few = String.join(", ", known.stream().limit(MANY).toList());
    return "known: " + few + (known.size() > MANY ? ", … (" + known.size() + " in all)" : "");
  }

  /** Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
