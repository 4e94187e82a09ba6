package dev.rolloutshell.command;

import java.nio.file.Path;

/** Where what outlives a shell is kept for its user. */
final class StateHome {

  private StateHome() {}

  /** A file in the user's state directory. */
  static Path file(String name) {
    String state = System.getProperty("rolloutshell.state", System.getenv("XDG_STATE_HOME"));
    Path base =
        state == null || state.isEmpty()
            ? Path.of(System.getProperty("user.home", "."), ".local", "state")
            : Path.of(state);
    return base.resolve("rollout-shell").resolve(name);
  }
}
