package dev.rolloutshell.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that was found from one state on.
 *
 * @param runs how many cases there are
 * @param converged in how many of them everything held
 * @param pruned how many were not run, because all from their state was run already
 * @param firstBroken how many cases there are up to the first in which something did not hold; 0
 *     for none
 * @param digest a number made of the courses of all of them, in order
 * @param broken the first of those in which something did not hold
 * @param coverage how many cases there are by kind of call and what goes wrong at it
 */
record Findings(
    long runs,
    long converged,
    long pruned,
    long firstBroken,
    long digest,
    List<Broken> broken,
    Map<String, Long> coverage) {

  static final int MOST_BROKEN = 20;

  /** Between the kind of a call and what goes wrong at it. */
  static final String AT = " | ";

  static final Findings NONE = new Findings(0, 0, 0, 0, 0, List.of(), Map.of());

  /**
   * A case in which something did not hold.
   *
   * @param beginning where it begins, if that is known
   * @param legs the clients from the state on
   * @param complaints what did not hold
   */
  record Broken(@Nullable Beginning beginning, List<Schedule.Leg> legs, List<String> complaints) {

    Broken after(Schedule.Leg leg) {
      List<Schedule.Leg> more = new ArrayList<>();
      more.add(leg);
      more.addAll(legs);
      return new Broken(beginning, more, complaints);
    }
  }

  /** The same, found a second time in the same state: nothing of it was run. */
  Findings again() {
    return new Findings(runs, converged, runs, firstBroken, digest, broken, coverage);
  }

  /** Puts findings together, in order. */
  static final class Sum {

    private long runs;
    private long converged;
    private long pruned;
    private long firstBroken;
    private long digest;
    private final List<Broken> broken = new ArrayList<>();
    private final Map<String, Long> coverage = new TreeMap<>();

    /** One case that was run to its end. */
    void ran(Schedule.Leg leg, long trace, List<String> complaints) {
      ran(null, List.of(leg), trace, complaints);
    }

    /** One case of several clients that was run to its end. */
    void ran(
        @Nullable Beginning beginning,
        List<Schedule.Leg> legs,
        long trace,
        List<String> complaints) {
      runs++;
      digest = Trace.mix(digest, trace);
      if (complaints.isEmpty()) {
        converged++;
      } else {
        digest = Trace.mix(digest, complaints.toString());
        firstBroken = firstBroken == 0 ? runs : firstBroken;
        keep(new Broken(beginning, legs, complaints));
      }
    }

    /** Further cases of the same client. */
    void add(Findings part) {
      count(part);
      part.broken.forEach(this::keep);
    }

    /** Cases that follow a client which has died. */
    void add(Schedule.Leg dead, Findings part) {
      count(part);
      part.broken.forEach(one -> keep(one.after(dead)));
    }

    /** So many cases have this in them. */
    void covers(String call, Mishap mishap, long cases) {
      coverage.merge(call + AT + mishap.name(), cases, Long::sum);
    }

    private void keep(Broken one) {
      if (broken.size() < MOST_BROKEN) {
        broken.add(one);
      }
    }

    private void count(Findings part) {
      if (firstBroken == 0 && part.firstBroken > 0) {
        firstBroken = runs + part.firstBroken;
      }
      runs += part.runs;
      converged += part.converged;
      pruned += part.pruned;
      digest = Trace.mix(digest, part.digest);
      part.coverage.forEach((where, cases) -> coverage.merge(where, cases, Long::sum));
    }

    Findings findings() {
      return new Findings(
          runs, converged, pruned, firstBroken, digest, List.copyOf(broken), Map.copyOf(coverage));
    }
  }
}
