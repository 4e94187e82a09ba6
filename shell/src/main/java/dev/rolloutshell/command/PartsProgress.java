package dev.rolloutshell.command;

import dev.rolloutshell.explore.ExplorationReport;

/** A bar that says how far an exploration has come; where no line is redrawn, every tenth of it. */
final class PartsProgress {

  private static final int TENTHS = 10;
  private static final int WIDTH = 20;

  private final Call call;

  PartsProgress(Call call) {
    this.call = call;
  }

  void explored(int parts, int of, ExplorationReport soFar) {
    int done = parts * WIDTH / of;
    String wrong =
        soFar.violations().isEmpty() ? "" : ", " + soFar.violations().size() + " violations";
    call.passing(
        "exploring: " + parts * TENTHS / of * TENTHS + " %" + wrong,
        "["
            + "#".repeat(done)
            + ".".repeat(WIDTH - done)
            + "] "
            + soFar.runs()
            + " cases, "
            + soFar.runsPerSecond()
            + " run a second");
  }
}
