package rung.learn.train;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.learn.objective.LeftOut;
import rung.learn.task.SystemCourse;

/**
 * One step of a training run.
 *
 * @param step number of the step in the run, from 1
 * @param stage index of the stage, from 0
 * @param mode how densities were obtained
 * @param epoch number of the epoch in the stage, from 1
 * @param epochs epochs of the stage
 * @param batch number of the step in its epoch, from 1
 * @param batches steps in an epoch
 * @param loss of the data, before the step
 * @param meanErrors mean absolute errors of the batch in each quantity that it measures, by the
 *     quantities' names
 * @param validationLoss of the validation data, after the step; null if nothing looked
 * @param penalties what violated conditions and stabilising losses add to the loss, by name; before
 *     the step
 * @param gradientNorm Euclidean norm before clipping
 * @param learningRate of the step
 * @param evaluations of the loss in the step
 * @param scfIterations Fock matrices built
 * @param adjointIterations products with the orbital Hessian
 * @param retried systems that needed a second attempt
 * @param unconverged systems that did not converge
 * @param jumped systems that ended in another solution than in the step before
 * @param systems those of which something is to be told, and the hardest of the others: by Fock
 *     matrices, residual and curvature
 * @param notFinite systems without a finite energy or gradient, left out of the step
 * @param unsolvedAdjoints linear systems that missed their tolerance
 * @param projectedModes zero modes of degenerate open shells, projected out of the linear systems
 * @param seconds the step took
 * @param residentKib resident size of the process after the step
 */
public record StepReport(
    int step,
    int stage,
    String mode,
    int epoch,
    int epochs,
    int batch,
    int batches,
    double loss,
    Map<String, Double> meanErrors,
    @Nullable Double validationLoss,
    Map<String, Double> penalties,
    double gradientNorm,
    double learningRate,
    int evaluations,
    int scfIterations,
    int adjointIterations,
    int retried,
    List<String> unconverged,
    List<String> jumped,
    List<SystemCourse> systems,
    List<LeftOut> notFinite,
    int unsolvedAdjoints,
    int projectedModes,
    double seconds,
    long residentKib) {}
