package dev.rolloutshell.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Takes away from a case what is not needed for it to go wrong: with the few things that go wrong
 * in one, this is what delta debugging comes down to.
 */
final class Shrinker {

  private Shrinker() {}

  /**
   * The clients of a case with as few faults as will do: none can be taken away from it any more.
   *
   * @param broken whether a case still goes wrong
   */
  static List<Schedule.Leg> shrink(List<Schedule.Leg> legs, Predicate<List<Schedule.Leg>> broken) {
    for (List<Schedule.Leg> smaller : smaller(legs)) {
      if (comesToAnEnd(smaller) && broken.test(smaller)) {
        return shrink(smaller, broken);
      }
    }
    return legs;
  }

  /** Whether the last client is left to live. */
  private static boolean comesToAnEnd(List<Schedule.Leg> legs) {
    return legs.get(legs.size() - 1).faults().stream().noneMatch(f -> f.mishap().isDeath());
  }

  /** The same case without one of its clients, or without one of its faults. */
  private static List<List<Schedule.Leg>> smaller(List<Schedule.Leg> legs) {
    List<List<Schedule.Leg>> all = new ArrayList<>();
    for (int i = 0; i < legs.size(); i++) {
      if (legs.size() > 1) {
        List<Schedule.Leg> fewer = new ArrayList<>(legs);
        fewer.remove(i);
        all.add(fewer);
      }
      for (int f = 0; f < legs.get(i).faults().size(); f++) {
        List<CallFault> faults = new ArrayList<>(legs.get(i).faults());
        faults.remove(f);
        List<Schedule.Leg> fewer = new ArrayList<>(legs);
        fewer.set(i, new Schedule.Leg(legs.get(i).command(), faults));
        all.add(fewer);
      }
    }
    return all;
  }
}
