package rung.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * One fixed pool of platform threads, used at one level at a time: work started from inside a
 * worker runs on that worker. Results land in indexed slots, so sums taken in index order do not
 * depend on the number of threads.
 */
public final class Workers implements AutoCloseable {
  private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);
  private static final Workers SINGLE = new Workers(1);

  private final int threads;
  private final ExecutorService pool;

  private Workers(int threads) {
    this.threads = threads;
    this.pool =
        Executors.newFixedThreadPool(
            Math.max(1, threads - 1),
            task -> {
              Thread thread =
                  new Thread(
                      () -> {
                        INSIDE.set(true);
                        task.run();
                      },
                      "rung-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** The calling thread alone. */
  public static Workers single() {
    return SINGLE;
  }

  /** A pool of {@code threads} threads, the caller among them. */
  public static Workers of(int threads) {
    return threads <= 1 ? SINGLE : new Workers(threads);
  }

  public int threads() {
    return threads;
  }

  /** Runs {@code task} for 0 … n−1; which thread takes which index is not fixed. */
  public void forEach(int n, IntConsumer task) {
    if (threads == 1 || n <= 1 || INSIDE.get()) {
      for (int i = 0; i < n; i++) {
        task.accept(i);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    Runnable drain =
        () -> {
          for (int i = next.getAndIncrement(); i < n; i = next.getAndIncrement()) {
            task.accept(i);
          }
        };
    List<Future<?>> helpers = new ArrayList<>();
    for (int t = 1; t < Math.min(threads, n); t++) {
      helpers.add(pool.submit(drain));
    }
    INSIDE.set(true);
    try {
      drain.run();
    } finally {
      INSIDE.set(false);
      next.set(n);
      helpers.forEach(Workers::join);
    }
  }

  /** Results of {@code task} for 0 … n−1, in order. */
  public <T> List<T> map(int n, IntFunction<T> task) {
    List<T> results = new ArrayList<>(java.util.Collections.nCopies(n, null));
    forEach(n, i -> results.set(i, task.apply(i)));
    return results;
  }

  private static void join(Future<?> future) {
    try {
      future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while workers ran", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    if (this != SINGLE) {
      pool.shutdown();
    }
  }
}
