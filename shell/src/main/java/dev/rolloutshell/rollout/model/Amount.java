package dev.rolloutshell.rollout.model;

/**
 * A number of pods, absolute or as a percentage of the desired size, as in {@code maxSurge}.
 *
 * @param value pods, or percent
 * @param percent whether {@code value} is a percentage
 */
public record Amount(int value, boolean percent) {

  /** Rejects negative numbers and percentages above 100. */
  public Amount {
    if (value < 0) {
      throw new IllegalArgumentException("must not be negative, but is " + value);
    }
    if (percent && value > 100) {
      throw new IllegalArgumentException("must be at most 100%, but is " + value + "%");
    }
  }

  /** An absolute number of pods. */
  public static Amount of(int pods) {
    return new Amount(pods, false);
  }

  /**
   * Reads {@code 2} or {@code 25%}.
   *
   * @throws IllegalArgumentException with a text that says what was expected and seen
   */
  public static Amount parse(String text) {
    boolean percent = text.endsWith("%");
    String digits = percent ? text.substring(0, text.length() - 1) : text;
    try {
      return new Amount(Integer.parseInt(digits), percent);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "expected a number or a percentage, got '" + text + "'", e);
    }
  }

  /** Pods for a desired size, rounded up, as Deployments round {@code maxSurge}. */
  public int roundedUp(int desired) {
    return percent ? (int) ((value * (long) desired + 99) / 100) : value;
  }

  /** Pods for a desired size, rounded down, as Deployments round {@code maxUnavailable}. */
  public int roundedDown(int desired) {
    return percent ? (int) (value * (long) desired / 100) : value;
  }

  @Override
  public String toString() {
    return percent ? value + "%" : Integer.toString(value);
  }
}
