package dev.rolloutshell.command;

/** Says now and then how far an exploration has come. */
final class PartsProgress {

  private static final int LINES = 10;

  private final Call call;
  private int told;

  PartsProgress(Call call) {
    this.call = call;
  }

  synchronized void explored(int parts, int of) {
    int tenths = parts * LINES / of;
    if (tenths > told) {
      told = tenths;
      call.note("explored " + parts + " of " + of + " first faults");
    }
  }
}
