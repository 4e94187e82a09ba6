package dev.rolloutshell.rollout.drive;

/**
 * Where a run is to stop by itself.
 *
 * @param ready the growing controller's ready pods to stop at
 * @param of the size they are out of, as the operator wrote it
 */
public record Until(int ready, int of) {

  /**
   * Reads {@code 2/3}.
   *
   * @throws IllegalArgumentException with a text that says what was expected and seen
   */
  public static Until parse(String text) {
    String[] parts = text.split("/", -1);
    try {
      if (parts.length == 2) {
        Until until = new Until(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        if (until.ready >= 0 && until.ready <= until.of) {
          return until;
        }
      }
    } catch (NumberFormatException e) {
      // falls through to the one message
    }
    throw new IllegalArgumentException(
        "--until expects READY/SIZE, such as 2/3, got '" + text + "'");
  }
}
