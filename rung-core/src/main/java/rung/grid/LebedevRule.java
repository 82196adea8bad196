package rung.grid;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An angular quadrature on the unit sphere with octahedral symmetry: Σ_i w_i f(Ω_i) ≈ (1/4π) ∫ f
 * dΩ, exact for polynomials up to {@code degree}.
 *
 * <p>V. I. Lebedev, D. N. Laikov, Doklady Mathematics 59, 477 (1999). The resource {@code
 * lebedev.txt} holds the generators of the orbits; the points are made from them here.
 *
 * @param degree highest degree of exactness
 * @param x coordinates [points]
 * @param y coordinates [points]
 * @param z coordinates [points]
 * @param weights sum to one [points]
 */
public record LebedevRule(int degree, double[] x, double[] y, double[] z, double[] weights) {
  private static final Map<Integer, LebedevRule> RULES = read();
  private static final List<Integer> SIZES = List.copyOf(RULES.keySet());
  private static final List<Integer> POSITIVE =
      SIZES.stream().filter(size -> Arrays.stream(of(size).weights).allMatch(w -> w > 0)).toList();

  /** The rule with this many points, which must be one of {@link #sizes()}. Shared: read only. */
  public static LebedevRule of(int points) {
    LebedevRule rule = RULES.get(points);
    if (rule == null) {
      throw new IllegalArgumentException("no Lebedev rule of " + points + " points");
    }
    return rule;
  }

  /** Numbers of points of all rules, ascending. */
  public static List<Integer> sizes() {
    return SIZES;
  }

  /** Numbers of points of the rules without negative weights, ascending. */
  public static List<Integer> positiveSizes() {
    return POSITIVE;
  }

  /** Number of points. */
  public int size() {
    return weights.length;
  }

  private static Map<Integer, LebedevRule> read() {
    Map<Integer, LebedevRule> rules = new TreeMap<>();
    InputStream stream =
        Objects.requireNonNull(
            LebedevRule.class.getResourceAsStream("lebedev.txt"), "lebedev.txt is missing");
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      List<double[]> points = new ArrayList<>();
      int degree = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] words = line.strip().toLowerCase(Locale.ROOT).split("\\s+");
        switch (words[0]) {
          case "", "#" -> {}
          case "rule" -> {
            put(rules, degree, points);
            points.clear();
            degree = Integer.parseInt(words[2]);
          }
          default -> addOrbit(points, words);
        }
      }
      put(rules, degree, points);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rules;
  }

  private static void put(Map<Integer, LebedevRule> rules, int degree, List<double[]> points) {
    if (!points.isEmpty()) {
      double[][] columns = new double[4][];
      for (int k = 0; k < 4; k++) {
        int column = k;
        columns[k] = points.stream().mapToDouble(point -> point[column]).toArray();
      }
      rules.put(
          points.size(), new LebedevRule(degree, columns[0], columns[1], columns[2], columns[3]));
    }
  }

  private static void addOrbit(List<double[]> points, String[] words) {
    double weight = Double.parseDouble(words[words.length - 1]);
    double p = words.length > 2 ? Double.parseDouble(words[1]) : 0;
    double[] generator =
        switch (words[0]) {
          case "a1" -> new double[] {1, 0, 0};
          case "a2" -> new double[] {Math.sqrt(0.5), Math.sqrt(0.5), 0};
          case "a3" -> new double[] {Math.sqrt(1.0 / 3), Math.sqrt(1.0 / 3), Math.sqrt(1.0 / 3)};
          case "b" -> new double[] {p, p, Math.sqrt(1 - 2 * p * p)};
          case "c" -> new double[] {p, Math.sqrt(1 - p * p), 0};
          case "d" -> {
            double q = Double.parseDouble(words[2]);
            yield new double[] {p, q, Math.sqrt(1 - p * p - q * q)};
          }
          default -> throw new IllegalStateException("unknown orbit " + words[0]);
        };
    int[][] permutations = {{0, 1, 2}, {1, 2, 0}, {2, 0, 1}, {1, 0, 2}, {0, 2, 1}, {2, 1, 0}};
    List<double[]> seen = new ArrayList<>();
    for (int[] order : permutations) {
      double[] image = {generator[order[0]], generator[order[1]], generator[order[2]]};
      if (seen.stream().noneMatch(other -> Arrays.equals(other, image))) {
        seen.add(image);
        addSigns(points, image, weight);
      }
    }
  }

  private static void addSigns(List<double[]> points, double[] image, double weight) {
    for (int signs = 0; signs < 8; signs++) {
      double[] point = {image[0], image[1], image[2], weight};
      boolean repeats = false;
      for (int k = 0; k < 3; k++) {
        if ((signs >> k & 1) == 1) {
          repeats |= point[k] == 0;
          point[k] = -point[k];
        }
      }
      if (!repeats) {
        points.add(point);
      }
    }
  }
}
