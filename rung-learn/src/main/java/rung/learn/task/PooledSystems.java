package rung.learn.task;

import rung.molecular.KohnShamSystem;
import rung.observable.Observable;
import rung.parallel.Workers;

/**
 * Systems and observables that were built before the first task.
 *
 * @param pool the systems
 * @param targets the observables on them
 */
public record PooledSystems(SystemPool pool, Targets targets) implements BuiltSystems {
  @Override
  public Built of(SystemTask task, Workers workers) {
    if (!task.settings().equals(pool.settings())) {
      throw new IllegalArgumentException("other settings than those of the pool");
    }
    return new Kept(pool.system(pool.index(task.system())), targets);
  }

  @Override
  public double cost(SystemTask task) {
    return pool.cost(pool.index(task.system()));
  }

  private record Kept(KohnShamSystem system, Targets targets) implements Built {
    @Override
    public Observable observable(SystemTask.Wanted wanted) {
      return targets.of(wanted).observable();
    }
  }
}
