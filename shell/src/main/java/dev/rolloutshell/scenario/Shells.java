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
   * @param writes how many writes of it were stored, where that is looked at
   */
  record Ran(int exit, List<String> output, int writes) {

    /** How a line ended at whose writes nobody looks. */
    public Ran(int exit, List<String> output) {
      this(exit, output, 0);
    }

    /** The same with what was written. */
    Ran having(int stored) {
      return new Ran(exit, output, stored);
    }
  }
}
