package dev.rolloutshell.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of one case.
 *
 * @param complaints what did not hold
 * @param trace a number made of the course it took
 * @param struck what went wrong, in order
 * @param places numbers that tell roughly where it has been: what went wrong in which phase of the
 *     rollout, and what went wrong next
 */
record Replayed(List<String> complaints, long trace, List<Struck> struck, List<Long> places) {

  /**
   * Something that went wrong.
   *
   * @param call the kind of the call at which it did
   * @param mishap what
   * @param told what the client was told
   * @param phase a number that tells the phase of the rollout
   */
  record Struck(String call, Mishap mishap, Command told, long phase) {

    /** The same with what the client was told. */
    Struck by(Command command) {
      return new Struck(call, mishap, command, phase);
    }
  }

  /** Where a case has been in which these went wrong. */
  static List<Long> places(List<Struck> struck) {
    List<Long> places = new ArrayList<>();
    long before = 0;
    for (Struck one : struck) {
      long here = Trace.mix(Trace.mix(one.phase(), one.mishap().name()), one.told().name());
      places.add(here);
      places.add(Trace.mix(before, here));
      before = here;
    }
    return places;
  }
}
