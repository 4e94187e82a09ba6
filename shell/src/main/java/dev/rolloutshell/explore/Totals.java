package dev.rolloutshell.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Adds up what the parts of an exploration found, in their order. */
final class Totals {

  private static final int MOST_VIOLATIONS = 100;

  private final Scope scope;
  private final LongSupplier nanos;
  private final long began;
  private long runs;
  private long converged;
  private long pruned;
  private long firstViolation;
  private long digest;
  private boolean complete = true;
  private boolean interrupted;
  private final List<Violation> violations = new ArrayList<>();
  private final List<Case> cases = new ArrayList<>();
  private final Map<String, Long> coverage = new TreeMap<>();

  Totals(Scope scope, LongSupplier nanos) {
    this(scope, nanos, nanos.getAsLong());
  }

  private Totals(Scope scope, LongSupplier nanos, long began) {
    this.scope = scope;
    this.nanos = nanos;
    this.began = began;
  }

  /** Adds up anew, for the same exploration. */
  Totals another() {
    return new Totals(scope, nanos, began);
  }

  /**
   * What a part found. The digest is a sum, so that the digests of shards add up to the whole.
   *
   * @param name a number that is the part's own
   * @param beginning where its cases begin, unless they say so themselves
   */
  void add(long name, @Nullable Beginning beginning, Findings found) {
    if (firstViolation == 0 && found.firstBroken() > 0) {
      firstViolation = runs + found.firstBroken();
    }
    runs += found.runs();
    converged += found.converged();
    pruned += found.pruned();
    digest += Trace.mix(name, found.digest());
    found.coverage().forEach((where, cases) -> coverage.merge(where, cases, Long::sum));
    for (Findings.Broken one : found.broken()) {
      if (violations.size() < MOST_VIOLATIONS) {
        Beginning from = one.beginning() != null ? one.beginning() : beginning;
        Schedule schedule = Objects.requireNonNull(from).schedule().with(one.legs());
        violations.add(Violation.of(schedule, one.complaints()));
        cases.add(new Case(Objects.requireNonNull(from), one));
      }
    }
  }

  /** A case in which something did not hold, and where it begins. */
  record Case(Beginning beginning, Findings.Broken broken) {}

  /** The first cases in which something did not hold, in the order of violations. */
  List<Case> cases() {
    return cases;
  }

  /** The same case with less that goes wrong in it. */
  void shrunk(int violation, Schedule schedule, List<String> complaints) {
    violations.set(violation, Violation.of(schedule, complaints));
  }

  void stopped() {
    complete = false;
  }

  void interrupted() {
    interrupted = true;
    complete = false;
  }

  long runs() {
    return runs;
  }

  long firstViolation() {
    return firstViolation;
  }

  ExplorationReport report() {
    long elapsed = nanos.getAsLong() - began;
    return new ExplorationReport(
        runs,
        converged,
        List.copyOf(violations),
        scope.seed(),
        "%016x".formatted(digest),
        pruned,
        ExplorationReport.aSecond(runs - pruned, elapsed),
        elapsed / 1_000_000,
        complete,
        interrupted,
        firstViolation,
        Options.of(scope),
        scope.shard().toString(),
        Coverage.of(coverage));
  }
}
