package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The trainee's end of a hosted drill: reports what is typed, and receives the instructor's notes.
 */
public final class Seat implements AutoCloseable {

  private static final long EVERY_MILLIS = 200;
  private static final int PATIENCE_MILLIS = 20_000;

  private final Session session;
  private final Board board;
  private final Consumer<String> tell;
  private final ScheduledExecutorService ears;
  private final BlockingQueue<Boolean> never = new ArrayBlockingQueue<>(1);
  private int lines;
  private int questions;
  private int notes;
  private volatile boolean over;

  private Seat(Session session, Consumer<String> tell) {
    this.session = session;
    this.board = new Board(session);
    this.tell = tell;
    this.ears =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "seat");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Takes a seat at the drill that the session's cluster hosts.
   *
   * @param tell is told what the instructor says
   * @throws CommandFailure when it hosts none
   */
  public static Seat take(Session session, Consumer<String> tell) {
    Seat seat = new Seat(session, tell);
    if (seat.board.read("drill") == null) {
      throw CommandFailure.refused(
          "context "
              + session.connection().context()
              + ": expected a hosted drill, but there is none",
          "train host DRILL in another terminal");
    }
    seat.lines = seat.board.notes(Desk.LINE).size();
    seat.questions = seat.board.notes(Desk.ASK).size();
    seat.notes = seat.board.notes(Desk.NOTE).size();
    var unused =
        seat.ears.scheduleWithFixedDelay(
            seat::listen, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return seat;
  }

  private void listen() {
    try {
      List<Board.Note> all = board.notes(Desk.NOTE);
      for (; notes < all.size(); notes++) {
        tell.accept("instructor: " + all.get(notes).says("text"));
      }
      Board.Note end = board.read("end");
      if (end != null && !over) {
        over = true;
        tell.accept("instructor: the drill is over\n" + end.says("text"));
        ears.shutdown();
      }
    } catch (CommandFailure fault) {
      // The connection is struck; the next attempt is soon.
    }
  }

  /** Whether there is nobody to report to any more. */
  public boolean over() {
    return over;
  }

  /** A line is typed; the name of its note, or {@code null} when it could not be left. */
  public @Nullable String begins(String line) {
    String name = Board.numbered(Desk.LINE, ++lines);
    try {
      board.post(name, Map.of("line", line));
      return name;
    } catch (CommandFailure fault) {
      return null;
    }
  }

  /** It has ended. */
  public void ended(String name, int code) {
    for (int i = 0; i < 5; i++) {
      try {
        board.add(name, Map.of("code", String.valueOf(code)));
        return;
      } catch (CommandFailure fault) {
        // What strikes the drill may strike its reports, too.
      }
    }
  }

  /**
   * Asks the drill something, such as {@code train hint}.
   *
   * @throws CommandFailure when nobody answers
   */
  public Shells.Ran ask(String line) throws InterruptedException {
    String name = Board.numbered(Desk.ASK, ++questions);
    board.post(name, Map.of("line", line));
    for (long waited = 0; waited < PATIENCE_MILLIS; waited += EVERY_MILLIS) {
      Board.Note note = board.read(name);
      if (note != null && note.data().containsKey("code")) {
        return new Shells.Ran(
            Integer.parseInt(note.says("code")), note.says("text").lines().toList());
      }
      var unused = never.poll(EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }
    throw CommandFailure.refused(
        "instructor of " + session.connection().context() + ": expected an answer, got none",
        "the same command again");
  }

  @Override
  public void close() {
    ears.shutdownNow();
  }
}
