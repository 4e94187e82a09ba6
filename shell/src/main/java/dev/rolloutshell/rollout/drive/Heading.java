package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.plan.Situation;

/** Which way a driver goes by now, whatever it was asked for: somebody else may have turned it. */
final class Heading {

  private final Intent asked;
  private boolean back;

  Heading(Intent asked) {
    this.asked = asked;
  }

  /**
   * Looks again. Whatever was asked for, an abort that has deleted the target can only be finished:
   * there is nothing left to go forward with.
   */
  void see(Situation here) {
    back = here.goesBack() || (here.aborting() && here.target() == null);
  }

  /** {@code forward} or {@code abort}. */
  String direction() {
    return back ? "abort" : "forward";
  }

  /** What is being done, for the hints of a report. */
  Intent told() {
    if (back == asked instanceof Intent.Abort) {
      return asked;
    }
    return back
        ? new Intent.Abort(asked.name(), asked.next())
        : new Intent.Resume(asked.name(), asked.next());
  }
}
