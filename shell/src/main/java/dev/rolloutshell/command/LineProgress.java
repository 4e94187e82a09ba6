package dev.rolloutshell.command;

import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.view.Lines;
import dev.rolloutshell.view.LiveLine;
import dev.rolloutshell.view.RunView;
import dev.rolloutshell.view.Screen;
import java.time.Duration;
import java.util.function.Supplier;

/** A live view where nothing can be redrawn: one line for each write and for each change. */
final class LineProgress implements Progress {

  private final Screen screen;
  private final boolean apart;
  private String last = "";

  /**
   * Lines on a screen.
   *
   * @param apart whether they go to standard error, because a document follows on the other
   */
  LineProgress(Screen screen, boolean apart) {
    this.screen = screen;
    this.apart = apart;
  }

  @Override
  public void wrote(StepRecord step) {
    String aside = RunView.aside(step);
    if (aside != null) {
      screen.note(aside);
    }
    line(RunView.line(step));
  }

  @Override
  public void waiting(String what, Duration since) {
    // The picture says it.
  }

  @Override
  public void sees(Supplier<Picture> picture) {
    String now = LiveLine.of(picture.get());
    if (!now.equals(last)) {
      line(now);
      last = now;
    }
  }

  @Override
  public void remark(String text) {
    screen.note(Lines.oneLine(text));
  }

  private void line(String text) {
    if (apart) {
      screen.note(text);
    } else {
      screen.line(text);
    }
  }
}
