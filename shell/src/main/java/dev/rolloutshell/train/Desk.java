package dev.rolloutshell.train;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The instructor's end of a hosted drill: tells what the trainee types, keeps it for the debrief,
 * and runs the trainee's own questions, such as {@code train hint}, where the drill is.
 */
public final class Desk implements AutoCloseable {

  private static final long EVERY_MILLIS = 100;

  /** Lines that the trainee typed. */
  static final String LINE = "line";

  /** Questions of the trainee to the drill. */
  static final String ASK = "ask";

  /** Notes of the instructor. */
  static final String NOTE = "note";

  private final Board board;
  private final Attempt attempt;
  private final Shells.OneShell drillShell;
  private final Consumer<String> tell;
  private final Set<String> begun = new TreeSet<>();
  private final Set<String> ended = new TreeSet<>();
  private final ScheduledExecutorService clerk;
  private int notes;
  private boolean over;

  private Desk(
      Session session, Attempt attempt, Shells.OneShell drillShell, Consumer<String> tell) {
    this.board = new Board(session);
    this.attempt = attempt;
    this.drillShell = drillShell;
    this.tell = tell;
    this.clerk =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "desk");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Opens the desk.
   *
   * @param session the instructor's, on the drill's cluster
   * @param drillShell runs the trainee's questions
   * @param tell is told what the trainee does
   */
  public static Desk open(
      Session session, Attempt attempt, Shells.OneShell drillShell, Consumer<String> tell) {
    Desk desk = new Desk(session, attempt, drillShell, tell);
    // The notes of the two are no part of the drill.
    attempt.stage().cluster().faults().spare(Board.NAMESPACE);
    desk.board.open();
    desk.board.post("drill", Map.of("name", attempt.drill().name()));
    var unused =
        desk.clerk.scheduleWithFixedDelay(
            desk::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return desk;
  }

  private synchronized void look() {
    if (over) {
      return;
    }
    try {
      for (Board.Note line : board.notes(LINE)) {
        follow(line);
      }
      for (Board.Note question : board.notes(ASK)) {
        if (!question.data().containsKey("code")) {
          answer(question);
        }
      }
    } catch (CommandFailure fault) {
      // A fault has struck the board itself; the next look is soon.
    }
  }

  private void follow(Board.Note line) {
    if (begun.add(line.name())) {
      tell.accept("trainee> " + line.says("line"));
      attempt.begins();
    }
    String code = line.says("code");
    if (!code.isEmpty() && ended.add(line.name())) {
      attempt.ended(line.says("line"), Integer.parseInt(code));
      tell.accept("trainee: exit code " + code);
    }
  }

  private void answer(Board.Note question) {
    String line = question.says("line");
    tell.accept("trainee> " + line);
    Shells.Ran ran = drillShell.run(line);
    board.add(
        question.name(),
        Map.of("code", String.valueOf(ran.exit()), "text", String.join("\n", ran.output())));
  }

  /** Sends the trainee a note. */
  public synchronized void note(String text) {
    board.post(Board.numbered(NOTE, ++notes), Map.of("text", text));
  }

  /** Ends the drill: what the trainee types from now on does not count. */
  public synchronized void over() {
    look();
    for (Board.Note line : board.notes(LINE)) {
      if (ended.add(line.name())) {
        // It is still running; it was typed all the same.
        attempt.ended(line.says("line"), ExitCode.WAITING.code());
      }
    }
    over = true;
  }

  /** Tells the trainee of the end, with the debrief's lines. */
  public synchronized void tell(List<String> debrief) {
    board.post("end", Map.of("text", String.join("\n", debrief)));
  }

  /** The drill. */
  public Attempt attempt() {
    return attempt;
  }

  @Override
  public void close() {
    clerk.shutdownNow();
  }
}
