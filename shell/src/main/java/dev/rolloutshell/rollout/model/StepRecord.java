package dev.rolloutshell.rollout.model;

/**
 * One API write of a rollout, made or predicted.
 *
 * @param number its place in the whole rollout, from 1
 * @param direction {@code forward} or {@code abort}; an abort's writes have numbers of their own
 * @param verb {@code CREATE}, {@code UPDATE} or {@code DELETE}
 * @param object what it writes, such as {@code replicationcontrollers/web} or {@code
 *     pods/web-x2k4f}
 * @param rule name of the planner's rule that asked for it
 * @param reason why, for people
 * @param ready ready pods of the pair after it (predicted), settled
 * @param total pods of the pair after it (predicted), settled
 */
public record StepRecord(
    int number,
    String direction,
    String verb,
    String object,
    String rule,
    String reason,
    int ready,
    int total) {

  /** Its place in words: {@code step 7}, or {@code abort step 7}. */
  public String place() {
    return ordinal(direction, number);
  }

  /** A place in words. */
  public static String ordinal(String direction, int number) {
    return (direction.equals("abort") ? "abort step " : "step ") + number;
  }
}
