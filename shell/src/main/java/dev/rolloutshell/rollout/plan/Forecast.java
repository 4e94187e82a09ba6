package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Every write ahead: the planner folded over a copy of what was seen, in which controllers act and
 * pods become ready as they should.
 */
public final class Forecast {

  /** No rollout of the largest sizes takes as many decisions. */
  private static final int LIMIT = 100_000;

  private final Planner planner;

  /** A forecast by this planner's rules. */
  public Forecast(Planner planner) {
    this.planner = planner;
  }

  /**
   * One write ahead.
   *
   * @param ruling the rule and its decision
   * @param write the decision
   * @param ready ready pods of the pair once the cluster has settled after it
   * @param total active pods of the pair then
   */
  public record Ahead(Planner.Ruling ruling, Decision.Write write, int ready, int total) {}

  /**
   * All that is ahead.
   *
   * @param writes the writes in order
   * @param last the decision after the last of them
   * @param state the snapshot at the end
   */
  public record Course(List<Ahead> writes, Decision last, Snapshot state) {

    /** How the rollout will be over, or {@link Ending#NOTHING} when it will not. */
    public Ending ending() {
      Ending ends = writes.isEmpty() ? null : writes.get(writes.size() - 1).write().ends();
      if (ends != null) {
        return ends;
      }
      return last instanceof Decision.Done done ? done.ending() : Ending.NOTHING;
    }
  }

  /** Foresees the whole course. */
  public Course of(Intent intent, Snapshot seen, Instant now) {
    return upTo(intent, seen, now, "");
  }

  /** Foresees what one write does. */
  public Ahead effect(
      Intent intent, Snapshot seen, Planner.Ruling ruling, Decision.Write write, Instant now) {
    return ahead(intent, new Foreseen(seen).after(write.write()), ruling, write, now);
  }

  private static Ahead ahead(
      Intent intent, Foreseen after, Planner.Ruling ruling, Decision.Write write, Instant now) {
    Snapshot end = after.settled().snapshot();
    if (write.ends() != null && write.write() instanceof ApiWrite.UpdateController last) {
      // The marks are gone, and with them what made the two a pair.
      int left = end.owned(last.seen()).size();
      return new Ahead(ruling, write, left, left);
    }
    Situation settled = new Situation(intent, end, now);
    return new Ahead(ruling, write, settled.readyOfPair(), settled.totalOfPair());
  }

  /** Foresees the course up to, not including, the first write of a rule. */
  Course upTo(Intent intent, Snapshot seen, Instant now, String ruleName) {
    List<Ahead> writes = new ArrayList<>();
    Foreseen state = new Foreseen(seen);
    Intent current = intent;
    for (int i = 0; i < LIMIT; i++) {
      Planner.Ruling ruling = planner.next(current, state.snapshot(), now);
      if (ruling.decision() instanceof Decision.Write write) {
        if (ruling.rule().name().equals(ruleName)) {
          return new Course(writes, write, state.snapshot());
        }
        state = state.after(write.write());
        writes.add(ahead(current, state, ruling, write, now));
        current = write.keepsIntent() ? current : current.settled();
        if (write.ends() != null) {
          return new Course(
              writes, new Decision.Done(write.ends(), write.reason()), state.snapshot());
        }
      } else if (ruling.decision() instanceof Decision.Wait && !state.isSettled()) {
        state = state.settled();
      } else {
        return new Course(writes, ruling.decision(), state.snapshot());
      }
    }
    throw new IllegalStateException("a plan without end for " + intent);
  }
}
