package rung.neural;

import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Workspaces of one architecture that wait for their next use: at most one for each thread that
 * computes at once.
 */
final class WorkspacePool {
  private final Architecture architecture;
  private final ConcurrentLinkedQueue<Workspace> free = new ConcurrentLinkedQueue<>();

  WorkspacePool(Architecture architecture) {
    this.architecture = architecture;
  }

  Workspace borrow() {
    Workspace work = free.poll();
    return work == null ? new Workspace(architecture) : work;
  }

  void giveBack(Workspace work) {
    free.add(work);
  }
}
