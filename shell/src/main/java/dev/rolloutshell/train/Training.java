package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.SimulatorConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an operator trains just now, in one shell; what is reached is kept at once. */
public final class Training {

  private final Session session;
  private final Shells shells;
  private final TrainingFile file;
  private @Nullable Catalogue catalogue;
  private @Nullable String usualDrills;
  private @Nullable Attempt attempt;

  /**
   * Nothing under way yet.
   *
   * @param session what the operator is connected to; a drill takes its place
   * @param shells types what happens before the operator comes
   * @param file keeps what is reached
   */
  public Training(Session session, Shells shells, TrainingFile file) {
    this.session = session;
    this.shells = shells;
    this.file = file;
  }

  /** The drills that can be trained. */
  public Catalogue catalogue() {
    Catalogue known = catalogue;
    if (known == null) {
      known = Catalogue.standard();
      catalogue = known;
    }
    return known;
  }

  /** Takes other drills from now on. */
  public void use(Catalogue other) {
    catalogue = other;
  }

  /** The folder of drills that is meant where none is named, or {@code null} for none. */
  public @Nullable String usualDrills() {
    return usualDrills;
  }

  /** Settles that folder. */
  public void usualDrills(@Nullable String folder) {
    usualDrills = folder;
  }

  /** What was reached so far. */
  public TrainingRecord record() {
    return file.read();
  }

  /** Where that is kept. */
  public String place() {
    return file.path().toString();
  }

  /** Opens shells. */
  public Shells shells() {
    return shells;
  }

  /** The drill under way, or {@code null}; one that the session has left is over. */
  public synchronized @Nullable Attempt current() {
    Attempt running = attempt;
    if (running != null && session.left(running.stage().connection())) {
      attempt = null;
      return null;
    }
    return running;
  }

  /**
   * The drill under way.
   *
   * @throws CommandFailure when there is none
   */
  public Attempt running() {
    Attempt running = current();
    if (running != null) {
      return running;
    }
    TrainingRecord.Current before = record().current();
    throw CommandFailure.refused(
        before == null
            ? "training: expected a drill under way, but there is none"
            : "training: expected a drill under way, but the shell that had "
                + (before.exam() ? "the exam" : before.drill())
                + " has ended",
        before == null
            ? "train next"
            : "train start" + (before.exam() ? "" : " " + before.drill()));
  }

  /** Starts a drill, or starts it again. */
  public synchronized Attempt start(Drill drill, boolean exam) {
    TrainingRecord.Current before = record().current();
    boolean again = before != null && before.drill().equals(drill.name()) && before.exam() == exam;
    Help help = again && before != null ? before.help() : Help.NONE;
    ExamPaper paper = exam ? paper() : null;
    String number = paper == null ? null : paper.called(drill.name());
    String called = number == null ? drill.name() : number.replace(' ', '-');
    DrillStage stage = DrillStage.open(drill, called, shells);
    Attempt started = new Attempt(stage, number, false, help);
    session.connect(started.stage().connection());
    attempt = started;
    keep(started);
    return started;
  }

  /**
   * Starts a drill for somebody else, whose clock is the wall's.
   *
   * @param now the wall clock's moment
   * @param serve makes its cluster known; when it cannot, everything stays as it was
   */
  public synchronized Attempt host(Drill drill, Instant now, Consumer<SimulatorConnection> serve) {
    DrillStage stage = DrillStage.hosted(drill, shells, now);
    try {
      serve.accept(stage.connection());
    } catch (CommandFailure e) {
      stage.close();
      throw e;
    }
    Attempt started = new Attempt(stage, null, true, Help.NONE);
    session.connect(stage.connection());
    attempt = started;
    return started;
  }

  private void keep(Attempt running) {
    if (running.hosted()) {
      return;
    }
    TrainingRecord.Current current =
        new TrainingRecord.Current(running.drill().name(), running.exam(), running.help());
    var unused = file.update(record -> record.doing(current));
  }

  /** The next drill of the catalogue that was not passed; {@code null} when all were. */
  public @Nullable Drill next() {
    TrainingRecord record = record();
    Attempt current = current();
    // An exam's drill has no place in the catalogue's order.
    Attempt running = current != null && current.exam() ? null : current;
    List<Drill> drills = catalogue().drills();
    int from = running == null ? 0 : drills.indexOf(running.drill()) + 1;
    for (int i = 0; i < drills.size(); i++) {
      Drill drill = drills.get((from + i) % drills.size());
      boolean here = running != null && running.drill().name().equals(drill.name());
      if (!record.reached(drill.name()).passed() && !here) {
        return drill;
      }
    }
    return null;
  }

  /** Begins an exam, or goes on with the one of that seed. */
  public TrainingRecord.Exam exam(long seed) {
    TrainingRecord record =
        file.update(
            r -> {
              TrainingRecord.Exam sat = r.exam();
              return sat != null && sat.seed() == seed
                  ? r
                  : r.sitting(new TrainingRecord.Exam(seed, Map.of()));
            });
    TrainingRecord.Exam exam = record.exam();
    if (exam == null) {
      throw new IllegalStateException("no exam in " + record);
    }
    return exam;
  }

  /** The drills of the exam that was begun last, or {@code null} when none was. */
  public @Nullable ExamPaper paper() {
    TrainingRecord.Exam exam = record().exam();
    return exam == null ? null : ExamPaper.of(catalogue().drills(), exam.seed());
  }

  /** Whether an exam was begun and is neither over nor left, in this shell or in one that died. */
  public boolean examUnderWay() {
    TrainingRecord record = record();
    TrainingRecord.Current current = record.current();
    TrainingRecord.Exam exam = record.exam();
    return current != null
        && current.exam()
        && exam != null
        && ExamPaper.of(catalogue().drills(), exam.seed()).next(exam) != null;
  }

  /** Leaves the exam under way; nothing of it counts any more. */
  public void leaveExam() {
    if (examUnderWay()) {
      var unused = file.update(r -> r.doing(null).sitting(null));
    }
  }

  /** Whether an attempt is a part of an exam that is not over, so that nothing is told of it. */
  public boolean sits(Attempt attempt) {
    TrainingRecord.Exam exam = record().exam();
    ExamPaper paper = paper();
    return attempt.exam() && exam != null && paper != null && paper.next(exam) != null;
  }

  /** The drill under way is handed in as it stands, when it is a part of an exam under way. */
  public synchronized void handIn() {
    Attempt running = current();
    if (running != null && sits(running)) {
      Score score = running.grade();
      var unused = file.update(r -> r.graded(running.drill().name(), score, true));
    }
  }

  /** The operator takes a hint; the same when there are no more. */
  public synchronized Attempt hint() {
    Attempt running = running();
    if (running.help().hints() < running.drill().hints().size() && !running.passed()) {
      running.helped(running.help().hint());
      keep(running);
    }
    return running;
  }

  /** The operator looks at the solution; that of a hosted drill is its instructor's to look at. */
  public synchronized Attempt solution() {
    Attempt running = running();
    if (!running.passed() && !running.hosted()) {
      running.helped(running.help().solution());
      keep(running);
    }
    return running;
  }

  /** The operator answers what is wrong. */
  public synchronized Diagnosis.Cause answer(String letter) {
    Attempt running = running();
    Diagnosis.Cause cause = running.drill().diagnosis().cause(letter);
    running.helped(running.help().answer(cause.right()));
    keep(running);
    if (running.passed()) {
      grade(running);
    }
    return cause;
  }

  /** The drill is graded as it stands. */
  public synchronized Score check() {
    return grade(running());
  }

  private Score grade(Attempt running) {
    Score score = running.grade();
    if (running.hosted() || running.exam()) {
      return score; // What is handed in of an exam counts.
    }
    var unused = file.update(r -> r.graded(running.drill().name(), score, false));
    return score;
  }
}
