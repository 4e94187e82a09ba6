package dev.rolloutshell.command;

import dev.rolloutshell.scenario.Breach;
import dev.rolloutshell.scenario.ReplayListener;
import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.scenario.Step;
import dev.rolloutshell.scenario.StepReport;
import dev.rolloutshell.view.ReplayView;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Shows each step of a replay before it is run, and lets the operator go on, back, or leave; where
 * nobody can be asked, a line a step is all.
 */
final class StepwiseReplay implements ReplayListener {

  private static final String KEYS = "[Enter: on, b: back, q: leave, or a command to look] ";

  private final Consumer<String> show;
  private final @Nullable Function<String, @Nullable String> ask;
  private final boolean stepwise;
  private final boolean pauses;

  /**
   * A listener.
   *
   * @param show takes a line
   * @param ask asks the operator and hands back the answer, {@code null} at the end of the input;
   *     or {@code null} where nobody can be asked
   * @param stepwise whether to ask before each step
   * @param pauses whether to halt where a rule does not hold
   */
  StepwiseReplay(
      Consumer<String> show,
      @Nullable Function<String, @Nullable String> ask,
      boolean stepwise,
      boolean pauses) {
    this.show = show;
    this.ask = ask;
    this.stepwise = stepwise;
    this.pauses = pauses;
  }

  @Override
  public Move before(int number, @Nullable Step step, Function<String, Shells.Ran> shell) {
    if (!stepwise) {
      return Move.ON;
    }
    if (ask == null) {
      return Move.ON; // The line of the step follows once its exit code is known.
    }
    show.accept(step == null ? "end of the steps" : "step %-3d %s".formatted(number, step.line()));
    while (true) {
      String answer = ask.apply(KEYS);
      if (answer == null || answer.strip().equals("q")) {
        return step == null ? Move.ON : Move.LEAVE;
      }
      if (answer.isBlank()) {
        return Move.ON;
      }
      if (answer.strip().equals("b")) {
        return Move.BACK;
      }
      shell.apply(answer).output().forEach(show);
    }
  }

  @Override
  public void after(StepReport step) {
    if (!stepwise) {
      return;
    }
    if (ask == null) {
      show.accept(ReplayView.line(step));
      return;
    }
    step.output().forEach(line -> show.accept("  " + line));
    show.accept("  -> exit " + step.exit());
  }

  @Override
  public boolean violated(Breach breach) {
    if (!pauses) {
      return true;
    }
    show.accept("violation: " + breach);
    if (ask == null) {
      return false;
    }
    String answer = ask.apply("[Enter: on, q: halt here] ");
    return answer != null && !answer.strip().equals("q");
  }
}
