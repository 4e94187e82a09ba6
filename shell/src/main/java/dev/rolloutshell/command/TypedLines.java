package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.session.Connection;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.SimulatorConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was typed on the simulator that a session is on, since it was started: what a recording is
 * made of. Commands that a scenario does not know are not kept.
 */
final class TypedLines {

  /** Lines that are kept; a simulator that has seen more cannot be recorded. */
  static final int MOST = 500;

  private final Session session;
  private final UsualLimits usual;
  private final List<Line> lines = new ArrayList<>();
  private @Nullable Connection on;
  private @Nullable Instant last;
  private boolean tooMany;

  /**
   * No lines yet.
   *
   * @param usual limits of rollouts that name none; a scenario names them where they are its
   *     operator's own
   */
  TypedLines(Session session, Limits usual) {
    this.session = session;
    this.usual = new UsualLimits(usual);
  }

  /**
   * A line that was run.
   *
   * @param pause virtual time that had passed since the line before
   * @param text the command
   * @param exit its exit code, or {@code null} when it ended in no ordinary way
   */
  record Line(Duration pause, String text, @Nullable Integer exit) {}

  /** The simulator that the lines belong to, or {@code null} on a real cluster. */
  @Nullable SimulatorConnection simulator() {
    Connection now = session.connection();
    if (!now.equals(on)) {
      on = now;
      lines.clear();
      last = null;
      tooMany = false;
    }
    return now instanceof SimulatorConnection simulator ? simulator : null;
  }

  /** The lines so far, or {@code null} when there were too many. */
  @Nullable List<Line> lines() {
    simulator();
    return tooMany ? null : List.copyOf(lines);
  }

  /** A line is about to be run; hands back when that is. */
  @Nullable Instant begins() {
    SimulatorConnection simulator = simulator();
    return simulator == null ? null : simulator.now();
  }

  /** A line was run. */
  void ended(String typed, @Nullable Instant began, @Nullable Integer exit) {
    String text = usual.spelledOut(typed);
    SimulatorConnection simulator = simulator();
    if (simulator == null || began == null) {
      return;
    }
    if (repeatsALook(text)) {
      return; // Its time is part of the pause before the next line.
    }
    Instant before = last == null ? simulator.opened() : last;
    Duration pause = Duration.between(before, began);
    if (lines.size() < MOST) {
      lines.add(new Line(pause.isNegative() ? Duration.ZERO : pause, text, exit));
    } else {
      tooMany = true;
    }
    last = simulator.now();
  }

  /** Whether a line only looks, as the one before it did: what is watched is seen once. */
  private boolean repeatsALook(String text) {
    return !lines.isEmpty()
        && lines.get(lines.size() - 1).text().equals(text)
        && (text.startsWith("get ") || text.startsWith("rollout status"));
  }
}
