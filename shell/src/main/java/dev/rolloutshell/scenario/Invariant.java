package dev.rolloutshell.scenario;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A rule that must hold throughout a rollout, with its number in {@code docs/rollout.md}. */
public enum Invariant {
  FLOOR(1, "ready pods stay at the floor or above"),
  CEILING(2, "pods stay at the ceiling or below"),
  MANIFESTS(3, "both manifests, or the one still wanted, and the size are kept"),
  SIZE(4, "the size wanted never changes"),
  RESUMES(5, "one resume reaches the goal or refuses, a second one writes nothing"),
  RESTORES(6, "an abort ends with the original, unchanged"),
  NOTHING_ELSE(7, "nothing outside the pair is written"),
  READS(8, "plan, status, explain and dry runs write nothing"),
  CONTROLLED(9, "no pod is without a controller, but for the hand-over"),
  PRECONDITIONS(10, "every write carries a uid or resourceVersion, or a name that must be free"),
  DONE(11, "done means all ready, all owned, observed, and no mark left");

  private final int number;
  private final String words;

  Invariant(int number, String words) {
    this.number = number;
    this.words = words;
  }

  /** The rule of a number, or {@code null} when there is none. */
  static @Nullable Invariant of(int number) {
    return Arrays.stream(values()).filter(rule -> rule.number == number).findFirst().orElse(null);
  }

  /** Its number. */
  public int number() {
    return number;
  }

  /** What it says. */
  public String words() {
    return words;
  }

  @Override
  public String toString() {
    return number + ": " + words;
  }
}
