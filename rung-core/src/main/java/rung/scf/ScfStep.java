package rung.scf;

import rung.scf.solver.ScfSolver;

/**
 * One line of an SCF's history.
 *
 * @param attempt from 1
 * @param solver who made it
 * @param energy hartree
 * @param gradient orbital gradient, hartree; infinite if the density did not come from orbitals
 */
public record ScfStep(int attempt, ScfSolver solver, double energy, double gradient) {}
