package rung.internal.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A straight-line program over rows of numbers: each step is y ← Σ_k c_k a_k b_k, element by
 * element, where a_k and b_k are rows. Made once by a {@link Builder}, run for many blocks; the
 * rows it needs are reused as soon as their last reader is done.
 */
public final class VectorProgram {
  private final int rows;
  private final int[] target;
  private final int[] start;
  private final double[] c;
  private final int[] a;
  private final int[] b;
  private final int[] outputs;
  private final boolean[] accumulates;

  private VectorProgram(
      int rows,
      int[] target,
      boolean[] accumulates,
      int[] start,
      double[] c,
      int[] a,
      int[] b,
      int[] outputs) {
    this.rows = rows;
    this.target = target;
    this.accumulates = accumulates;
    this.start = start;
    this.c = c;
    this.a = a;
    this.b = b;
    this.outputs = outputs;
  }

  /** Number of rows that {@link #run} needs, inputs first. */
  public int rows() {
    return rows;
  }

  /** Row in which each output is found afterwards. */
  public int[] outputs() {
    return outputs;
  }

  /** Runs the program on the first n elements of each row. */
  public void run(double[][] row, int n) {
    for (int step = 0; step < target.length; step++) {
      double[] y = row[target[step]];
      int k = start[step];
      int end = start[step + 1];
      boolean add = accumulates[step];
      do {
        int terms = Math.min(4, end - k);
        if (add) {
          add(row, y, n, k, terms);
        } else {
          set(row, y, n, k, terms);
        }
        k += terms;
        add = true;
      } while (k < end);
    }
  }

  private void set(double[][] row, double[] y, int n, int k, int terms) {
    double[] a0 = row[a[k]];
    double[] b0 = row[b[k]];
    if (terms == 1) {
      ProductSums.set1(y, n, c[k], a0, b0);
    } else if (terms == 2) {
      ProductSums.set2(y, n, c[k], a0, b0, c[k + 1], row[a[k + 1]], row[b[k + 1]]);
    } else if (terms == 3) {
      ProductSums.set3(
          y,
          n,
          c[k],
          a0,
          b0,
          c[k + 1],
          row[a[k + 1]],
          row[b[k + 1]],
          c[k + 2],
          row[a[k + 2]],
          row[b[k + 2]]);
    } else {
      ProductSums.set4(
          y,
          n,
          c[k],
          a0,
          b0,
          c[k + 1],
          row[a[k + 1]],
          row[b[k + 1]],
          c[k + 2],
          row[a[k + 2]],
          row[b[k + 2]],
          c[k + 3],
          row[a[k + 3]],
          row[b[k + 3]]);
    }
  }

  private void add(double[][] row, double[] y, int n, int k, int terms) {
    double[] a0 = row[a[k]];
    double[] b0 = row[b[k]];
    if (terms == 1) {
      ProductSums.add1(y, n, c[k], a0, b0);
    } else if (terms == 2) {
      ProductSums.add2(y, n, c[k], a0, b0, c[k + 1], row[a[k + 1]], row[b[k + 1]]);
    } else if (terms == 3) {
      ProductSums.add3(
          y,
          n,
          c[k],
          a0,
          b0,
          c[k + 1],
          row[a[k + 1]],
          row[b[k + 1]],
          c[k + 2],
          row[a[k + 2]],
          row[b[k + 2]]);
    } else {
      ProductSums.add4(
          y,
          n,
          c[k],
          a0,
          b0,
          c[k + 1],
          row[a[k + 1]],
          row[b[k + 1]],
          c[k + 2],
          row[a[k + 2]],
          row[b[k + 2]],
          c[k + 3],
          row[a[k + 3]],
          row[b[k + 3]]);
    }
  }

  /** One product c · a · b of two values. */
  public record Term(double c, int a, int b) {}

  /** Notes the steps in order; values are numbered, the inputs first. */
  public static final class Builder {
    private final int inputs;
    private final List<List<Term>> steps = new ArrayList<>();
    private final List<Integer> accumulators = new ArrayList<>();

    public Builder(int inputs) {
      this.inputs = inputs;
    }

    /** A new value Σ c a b; at least one term. */
    public int sum(List<Term> terms) {
      steps.add(List.copyOf(terms));
      accumulators.add(-1);
      return inputs + steps.size() - 1;
    }

    /** Adds Σ c a b to an input row. */
    public void accumulate(int input, List<Term> terms) {
      steps.add(List.copyOf(terms));
      accumulators.add(input);
    }

    /** The program that leaves these values in rows. */
    public VectorProgram build(int[] outputs) {
      int values = inputs + steps.size();
      int[] lastUse = lastUses(values, outputs);
      int[] rowOf = new int[values];
      Arrays.setAll(rowOf, i -> i);
      List<Integer> free = new ArrayList<>();
      int rows = inputs;
      int terms = steps.stream().mapToInt(List::size).sum();
      int[] target = new int[steps.size()];
      boolean[] accumulates = new boolean[steps.size()];
      int[] start = new int[steps.size() + 1];
      double[] c = new double[terms];
      int[] a = new int[terms];
      int[] b = new int[terms];
      int k = 0;
      for (int step = 0; step < steps.size(); step++) {
        int value = inputs + step;
        // A target never shares a row with an operand of its own step: the loops assume distinct
        // arrays.
        if (accumulators.get(step) >= 0) {
          rowOf[value] = accumulators.get(step);
          accumulates[step] = true;
        } else {
          rowOf[value] = free.isEmpty() ? rows++ : free.removeLast();
        }
        target[step] = rowOf[value];
        for (Term term : steps.get(step)) {
          c[k] = term.c();
          a[k] = rowOf[term.a()];
          b[k++] = rowOf[term.b()];
        }
        start[step + 1] = k;
        for (Term term : steps.get(step)) {
          release(term.a(), step, lastUse, rowOf, free);
          release(term.b(), step, lastUse, rowOf, free);
        }
      }
      int[] outputRows = Arrays.stream(outputs).map(value -> rowOf[value]).toArray();
      return new VectorProgram(rows, target, accumulates, start, c, a, b, outputRows);
    }

    private void release(int value, int step, int[] lastUse, int[] rowOf, List<Integer> free) {
      if (value >= inputs && lastUse[value] == step) {
        free.add(rowOf[value]);
        lastUse[value] = -1;
      }
    }

    private int[] lastUses(int values, int[] outputs) {
      int[] last = new int[values];
      for (int step = 0; step < steps.size(); step++) {
        for (Term term : steps.get(step)) {
          last[term.a()] = step;
          last[term.b()] = step;
        }
      }
      for (int output : outputs) {
        last[output] = Integer.MAX_VALUE;
      }
      return last;
    }
  }
}
