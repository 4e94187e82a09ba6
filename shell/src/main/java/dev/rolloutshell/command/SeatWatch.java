package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Connection;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.train.Seat;
import dev.rolloutshell.view.Screen;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the lines of a trainee: reports them, and has the drill's own answered by its host. */
final class SeatWatch implements LineWatch {

  /** What the instructor's shell answers. */
  private static final Set<String> ASKED =
      Set.of("train status", "train hint", "train check", "train answer");

  private final Seat seat;
  private final Session session;
  private final Connection joined;
  private final Screen screen;
  private @Nullable String reported;

  SeatWatch(Seat seat, Session session, Screen screen) {
    this.seat = seat;
    this.session = session;
    this.joined = session.connection();
    this.screen = screen;
  }

  private boolean isOver() {
    return seat.over() || session.left(joined);
  }

  @Override
  public String begins(String typed) {
    if (isOver()) {
      return typed;
    }
    String line = DrillWatch.KEYS.getOrDefault(typed.strip(), typed).strip();
    DrillWatch.refuseStageHands(line);
    reported = isTraining(line) ? null : seat.begins(line);
    return line;
  }

  private static boolean isTraining(String line) {
    return line.equals("train") || line.startsWith("train ");
  }

  @Override
  public @Nullable ExitCode instead(String line) {
    if (isOver() || ASKED.stream().noneMatch(a -> line.equals(a) || line.startsWith(a + " "))) {
      return null;
    }
    try {
      Shells.Ran answer = seat.ask(line);
      answer.output().forEach(screen::line);
      screen.flush();
      return ExitCode.of(answer.exit());
    } catch (InterruptedException e) {
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted", null);
    }
  }

  @Override
  public void ended(String line, ExitCode code) {
    String name = reported;
    reported = null;
    if (name != null) {
      seat.ended(name, code.code());
    }
  }

  @Override
  public boolean mayFail(String line) {
    return !isOver() && !isTraining(line.strip());
  }
}
