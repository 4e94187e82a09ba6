package dev.rolloutshell.command;

import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.view.Durations;
import dev.rolloutshell.view.RunView;
import dev.rolloutshell.view.Screen;
import java.time.Duration;

/** Shows each write as it is made, and what is being waited for. */
final class ScreenProgress implements Progress {

  private final Screen screen;
  private final boolean apart;

  /**
   * Progress on a screen.
   *
   * @param apart whether writes go to standard error, because a document follows on the other
   */
  ScreenProgress(Screen screen, boolean apart) {
    this.screen = screen;
    this.apart = apart;
  }

  @Override
  public void wrote(StepRecord step) {
    String aside = RunView.aside(step);
    if (aside != null) {
      screen.note(aside);
    }
    if (apart) {
      screen.note(RunView.line(step));
    } else {
      screen.line(RunView.line(step));
    }
  }

  @Override
  public void waiting(String what, Duration since) {
    screen.passing("waiting for " + what, "(" + Durations.age(since) + ")");
  }

  @Override
  public void remark(String text) {
    screen.note(dev.rolloutshell.view.Lines.oneLine(text));
  }
}
