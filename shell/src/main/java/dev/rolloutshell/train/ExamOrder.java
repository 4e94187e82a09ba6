package dev.rolloutshell.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** The order of an exam: all drills, mixed by a seed, the same on every machine. */
public final class ExamOrder {

  private ExamOrder() {}

  /** The drills in the order of a seed. */
  public static List<Drill> of(List<Drill> drills, long seed) {
    List<Drill> mixed = new ArrayList<>(drills);
    SplittableRandom chance = new SplittableRandom(seed);
    for (int i = mixed.size() - 1; i > 0; i--) {
      Collections.swap(mixed, i, chance.nextInt(i + 1));
    }
    return List.copyOf(mixed);
  }
}
