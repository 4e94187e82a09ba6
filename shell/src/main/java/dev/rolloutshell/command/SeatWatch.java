package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Connection;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.train.Desk;
import dev.rolloutshell.train.Seat;
import dev.rolloutshell.view.Screen;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Follows the lines of a trainee: reports them, and has the drill's own answered by its host. */
final class SeatWatch implements LineWatch {

  /** What the instructor's shell answers. */
  static final Set<String> ASKED =
      Set.of(
          "train status", "train hint", "train check", "train answer", "train list", "train score");

  /** What the instructor shows in the end. */
  static final Set<String> IN_THE_END = Set.of("train solution", "train debrief");

  /** What is the instructor's to do. */
  static final Set<String> THE_INSTRUCTORS =
      Set.of("train start", "train next", "train reset", "train host", "train note", "train end");

  /** What leaves the shell, or the cluster. */
  private static final Set<String> LEAVING = Set.of("exit", "quit");

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
  public String begins(MeantLine typed) {
    if (isOver()) {
      return typed.line();
    }
    MeantLine meant = typed.withKeys();
    String line = meant.line().strip();
    if (LEAVING.contains(meant.command())) {
      seat.close();
      return line;
    }
    try {
      DrillWatch.refuseStageHands(meant);
      refuse(meant);
    } catch (CommandFailure e) {
      String name = seat.begins(line);
      if (name != null) {
        seat.ended(name, e.code().code());
      }
      throw e;
    }
    reported = meant.is(DrillWatch.OWN) ? null : seat.begins(line);
    return line;
  }

  @Override
  public Map<String, String> keys() {
    if (isOver()) {
      return Map.of();
    }
    return Map.of("h", "a hint costs 10 points", "c", "", "l", "");
  }

  private static void refuse(MeantLine meant) {
    String theirs = one(THE_INSTRUCTORS, meant::is);
    if (theirs != null) {
      throw CommandFailure.refused(
          theirs + ": expected a command of the trainee; in a hosted drill it is the instructor's",
          "train status, or 'connect simulator' to leave the drill");
    }
    String later = one(IN_THE_END, meant::is);
    if (later != null) {
      throw CommandFailure.refused(
          later + ": expected the end of the drill; the instructor shows it then", "train hint");
    }
  }

  private static @Nullable String one(Set<String> commands, Predicate<String> typed) {
    return commands.stream().filter(typed).findFirst().orElse(null);
  }

  @Override
  public @Nullable ExitCode instead(String line) {
    String debrief = seat.debrief();
    if (debrief != null && Words.of(line).equals(List.of("train", "debrief"))) {
      debrief.lines().forEach(screen::line);
      return ExitCode.DONE;
    }
    if (isOver() || one(ASKED, words -> MeantLine.isRun(line, words)) == null) {
      return null;
    }
    try {
      Desk.Answer answer = seat.ask(line);
      screen.text(answer.out());
      screen.flush();
      answer.err().lines().forEach(screen::note);
      return ExitCode.of(answer.code());
    } catch (InterruptedException e) {
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted", null);
    }
  }

  @Override
  public void ended(String line, ExitCode code) {
    String name = reported;
    reported = null;
    if (name != null && !session.left(joined)) {
      seat.ended(name, code.code());
    }
    if (session.left(joined)) {
      seat.close();
    }
  }

  @Override
  public boolean mayFail(MeantLine typed) {
    return !isOver() && !typed.is(DrillWatch.OWN);
  }
}
