package dev.rolloutshell.train;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The instructor's end of a hosted drill: begins it when the trainee comes, tells what the trainee
 * types, keeps it for the debrief, and answers the trainee's own questions, such as {@code train
 * hint}, where the drill is.
 */
public final class Desk implements AutoCloseable {

  private static final long LOOK_MILLIS = 500;
  private static final long HEARD_MILLIS = 3_000;

  /** What a seat asks when it is taken; nobody typed it. */
  private static final String JOIN = "train join";

  private final Session session;
  private final Board board;
  private final Attempt attempt;
  private final Answers answers;
  private final Consumer<String> tell;
  private final ConcurrentMap<String, Begun> begun = new ConcurrentHashMap<>();
  private final Attendance attendance = new Attendance();
  private final AtomicInteger notes = new AtomicInteger();
  private final AtomicBoolean started = new AtomicBoolean();
  private final ScheduledExecutorService clerk;
  private volatile boolean over;

  /** A line that is running. */
  private record Begun(String line, DrillStage.Place place) {}

  /** Answers a trainee's questions to the drill. */
  @FunctionalInterface
  public interface Answers {

    /** What comes of a line such as {@code train hint}. */
    Answer to(String line);
  }

  /**
   * An answer.
   *
   * @param code exit code
   * @param out what is meant for standard output
   * @param err what is meant for standard error
   */
  public record Answer(int code, String out, String err) {}

  private Desk(Session session, Attempt attempt, Answers answers, Consumer<String> tell) {
    this.session = session;
    this.board = new Board(session);
    this.attempt = attempt;
    this.answers = answers;
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
   * @param answers to the trainee's questions
   * @param tell is told what the trainee does
   */
  public static Desk open(
      Session session, Attempt attempt, Answers answers, Consumer<String> tell) {
    Desk desk = new Desk(session, attempt, answers, tell);
    // The notes of the two are no part of the drill.
    attempt.stage().cluster().faults().spare(Board.NAMESPACE);
    desk.board.open();
    Notices.read(attempt.stage().cluster(), desk::read);
    desk.board.post(Board.DRILL, Map.of("name", attempt.drill().name()));
    var unused =
        desk.clerk.scheduleWithFixedDelay(
            desk::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    return desk;
  }

  /** A note has been left; called under the cluster's lock, so that nothing happens meanwhile. */
  private void read(Board.Note note) {
    if (note.is(Board.SEAT)) {
      seat(note);
    } else if (note.is(Board.LINE) && !over) {
      line(note);
    } else if (note.is(Board.ASK) && !note.data().containsKey("code")) {
      later(() -> answer(note));
    }
  }

  private void seat(Board.Note note) {
    if (note.says("heard").equals(Board.END)) {
      attendance.heard();
    }
    if (!note.says("left").isEmpty()) {
      if (attendance.leaves(note.name())) {
        later(() -> tell.accept("trainee: has left"));
      }
    } else if (attendance.shows(note.name())) {
      boolean first = started.compareAndSet(false, true);
      if (first) {
        attempt.stage().begin();
      }
      endLinesOfTheGone();
      later(() -> tell.accept("trainee: is here" + (first ? ", and the drill begins" : "")));
    }
  }

  private boolean sits(Board.Note note) {
    return attendance.sits(Board.numbered(Board.SEAT, Board.seat(note.name())));
  }

  /** Whoever sits down where somebody was killed does not go on with that one's line. */
  private void endLinesOfTheGone() {
    for (String name : begun.keySet()) {
      if (!attendance.sits(Board.numbered(Board.SEAT, Board.seat(name)))) {
        end(name, ExitCode.INTERRUPTED.code());
      }
    }
  }

  private void line(Board.Note note) {
    String code = note.says("code");
    if (code.isEmpty()) {
      begun.put(note.name(), new Begun(note.says("line"), attempt.stage().place()));
      later(() -> tell.accept("trainee> " + note.says("line")));
    } else if (end(note.name(), Integer.parseInt(code))) {
      int writes = attempt.stage().typed().get(attempt.stage().typed().size() - 1).writes();
      later(() -> tell.accept("trainee" + ended(code, writes)));
      boolean before = attempt.passed();
      Score score = attempt.grade();
      if (score.passed() && !before) {
        later(() -> tell.accept("trainee: has solved it, " + score.points() + " of 100"));
      }
    }
  }

  private static String ended(String code, int writes) {
    return ": exit code " + code + (writes == 0 ? "" : ", writes: " + writes);
  }

  /** Whoever takes the line away is the one who notes its end. */
  private boolean end(String name, int code) {
    Begun line = begun.remove(name);
    if (line != null) {
      attempt.stage().typed(line.place(), line.line(), code);
    }
    return line != null;
  }

  private void later(Runnable task) {
    try {
      clerk.execute(() -> guarded(task));
    } catch (RejectedExecutionException closed) {
      // Nobody sits at the desk any more.
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (CommandFailure gone) {
      // The cluster is not the session's any more; there is nobody to answer.
    }
  }

  private void answer(Board.Note question) {
    String line = question.says("line");
    boolean quietly = line.startsWith(JOIN);
    if (quietly && !sits(question)) {
      tell.accept("somebody else wanted to join, but the seat is taken");
      reply(question, new Answer(ExitCode.REFUSED.code(), "", ""));
      return;
    }
    if (!quietly) {
      tell.accept("trainee> " + line);
    }
    Answer answer = answers.to(line);
    if (!quietly) {
      tell.accept("trainee" + ended(String.valueOf(answer.code()), 0));
    }
    reply(question, answer);
  }

  private void reply(Board.Note question, Answer answer) {
    board.add(
        question.name(),
        Map.of("code", String.valueOf(answer.code()), "out", answer.out(), "err", answer.err()));
  }

  private void look() {
    if (session.left(attempt.stage().connection())) {
      close();
      return;
    }
    for (String unused : attendance.look()) {
      if (!over) { // Who has the debrief gives no more signs of life.
        tell.accept("trainee: is gone; nothing is heard any more");
      }
    }
  }

  /** Sends the trainee a note. */
  public void note(String text) {
    board.post(Board.numbered(Board.NOTE, notes.incrementAndGet()), Map.of("text", text));
  }

  /** Ends the drill: what the trainee types from now on does not count. */
  public void over() {
    over = true;
    // What is still running was typed all the same.
    begun.keySet().forEach(name -> end(name, ExitCode.WAITING.code()));
  }

  /** Whether it was ended. */
  public boolean isOver() {
    return over;
  }

  /**
   * Tells the trainees of the end, with the debrief's lines, and waits a moment until they have
   * heard it: this process may be about to end.
   */
  public void tell(List<String> debrief) throws InterruptedException {
    attendance.hush();
    board.post(Board.END, Map.of("text", String.join("\n", debrief)));
    if (!attendance.awaitHeard(HEARD_MILLIS)) {
      tell.accept("trainee: has not heard of the end");
    }
  }

  /** The drill. */
  public Attempt attempt() {
    return attempt;
  }

  @Override
  public void close() {
    over = true;
    clerk.shutdownNow();
  }
}
