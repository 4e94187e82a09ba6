package dev.rolloutshell.scenario;

import dev.rolloutshell.session.Session;
import java.util.List;

/** Opens shells as operators use them. */
@FunctionalInterface
public interface Shells {

  /** A shell on a session. */
  OneShell open(Session session);

  /** Runs lines. */
  @FunctionalInterface
  interface OneShell {

    /** Runs a line as if typed. */
    Ran run(String line);
  }

  /**
   * How a line ended.
   *
   * @param exit its exit code
   * @param output what it said, results and remarks
   */
  record Ran(int exit, List<String> output) {}
}
