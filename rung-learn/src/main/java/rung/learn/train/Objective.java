package rung.learn.train;

import java.util.List;
import rung.functional.Functional;
import rung.learn.data.Datum;

/** The loss of a batch and its gradient with respect to the functional's parameters. */
public interface Objective {
  /**
   * Evaluates both.
   *
   * @param functional the functional, with the parameters at which to evaluate
   */
  Outcome evaluate(Functional functional, List<Datum> batch);

  /**
   * Loss and gradient.
   *
   * @param loss the loss and each datum's share
   * @param gradient dL/dθ
   * @param work what it took
   */
  record Outcome(Loss.Value loss, double[] gradient, Work work) {}

  /**
   * What an evaluation took.
   *
   * @param scfIterations Fock matrices built, over all systems
   * @param adjointIterations products with the orbital Hessian, over all systems
   * @param unconverged names of the systems whose SCF did not converge on any rung of the ladder
   * @param retried number of systems that needed a second attempt
   * @param unsolvedAdjoints number of linear systems that missed their tolerance
   * @param projectedModes zero modes projected out of the linear systems, over all of them
   */
  record Work(
      int scfIterations,
      int adjointIterations,
      List<String> unconverged,
      int retried,
      int unsolvedAdjoints,
      int projectedModes) {}
}
