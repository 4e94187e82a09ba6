package dev.rolloutshell.session;

/** Opens sessions on simulators and clusters. */
public final class Connections {

  private Connections() {}

  /**
   * A session that connects when a command first needs it.
   *
   * @param first what it connects to then
   * @param atTerminal whether virtual time follows the wall clock
   */
  public static Session session(Target first, boolean atTerminal) {
    return new Session(
        target -> {
          throw CommandFailure.cannotConnect("nothing to connect to yet", null);
        },
        (client, namespace, waiting) -> {
          throw new IllegalStateException("no rollouts yet");
        },
        first);
  }
}
