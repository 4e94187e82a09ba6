package dev.rolloutshell.train;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A drill under way: its stage, and what was asked for and answered. */
public final class Attempt {

  private final DrillStage stage;
  private final @Nullable String exam;
  private final boolean hosted;
  private volatile Help help;
  private volatile @Nullable Score score;
  private DrillStage.Place since = DrillStage.Place.BEGINNING;

  Attempt(DrillStage stage, @Nullable String exam, boolean hosted, Help help) {
    this.stage = stage;
    this.exam = exam;
    this.hosted = hosted;
    this.help = help;
  }

  /** The drill. */
  public Drill drill() {
    return stage.drill();
  }

  /** Its stage. */
  public DrillStage stage() {
    return stage;
  }

  /** Whether it is a part of an exam. */
  public boolean exam() {
    return exam != null;
  }

  /** What it is called: the drill's name, or its number in an exam, which gives nothing away. */
  public String name() {
    String number = exam;
    return number == null ? drill().name() : number;
  }

  /** Whether it is somebody else's, so that nothing of it is kept here. */
  public boolean hosted() {
    return hosted;
  }

  /** What was asked for and answered. */
  public Help help() {
    return help;
  }

  /** The hints that were taken. */
  public List<String> hints() {
    List<String> all = drill().hints();
    return all.subList(0, Math.min(all.size(), help.hints()));
  }

  /** The grade of the last check, or {@code null}. */
  public @Nullable Score score() {
    return score;
  }

  /** Whether the last check was passed. */
  public boolean passed() {
    Score last = score;
    return last != null && last.passed();
  }

  /** The virtual time it has taken so far; that of a hosted drill ends when it is passed. */
  public Duration time() {
    Score last = score;
    return hosted && last != null && last.passed() ? last.mitigation().time() : stage.elapsed();
  }

  void helped(Help more) {
    help = more;
  }

  /**
   * Grades what there is now. A hosted drill that was passed is over: its time runs on by the wall
   * clock, and only the answer to what was wrong can still change the grade.
   */
  Score grade() {
    Score before = score;
    Score graded =
        hosted && before != null && before.passed()
            ? Grading.answered(before, help)
            : Grading.grade(drill(), stage.evidence(), help);
    score = graded;
    return graded;
  }

  /** The operator begins to type a line. */
  public void begins() {
    since = stage.place();
  }

  /** The line has ended with this exit code. */
  public void ended(String line, int code) {
    stage.typed(since, line, code);
  }
}
