package rung.system;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Remedies of the kind "did you mean …". */
public final class Suggestion {
  private static final int MANY = 16;

  private Suggestion() {}

  /**
   * A remedy for an unknown word: the nearest known one if it is near, else all (or the first few).
   */
  public static String among(String word, Collection<String> known) {
    List<String> nearest = nearest(word, known, 1, Suggestion::lower);
    int near = Math.max(word.length() < 4 ? 1 : 2, word.length() / 3);
    if (!nearest.isEmpty() && distance(lower(word), lower(nearest.get(0))) <= near) {
      return "did you mean '" + nearest.get(0) + "'?";
    }
    String few = String.join(", ", known.stream().limit(MANY).toList());
    return "known: " + few + (known.size() > MANY ? ", … (" + known.size() + " in all)" : "");
  }

  /**
   * The known words that are nearest to a word, the nearest first.
   *
   * @param key the spelling that words are compared by
   */
  public static List<String> nearest(
      String word, Collection<String> known, int count, UnaryOperator<String> key) {
    String wanted = key.apply(word);
    return known.stream()
        .sorted(Comparator.comparingInt(candidate -> distance(wanted, key.apply(candidate))))
        .limit(count)
        .toList();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
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
