package rung.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Damages the bytes of a file: bytes, lines, tokens and numbers, truncation, and parts of another
 * file. The same seed does the same damage.
 */
final class Mutator {
  private static final Pattern TOKEN = Pattern.compile("[^\\s,:;(){}\\[\\]\"'=]+");
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d*)?([eEdD][-+]?\\d+)?");

  private static final List<String> TOKENS =
      List.of(
          "",
          " ",
          "null",
          "~",
          "true",
          "no",
          "NaN",
          "-Infinity",
          "[]",
          "{}",
          "\"",
          "'",
          "\"\"",
          "[",
          "}",
          ":",
          ": :",
          "- -",
          ",",
          "#",
          "%",
          "&a",
          "*a",
          "!!java.net.URL",
          "<<",
          "---",
          "\t",
          "\r",
          "\0",
          "\u001b[31m",
          "\u00e9\u4e16",
          "\ud83d\ude00",
          "\ufeff",
          "%s%n%d",
          "${x}",
          "../../..",
          "/",
          "/dev/null",
          ".",
          "H",
          "Og",
          "Gh",
          "@H",
          "pbe",
          "gga_x_pbe",
          "embedded:ccsd-densities",
          "x".repeat(700),
          "9".repeat(400),
          "[".repeat(200),
          "{\"a\":".repeat(50));

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0.0",
          "1",
          "-1",
          "2",
          "0.5",
          "1e999",
          "-1e999",
          "NaN",
          "1e308",
          "-1e308",
          "1e-308",
          "4.9e-324",
          "1e300",
          "1e16",
          "1e6",
          "2147483647",
          "2147483648",
          "-2147483648",
          "9223372036854775808",
          "1e9",
          "1.0000001",
          "1d2",
          "0x1p3",
          "1_000",
          "1,5",
          "٣",
          "1e",
          ".");

  private final Random random;
  private final List<byte[]> others;

  /** How a file was damaged, and what became of it. */
  record Mutant(String how, byte[] bytes) {}

  /**
   * A mutator.
   *
   * @param others files whose parts get mixed in
   */
  Mutator(Random random, List<byte[]> others) {
    this.random = random;
    this.others = others;
  }

  /** One to three damages. */
  Mutant damage(byte[] bytes) {
    // Each byte is a character, so that text is changed as text and bytes remain bytes.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<String> how = new ArrayList<>();
    for (int edits = random.nextInt(10) < 7 ? 1 : 2 + random.nextInt(2); edits > 0; edits--) {
      text = damage(text, how);
    }
    return new Mutant(String.join(", ", how), text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String damage(String text, List<String> how) {
    int kind = random.nextInt(20);
    if (text.isEmpty() || kind == 0) {
      how.add("mixed");
      return mixed(text);
    }
    return switch (kind) {
      case 1, 2, 3 -> inALine(text, line -> bytes(line, how));
      case 4, 5, 6 -> lines(text, how);
      case 7, 8, 9, 10 -> inALine(text, line -> replaced(line, TOKEN, TOKENS, "token", how));
      case 11 -> {
        how.add("truncated");
        yield text.substring(0, random.nextInt(text.length()));
      }
      case 12 -> {
        how.add("swapped tokens");
        yield swapped(text);
      }
      case 13, 14, 15 -> brackets(text, how);
      default -> inALine(text, line -> replaced(line, NUMBER, NUMBERS, "number", how));
    };
  }

  /** Changes a line, each with the same chance: one that is long is no more worth than others. */
  private String inALine(String text, UnaryOperator<String> change) {
    String[] lines = text.split("(?<=\n)");
    int at = random.nextInt(lines.length);
    lines[at] = change.apply(lines[at]);
    return String.join("", lines);
  }

  /** Removes, empties or doubles what stands in brackets, or between two commas. */
  private String brackets(String text, List<String> how) {
    List<Integer> openings = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if ("{[(,".indexOf(text.charAt(i)) >= 0) {
        openings.add(i);
      }
    }
    if (openings.isEmpty()) {
      return lines(text, how);
    }
    int begin = openings.get(random.nextInt(openings.size()));
    boolean comma = text.charAt(begin) == ',';
    int end = begin + 1;
    for (int depth = 0; end < text.length() && depth >= 0; end++) {
      char c = text.charAt(end);
      depth += "{[(".indexOf(c) >= 0 ? 1 : "}])".indexOf(c) >= 0 ? -1 : 0;
      if (depth < 0 || (comma && depth == 0 && c == ',')) {
        break;
      }
    }
    String inside = text.substring(begin + 1, end);
    String before = text.substring(0, begin + 1);
    String rest = text.substring(end);
    return switch (random.nextInt(3)) {
      case 0 -> {
        how.add(comma ? "removed entry" : "emptied brackets");
        yield comma ? text.substring(0, begin) + rest : before + rest;
      }
      case 1 -> {
        how.add("doubled entry");
        yield before + inside + "," + inside + rest;
      }
      default -> {
        how.add("removed brackets");
        yield comma || rest.isEmpty()
            ? text.substring(0, begin) + rest
            : text.substring(0, begin) + "null" + rest.substring(1);
      }
    };
  }

  private String bytes(String text, List<String> how) {
    StringBuilder changed = new StringBuilder(text);
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(12));
    switch (random.nextInt(5)) {
      case 0 -> {
        how.add("flipped bit");
        changed.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.nextInt(8))));
      }
      case 1 -> {
        how.add("inserted byte");
        changed.insert(at, (char) random.nextInt(256));
      }
      case 2 -> {
        how.add("other byte");
        changed.setCharAt(at, (char) random.nextInt(256));
      }
      case 3 -> {
        how.add("deleted bytes");
        changed.delete(at, end);
      }
      default -> {
        how.add("doubled bytes");
        changed.insert(at, text.substring(at, end));
      }
    }
    return changed.toString();
  }

  private String lines(String text, List<String> how) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("(?<=\n)")));
    int at = random.nextInt(lines.size());
    switch (random.nextInt(4)) {
      case 0 -> {
        how.add("removed line");
        lines.remove(at);
      }
      case 1 -> {
        how.add("doubled line");
        lines.add(at, lines.get(at));
      }
      case 2 -> {
        how.add("moved line");
        lines.add(random.nextInt(lines.size()), lines.remove(at));
      }
      default -> {
        how.add("swapped lines");
        Collections.swap(lines, at, random.nextInt(lines.size()));
      }
    }
    return String.join("", lines);
  }

  private String replaced(
      String text, Pattern pattern, List<String> dictionary, String what, List<String> how) {
    List<MatchResult> found = pattern.matcher(text).results().toList();
    if (found.isEmpty()) {
      return bytes(text, how);
    }
    MatchResult old = found.get(random.nextInt(found.size()));
    String fresh = dictionary.get(random.nextInt(dictionary.size()));
    if (what.equals("number") && random.nextInt(3) == 0) {
      fresh = near(old.group());
    }
    how.add(what + " '" + old.group() + "' became '" + shown(fresh) + "'");
    String bytes = new String(fresh.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return text.substring(0, old.start()) + bytes + text.substring(old.end());
  }

  /** A number that is off by one, or by its sign. */
  private String near(String number) {
    try {
      double value = Double.parseDouble(number.replaceAll("[dD]", "e"));
      double[] near = {value + 1, value - 1, -value, 2 * value, 1.5 * value};
      double chosen = near[random.nextInt(near.length)];
      return chosen == Math.rint(chosen) && Math.abs(chosen) < 1e15
          ? Long.toString((long) chosen)
          : Double.toString(chosen);
    } catch (NumberFormatException e) {
      return "-" + number;
    }
  }

  private String swapped(String text) {
    List<MatchResult> found = TOKEN.matcher(text).results().toList();
    if (found.size() < 2) {
      return text + text;
    }
    MatchResult a = found.get(random.nextInt(found.size()));
    MatchResult b = found.get(random.nextInt(found.size()));
    MatchResult first = a.start() <= b.start() ? a : b;
    MatchResult second = a.start() <= b.start() ? b : a;
    return first.start() == second.start()
        ? text
        : text.substring(0, first.start())
            + second.group()
            + text.substring(first.end(), second.start())
            + first.group()
            + text.substring(second.end());
  }

  private String mixed(String text) {
    String other =
        new String(others.get(random.nextInt(others.size())), StandardCharsets.ISO_8859_1);
    int here = random.nextInt(text.length() + 1);
    int there = random.nextInt(other.length() + 1);
    return switch (random.nextInt(3)) {
      case 0 -> other;
      case 1 -> text.substring(0, here) + other.substring(there);
      default -> text.substring(0, here) + other.substring(0, there) + text.substring(here);
    };
  }

  private static String shown(String text) {
    return text.length() > 20 ? text.substring(0, 20) + "…" : text;
  }
}
