package dev.rolloutshell.command;

import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.drive.Until;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.view.LiveScene.Keys;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Rollouts with an operator who watches: in a live view, or in lines where none can be drawn. */
final class Watching {

  private final Session session;

  Watching(Session session) {
    this.session = session;
  }

  /** Drives a rollout in view of the operator. */
  RunReport run(Call call, Rollouts rollouts, Intent intent, @Nullable Until until) {
    Terminal terminal = call.terminal();
    return terminal == null
        ? rollouts.run(intent, until, call.lines())
        : live(call, terminal, rollouts, intent, until, Keys.RUNNING);
  }

  /** Looks at a rollout that others drive; in a live view the operator may take it over. */
  RunReport look(Call call, Rollouts rollouts, Intent intent) {
    Terminal terminal = call.terminal();
    return terminal == null
        ? rollouts.watch(intent, call.lines())
        : live(call, terminal, rollouts, intent, null, Keys.PAUSED);
  }

  private RunReport live(
      Call call,
      Terminal terminal,
      Rollouts rollouts,
      Intent intent,
      @Nullable Until until,
      Keys first) {
    LiveProgress progress = new LiveProgress(session::now);
    LiveRun run = new LiveRun(rollouts, intent, until, first, progress);
    Progress afterwards = call.progress();
    return new LiveScreen(terminal, call.colours(), run, progress).show(afterwards);
  }
}
