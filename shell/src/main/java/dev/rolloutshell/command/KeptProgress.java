package dev.rolloutshell.command;

import dev.rolloutshell.journal.Entry;
import dev.rolloutshell.rollout.drive.ForwardingProgress;
import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.view.RunView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keeps what a command's report needs besides: the writes that the client saw answered, and the
 * faults that struck meanwhile, each told of when it strikes first. Says equal remarks in a row
 * once, and then how often they came.
 */
final class KeptProgress extends ForwardingProgress {

  private final Supplier<List<Entry.Struck>> strikes;
  private final List<StepRecord> steps = new ArrayList<>();
  private final Map<Long, RunView.Struck> struck = new LinkedHashMap<>();
  private String remark = "";
  private int again;

  /**
   * Keeps what is told to another from now on.
   *
   * @param strikes what faults have struck since this was asked last
   */
  KeptProgress(Progress shown, Supplier<List<Entry.Struck>> strikes) {
    super(shown);
    this.strikes = strikes;
    var unused = strikes.get();
  }

  List<StepRecord> steps() {
    return List.copyOf(steps);
  }

  /** The faults that have struck. */
  List<RunView.Struck> struck() {
    return List.copyOf(struck.values());
  }

  /** The command is over. */
  void end() {
    tellStrikes();
    tellAgain();
    struck.values().stream()
        .filter(one -> one.times() > 1)
        .forEach(one -> super.remark("fault " + one.kind() + " struck " + one.times() + " times"));
  }

  private void tellStrikes() {
    for (Entry.Struck strike : strikes.get()) {
      RunView.Struck before = struck.get(strike.id());
      if (before == null) {
        String at = strike.struck().isEmpty() ? "" : ", at " + strike.struck();
        say("fault " + strike.fault() + " struck: " + strike.about() + at);
      }
      struck.put(
          strike.id(),
          new RunView.Struck(strike.id(), strike.fault(), before == null ? 1 : before.times() + 1));
    }
  }

  private void say(String text) {
    if (text.equals(remark)) {
      again++;
    } else {
      tellAgain();
      remark = text;
      super.remark(text);
    }
  }

  private void tellAgain() {
    if (again > 0) {
      super.remark("... " + again + " times more");
    }
    remark = "";
    again = 0;
  }

  @Override
  public void wrote(StepRecord step) {
    steps.add(step);
    tellStrikes();
    tellAgain();
    super.wrote(step);
  }

  @Override
  public void looked(Intent intent, Snapshot seen, Instant now) {
    tellStrikes();
    super.looked(intent, seen, now);
  }

  @Override
  public void sees(Supplier<Picture> picture) {
    tellStrikes();
    super.sees(picture);
  }

  @Override
  public void waiting(String what, Duration since) {
    tellAgain();
    super.waiting(what, since);
  }

  @Override
  public void remark(String text) {
    tellStrikes();
    say(text);
  }
}
