package dev.rolloutshell.explore;

/**
 * One of several equal parts of an exploration, for several machines.
 *
 * @param index which, from 0
 * @param of of how many
 */
public record Shard(int index, int of) {

  /** The whole. */
  public static final Shard WHOLE = new Shard(0, 1);

  /**
   * Reads {@code 0/4}: the first of four.
   *
   * @throws IllegalArgumentException with a text that says what was expected and seen
   */
  public static Shard parse(String text) {
    String[] parts = text.split("/", -1);
    try {
      if (parts.length == 2) {
        Shard shard = new Shard(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        if (shard.index >= 0 && shard.index < shard.of) {
          return shard;
        }
      }
    } catch (NumberFormatException e) {
      // falls through to the one message
    }
    throw new IllegalArgumentException(
        "expected INDEX/COUNT with INDEX from 0, such as 0/4, got '" + text + "'");
  }

  boolean has(int part) {
    return part % of == index;
  }

  @Override
  public String toString() {
    return index + "/" + of;
  }
}
