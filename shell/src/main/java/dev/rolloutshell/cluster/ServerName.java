package dev.rolloutshell.cluster;

import java.util.regex.Pattern;

/**
 * What people call a server: its address, but for the simulator in this process, which has none.
 */
public final class ServerName {

  /** The simulator in this process. */
  public static final String SIMULATOR = "the simulator";

  private static final Pattern IN_PROCESS = Pattern.compile("https?://[^/]*\\.invalid(/.*)?");

  private ServerName() {}

  /** The name of the server behind an address. */
  public static String of(String address) {
    // No host is ever called so (RFC 6761): the client of the simulator has such an address.
    return IN_PROCESS.matcher(address).matches() ? SIMULATOR : address;
  }

  /** What to try after a message about a server: faults break the simulator, and nothing else. */
  public static String advice(String message, String elsewhere) {
    return message.startsWith(SIMULATOR) ? "fault list" : elsewhere;
  }
}
