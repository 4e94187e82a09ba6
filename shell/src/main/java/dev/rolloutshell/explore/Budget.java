package dev.rolloutshell.explore;

import java.util.function.BooleanSupplier;

/**
 * When an exploration ends although it is not through.
 *
 * @param runs how many cases are enough; the part in which they are reached is still explored, so
 *     that the same number always covers the same cases
 * @param untilViolation whether the part with the first violation is the last
 * @param timed whether it is time that ends it
 * @param timeLeft asked before every case; when it says no, the exploration ends where it is
 */
public record Budget(long runs, boolean untilViolation, boolean timed, BooleanSupplier timeLeft) {

  /** No end. */
  public static final Budget NONE = new Budget(Long.MAX_VALUE, false, false, () -> true);

  /** So many cases. */
  public static Budget ofRuns(long runs) {
    return new Budget(runs, false, false, () -> true);
  }

  /** As long as there is time. */
  public static Budget whileTrue(BooleanSupplier timeLeft) {
    return new Budget(Long.MAX_VALUE, false, true, timeLeft);
  }

  /** Until something is found that does not hold. */
  public static Budget untilFirstViolation() {
    return new Budget(Long.MAX_VALUE, true, false, () -> true);
  }

  boolean isUsedUp(Totals totals) {
    return totals.runs() >= runs || (untilViolation && totals.firstViolation() > 0);
  }

  /** Whether it is used up by what is found, so that the first cases are all that is wanted. */
  boolean isByCases() {
    return runs < Long.MAX_VALUE || untilViolation;
  }

  /** How far an exploration is, in parts: as far as it is through, or the budget used up. */
  int done(int through, int of, long soFar) {
    long used = (long) (Math.min(1.0, (double) soFar / runs) * of);
    return (int) Math.max(through, used);
  }
}
