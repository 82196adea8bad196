package rung.functional.tape;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import rung.functional.tape.Instruction.Code;

/** Gives the values of a program as few blocks of memory as their lifetimes allow. */
final class BlockAllocation {
  private static final int NONE = -1;

  private BlockAllocation() {}

  /** Reuses the block of a value after its last use. */
  static Program allocate(
      List<Expression> inputs,
      UniformPart scalars,
      List<Instruction> instructions,
      int virtualBlocks) {
    int[] lastUse = new int[virtualBlocks];
    for (int i = 0; i < instructions.size(); i++) {
      for (int read : reads(instructions.get(i))) {
        lastUse[read] = i;
      }
    }
    int[] real = new int[virtualBlocks];
    Deque<Integer> free = new ArrayDeque<>();
    int count = 0;
    Instruction[] program = new Instruction[instructions.size()];
    for (int i = 0; i < program.length; i++) {
      Instruction step = instructions.get(i);
      int y = step.y();
      int target = NONE;
      if (y != NONE) {
        // taken before the arguments are given back: the elementary functions want different blocks
        target = free.isEmpty() ? count++ : free.pop();
        real[y] = target;
      }
      Set<Integer> reads = reads(step);
      boolean load = step.code() == Code.LOAD || step.code() == Code.LOAD_NON_NEGATIVE;
      boolean output = step.y() == NONE;
      program[i] =
          new Instruction(
              step.code(),
              target,
              load || step.v() == NONE ? step.v() : real[step.v()],
              output || step.w() == NONE ? step.w() : real[step.w()],
              step.x() == NONE ? NONE : real[step.x()],
              step.s(),
              step.t());
      for (int read : reads) {
        if (lastUse[read] == i) {
          free.push(real[read]);
        }
      }
    }
    return new Program(List.copyOf(inputs), scalars, program, count);
  }

  private static Set<Integer> reads(Instruction step) {
    Set<Integer> reads = new TreeSet<>();
    boolean load = step.code() == Code.LOAD || step.code() == Code.LOAD_NON_NEGATIVE;
    if (step.v() != NONE && !load) {
      reads.add(step.v());
    }
    if (step.w() != NONE && step.y() != NONE) {
      reads.add(step.w());
    }
    if (step.x() != NONE) {
      reads.add(step.x());
    }
    return reads;
  }
}
