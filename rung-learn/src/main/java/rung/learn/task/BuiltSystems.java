package rung.learn.task;

import rung.learn.data.Datum;
import rung.molecular.KohnShamSystem;
import rung.observable.Observable;
import rung.parallel.Workers;

/** Where a {@link ThreadRunner} finds what tasks are done with; a task's plain data are the key. */
public interface BuiltSystems {
  /** A molecule with integrals, grid and observables. */
  interface Built {
    KohnShamSystem system();

    /** The observable of a datum. */
    Observable observable(SystemTask.Wanted wanted);
  }

  /** What a task is done with. */
  Built of(SystemTask task, Workers workers);

  /** Estimate of the work, in arbitrary units. */
  double cost(SystemTask task);

  /** Builds for each task and keeps nothing, so that memory does not grow with the set. */
  static BuiltSystems anew() {
    return new BuiltSystems() {
      @Override
      public Built of(SystemTask task, Workers workers) {
        return new Fresh(SystemPool.build(task.system(), task.settings(), workers), workers);
      }

      @Override
      public double cost(SystemTask task) {
        return task.system().molecule().electrons();
      }
    };
  }

  /** Built for one task; its observables are made when asked for. */
  record Fresh(KohnShamSystem system, Workers workers) implements Built {
    @Override
    public Observable observable(SystemTask.Wanted wanted) {
      Datum datum = wanted.datum();
      return datum.observable(system, workers);
    }
  }
}
