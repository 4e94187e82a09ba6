package dev.rolloutshell.explore;

import java.util.ArrayList;
import java.util.List;

/** What an exploration, or a part of one, has found; parts add up in any order. */
final class Findings {

  private static final int MOST_VIOLATIONS = 100;

  private long runs;
  private long pruned;
  private long converged;
  private long digest;
  private final List<Violation> violations = new ArrayList<>();

  /** One case that was run to its end. */
  void ran(Schedule schedule, long trace, List<String> complaints) {
    runs++;
    digest += Trace.mix(Trace.mix(0, schedule.toString()), trace);
    if (complaints.isEmpty()) {
      converged++;
    } else if (violations.size() < MOST_VIOLATIONS) {
      violations.add(new Violation(schedule.toString(), schedule.faults(), complaints));
    }
  }

  /** Cases that begin in a state from which as many were run already. */
  void pruned(long cases, long good) {
    runs += cases;
    pruned += cases;
    converged += good;
  }

  void add(Findings part) {
    runs += part.runs;
    pruned += part.pruned;
    converged += part.converged;
    digest += part.digest;
    for (Violation violation : part.violations) {
      if (violations.size() < MOST_VIOLATIONS) {
        violations.add(violation);
      }
    }
  }

  long runs() {
    return runs;
  }

  long pruned() {
    return pruned;
  }

  long converged() {
    return converged;
  }

  /** The sum over all cases of a number made of the case and the course it took. */
  long digest() {
    return digest;
  }

  List<Violation> violations() {
    return violations;
  }
}
