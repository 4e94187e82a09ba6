package dev.rolloutshell.explore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part that can be explored by itself: all that follows from one first fault.
 *
 * @param beginning where the first client begins
 * @param death the moment at which it dies, or {@code null} when it lives on
 * @param fault what goes wrong first; {@code null} where nothing does
 * @param call the kind of the call at which it does
 */
record Part(Beginning beginning, @Nullable Moment death, @Nullable CallFault fault, String call) {

  /** All that follows from it. */
  Findings explore(Explorer explorer, int depth) {
    Schedule.Leg first = new Schedule.Leg(beginning.first(), java.util.List.of());
    if (fault == null) {
      return explorer.client(beginning.moment(), first, 0);
    }
    Findings.Sum sum = new Findings.Sum();
    if (death == null) {
      sum.add(explorer.client(beginning.moment(), first.with(fault), depth - 1));
    } else {
      sum.add(first.with(fault), explorer.probe(death));
      for (Command next : Command.AFTER_A_DEATH) {
        sum.add(first.with(fault), explorer.from(death, next, depth - 1));
      }
    }
    Findings found = sum.findings();
    sum.covers(call, fault.mishap(), found.runs());
    return sum.findings();
  }

  /**
   * What decides what it finds.
   *
   * @param setup the rollout
   * @param state the cluster in which the next client begins
   * @param time when it begins
   * @param fault what goes wrong with the first client, if it lives on
   */
  record Start(Setup setup, long state, Instant time, @Nullable CallFault fault) {}

  /** Parts of one start find the same. */
  Start start() {
    Moment from = death == null ? beginning.moment() : death;
    return new Start(beginning.setup(), from.state(), from.time(), death == null ? fault : null);
  }

  /** A number that is this part's own, the same everywhere. */
  long name() {
    return Trace.mix(Trace.mix(0, beginning.schedule().toString()), String.valueOf(fault));
  }
}
