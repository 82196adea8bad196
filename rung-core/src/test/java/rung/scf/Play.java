package rung.scf;

import java.util.*;
import org.junit.jupiter.api.Test;
import rung.basis.BasisLibrary;
import rung.functional.named.Functionals;
import rung.grid.GridSpec;
import rung.molecular.*;
import rung.parallel.Workers;

class Play {
  @Test
  void run() {
    String[] all = System.getProperty("play").split("!");
    for (String one : all) {
      String[] w = one.split("@");
      try {
        Workers workers = Workers.of(2);
        KohnShamSystem system =
            KohnShamSystem.build(
                Systems.molecule(w[0], Integer.parseInt(w[1]), Integer.parseInt(w[2])),
                new SystemSettings(
                    BasisLibrary.load("def2-svp"),
                    BasisLibrary.load("def2-universal-jkfit"),
                    GridSpec.parse(w.length > 5 ? w[5] : "2"),
                    Reference.valueOf(w[3]),
                    4L << 30),
                workers);
        long t0 = System.nanoTime();
        ScfSolution s =
            ScfLadder.of(new Convergence(100, 1e-8, 1e-6))
                .solve(system, Functionals.parse(w[4]), null, workers);
        double a = (System.nanoTime() - t0) / 1e9;
        t0 = System.nanoTime();
        ScfSolution f =
            ScfLadder.of(new Convergence(100, 1e-8, 1e-6))
                .with(StabilityPolicy.FOLLOW)
                .solve(system, Functionals.parse(w[4]), null, workers);
        double b = (System.nanoTime() - t0) / 1e9;
        StringBuilder h = new StringBuilder();
        String last = "";
        for (ScfStep x : f.history()) {
          String n = x.solver().getClass().getSimpleName().substring(0, 1);
          if (!(x.attempt() + n).equals(last)) {
            last = x.attempt() + n;
            h.append(" ").append(last);
          }
          h.append(".");
          if (System.getProperty("verbose") != null)
            h.append(String.format("%n   %.9f %.2e", x.energy(), x.gradient()));
        }
        System.err.printf(
            "PLAY %-34s %s %-7s %-10s %.7f -> %-10s %.7f it %d/%d S2 %.3f %s  %.1fs %.1fs %s%n",
            w[0],
            w[3],
            w[4],
            s.outcome(),
            s.energy(),
            f.outcome(),
            f.energy(),
            s.iterations(),
            f.iterations(),
            f.spinSquared(),
            f.stability(),
            a,
            b,
            h);
      } catch (Throwable t) {
        System.err.println("PLAY " + one + " " + t);
        t.printStackTrace();
      }
    }
  }
}
