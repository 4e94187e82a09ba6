package dev.rolloutshell.session;

import dev.rolloutshell.rollout.model.ExitCode;

/** Why something that only the simulator in this process can do cannot be done on a connection. */
public final class NoSimulator {

  private NoSimulator() {}

  /**
   * The failure in words that are true for the cluster there.
   *
   * @param real what a real cluster is or has instead, such as {@code whose time nobody moves}
   */
  public static CommandFailure on(Connection connection, String real) {
    String expected = "context " + connection.context() + ": expected the simulator";
    return served(connection)
        ? CommandFailure.refused(
            expected + " of this shell, but this one is served by another process",
            "the same command in the shell that serves it")
        : CommandFailure.refused(
            expected + ", but this is a real cluster, " + real, "connect simulator");
  }

  /** A served simulator tells its faults; a real cluster knows none. */
  private static boolean served(Connection connection) {
    try {
      connection.faults().list();
      return true;
    } catch (CommandFailure e) {
      if (e.code() == ExitCode.REFUSED) {
        return false;
      }
      throw e;
    }
  }
}
