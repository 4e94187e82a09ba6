package dev.rolloutshell.command;

import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.train.Attempt;
import dev.rolloutshell.train.Drill;
import dev.rolloutshell.train.ExamPaper;
import dev.rolloutshell.train.Training;
import dev.rolloutshell.train.TrainingRecord;
import dev.rolloutshell.view.ExamView;
import dev.rolloutshell.view.Output;
import org.jspecify.annotations.Nullable;

/** What the training commands do in an exam. */
final class Examination {

  static final Parameter EXAM =
      Parameter.flag(
          "exam",
          "an exam: eight drills drawn and mixed by a seed; no hints, and points at the end");
  static final Parameter SEED =
      Parameter.value("seed", "N", "the source of an exam's choice and order (default 1)");

  static final Parameter LEAVE =
      Parameter.flag("leave-exam", "leave the exam under way, of which nothing counts then");

  private final Training training;

  Examination(Training training) {
    this.training = training;
  }

  /** Begins a drill of an exam. */
  @FunctionalInterface
  interface Beginning {

    /** Begins it. */
    Output begin(Drill drill);
  }

  static long seed(Call call) {
    String seed = call.option("seed");
    if (seed != null && !call.flag("exam")) {
      throw call.usage("--seed is the order of an exam: expected --exam with it");
    }
    return seed == null ? 1 : ConnectionCommands.seed(call, seed);
  }

  /** The seed that is given, or that of the exam that was begun last. */
  private static long seed(Call call, TrainingRecord.@Nullable Exam exam) {
    return call.option("seed") == null && exam != null ? exam.seed() : seed(call);
  }

  /** Whether the command is about an exam, named by its option or under way. */
  boolean meant(Call call) {
    Attempt running = training.current();
    return call.flag("exam") || (running != null && training.sits(running));
  }

  /** The same, or an exam is under way that a shell began which has ended. */
  boolean goesOn(Call call) {
    return meant(call) || training.examUnderWay();
  }

  /** Refuses to begin something else while an exam is under way. */
  void refuseBeside(String what) {
    if (training.examUnderWay()) {
      throw CommandFailure.refused(
          what
              + ": expected none, as an exam is under way; 'train start' takes it up again, 'train"
              + " next' hands a drill in and goes on, 'train start --leave-exam' ends it",
          "train start");
    }
  }

  /** The drills of the exam. */
  Output list(Call call) {
    if (call.option("level") != null) {
      throw call.usage("--level: expected no level in an exam, which draws from all");
    }
    TrainingRecord.Exam exam = training.record().exam();
    ExamPaper paper = ExamPaper.of(training.catalogue().drills(), seed(call, exam));
    boolean same = exam != null && exam.seed() == paper.seed();
    Attempt running = training.current();
    return ExamView.list(
        paper,
        same ? exam : null,
        same && running != null && running.exam() ? running.name() : null);
  }

  /** What is under way is handed in, and the next drill begins; the end of the exam tells all. */
  Output next(Call call, Beginning beginning) {
    TrainingRecord.Exam before = training.record().exam();
    long seed = seed(call, before);
    if (before != null && before.seed() == seed) {
      training.handIn();
    } else {
      refuseBeside("exam of seed " + seed);
    }
    TrainingRecord.Exam exam = training.exam(seed);
    ExamPaper paper = ExamPaper.of(training.catalogue().drills(), seed);
    Drill drill = paper.next(exam);
    return drill == null ? ExamView.list(paper, exam, null) : beginning.begin(drill);
  }

  /** The one answer that counts; whether it is right is told by the points at the end. */
  Output answer(Call call, Attempt running, String letter) {
    if (running.help().answers() > 0) {
      throw CommandFailure.refused(
          "answer: expected one in an exam, and it is given", "train next");
    }
    call.value("LETTER", letter, training::answer);
    return ExamView.noted(running, letter);
  }

  /** Refuses what an exam does not tell before it is over. */
  void refuse(String what) {
    if (training.sits(training.running())) {
      throw CommandFailure.refused(
          what + ": expected a drill, but this is an exam, which tells nothing before it is over",
          "train next");
    }
  }
}
