package dev.rolloutshell.command;

import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.view.LiveScene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a driver on another thread does, kept for a live view that looks at it now and then. */
final class LiveProgress implements Progress {

  private static final int LAST = 4;

  private final Supplier<Instant> clock;
  private final List<StepRecord> writes = new ArrayList<>();
  private @Nullable Picture picture;
  private @Nullable String told;
  private String toldLast = "";
  private @Nullable Instant since;
  private @Nullable String remark;
  private @Nullable Progress lines;

  /** Nothing has happened yet; the clock is the cluster's. */
  LiveProgress(Supplier<Instant> clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void wrote(StepRecord step) {
    writes.add(step);
    told = null;
    toldLast = "";
    remark = null;
    if (lines != null) {
      lines.wrote(step);
    }
  }

  @Override
  public synchronized void waiting(String what, Duration waited) {
    told = what;
    if (!what.equals(toldLast)) {
      toldLast = what;
      since = clock.get().minus(waited);
    }
    if (lines != null) {
      lines.waiting(what, waited);
    }
  }

  @Override
  public synchronized void remark(String text) {
    remark = text;
    if (lines != null) {
      lines.remark(text);
    }
  }

  @Override
  public void sees(Supplier<Picture> seen) {
    Picture next = seen.get();
    synchronized (this) {
      picture = next;
      told = null; // What is waited for besides is told right after each look.
    }
  }

  /** The writes so far, oldest first. */
  synchronized List<StepRecord> writes() {
    return List.copyOf(writes);
  }

  /** The view is left: from now on there are lines again, first those of the writes so far. */
  synchronized void leaveTo(Progress ordinary) {
    lines = ordinary;
    writes.forEach(ordinary::wrote);
  }

  /** What there is to show now. */
  synchronized LiveScene scene(LiveScene.Keys keys) {
    Instant now = clock.get();
    Picture seen = picture;
    String own = seen == null ? null : seen.status().waiting();
    Instant begun = own == null || seen == null ? since : seen.waitingSince();
    return new LiveScene(
        keys,
        seen,
        List.copyOf(writes.subList(Math.max(0, writes.size() - LAST), writes.size())),
        own == null ? told : own,
        begun == null ? since : begun,
        remark,
        now);
  }
}
