package dev.rolloutshell.train;

import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Connection;
import dev.rolloutshell.session.Session;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  private static final long LISTEN_MILLIS = 200;
  private static final long ASK_MILLIS = 50;
  private static final int PATIENCE_MILLIS = 20_000;

  /** Every so many times that it listens it gives a sign of life. */
  private static final int BEAT = 3;

  /** So many failures to listen in a row, and the instructor counts as gone. */
  private static final int MOST_DEAF = 10;

  private final Session session;
  private final Connection joined;
  private final Board board;
  private final Consumer<String> tell;
  private final int number;
  private final ScheduledExecutorService ears;
  private final BlockingQueue<Boolean> never = new ArrayBlockingQueue<>(1);
  private int lines;
  private int questions;
  private int notes;
  private int listened;
  private int deaf;
  private volatile boolean gone;
  private volatile @Nullable String debrief;

  private Seat(Session session, Board board, Consumer<String> tell, int number) {
    this.session = session;
    this.joined = session.connection();
    this.board = board;
    this.tell = tell;
    this.number = number;
    this.notes = board.notes(Board.NOTE).size();
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
   * @throws CommandFailure when it hosts none, or none any more
   */
  public static Seat take(Session session, Consumer<String> tell) {
    Board board = new Board(session);
    Board.Note drill = board.read(Board.DRILL);
    if (drill == null) {
      throw noDrill(session, "there is none");
    }
    if (board.read(Board.END) != null) {
      throw noDrill(session, "it is over");
    }
    Seat seat = new Seat(session, board, tell, sitDown(board));
    session.call(drill.says("name"));
    var unused =
        seat.ears.scheduleWithFixedDelay(
            seat::listen, LISTEN_MILLIS, LISTEN_MILLIS, TimeUnit.MILLISECONDS);
    return seat;
  }

  /** The number of a seat of one's own; two may come at the same moment. */
  private static int sitDown(Board board) {
    for (int tries = 1; ; tries++) {
      int number = board.notes(Board.SEAT).size() + 1;
      try {
        board.post(Board.numbered(Board.SEAT, number), Map.of("beat", "0"));
        return number;
      } catch (CommandFailure taken) {
        if (tries == 5) {
          throw taken;
        }
      }
    }
  }

  /**
   * What the drill tells whoever joins it.
   *
   * @throws CommandFailure when somebody else is at it
   */
  public Desk.Answer join(String line) throws InterruptedException {
    Desk.Answer answer = ask(line);
    if (answer.code() != 0) {
      close();
      throw CommandFailure.refused(
          "drill "
              + session.connection().context()
              + ": expected nobody at it, but a trainee has joined",
          "train join, when that one has left, or some seconds after that shell was killed");
    }
    return answer;
  }

  private static CommandFailure noDrill(Session session, String but) {
    return CommandFailure.refused(
        "context " + session.connection().context() + ": expected a hosted drill, but " + but,
        "train host DRILL in another terminal");
  }

  private void listen() {
    try {
      hear();
      if (gone) {
        tell.accept("instructor: is back");
      }
      deaf = 0;
      gone = false;
    } catch (CommandFailure fault) {
      deaf++;
      if (deaf == MOST_DEAF) {
        gone = true;
        tell.accept(
            "instructor: is gone, and the drill with it; Ctrl-C ends a command, 'exit' leaves");
      }
    }
  }

  private void hear() {
    List<Board.Note> all = board.notes(Board.NOTE);
    for (; notes < all.size(); notes++) {
      tell.accept("instructor: " + all.get(notes).says("text"));
    }
    if (listened++ % BEAT == 0) {
      sign(Map.of("beat", String.valueOf(listened)));
    }
    Board.Note end = board.read(Board.END);
    if (end != null) {
      debrief = end.says("text");
      tell.accept(
          "instructor: the drill is over\n"
              + end.says("text")
              + "\n'train debrief' shows it again");
      sign(Map.of("heard", Board.END));
      ears.shutdown();
    }
  }

  private void sign(Map<String, String> life) {
    Map<String, String> data = new TreeMap<>(life);
    data.put("pid", String.valueOf(ProcessHandle.current().pid()));
    board.replace(Board.numbered(Board.SEAT, number), data);
  }

  /** Whether there is nobody to report to any more. */
  public boolean over() {
    return gone || debrief != null;
  }

  /** What the instructor had to say in the end, or {@code null} before that. */
  public @Nullable String debrief() {
    return debrief;
  }

  /** A line is typed; the name of its note, or {@code null} when it could not be left. */
  public @Nullable String begins(String line) {
    String name = Board.numbered(Board.LINE, number, ++lines);
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
        // Once more: a line without an end would count as interrupted.
      }
    }
  }

  /**
   * Asks the drill something, such as {@code train hint}.
   *
   * @throws CommandFailure when nobody answers
   */
  public Desk.Answer ask(String line) throws InterruptedException {
    String name = Board.numbered(Board.ASK, number, ++questions);
    board.post(name, Map.of("line", line));
    for (long waited = 0; waited < PATIENCE_MILLIS; waited += ASK_MILLIS) {
      Board.Note note = board.read(name);
      if (note != null && note.data().containsKey("code")) {
        return new Desk.Answer(
            Integer.parseInt(note.says("code")), note.says("out"), note.says("err"));
      }
      var unused = never.poll(ASK_MILLIS, TimeUnit.MILLISECONDS);
    }
    throw CommandFailure.refused(
        "instructor of " + session.connection().context() + ": expected an answer, got none",
        "the same command again");
  }

  /** Leaves, and says so where that is still possible. */
  @Override
  public void close() {
    ears.shutdownNow();
    if (!over() && !session.left(joined)) {
      try {
        sign(Map.of("left", "yes"));
      } catch (CommandFailure unheard) {
        // The instructor notices that nothing is heard any more.
      }
    }
  }
}
