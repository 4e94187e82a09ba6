package dev.rolloutshell.command;

import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.view.RollingUpdateView;
import dev.rolloutshell.view.RunView;
import java.time.Duration;
import java.util.List;

/**
 * Tells of a rollout in kubectl's words, on standard output; writes that kubectl did not speak of,
 * or did not make, are told in ours on standard error.
 */
final class RollingUpdateProgress implements Progress {

  private final Call call;
  private final Progress usual;
  private final RollingUpdateView view;

  RollingUpdateProgress(Call call, Intent intent, RolloutStatus before) {
    this.call = call;
    this.usual = call.progress();
    Limits given = intent instanceof Intent.Forward forward ? forward.limits() : Limits.DEFAULT;
    this.view = new RollingUpdateView(intent, before, given);
    say(view.beginning());
  }

  private void say(List<String> lines) {
    lines.forEach(call::result);
  }

  @Override
  public void wrote(StepRecord step) {
    List<String> lines = view.lines(step);
    if (lines.isEmpty()) {
      call.note(RunView.line(step));
    }
    say(lines);
  }

  @Override
  public void waiting(String what, Duration since) {
    usual.waiting(what, since);
  }

  @Override
  public void remark(String text) {
    usual.remark(text);
  }
}
