package dev.rolloutshell.command;

import dev.rolloutshell.scenario.Breach;
import dev.rolloutshell.scenario.ReplayListener;
import dev.rolloutshell.scenario.Scenario;
import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.scenario.Step;
import dev.rolloutshell.scenario.StepReport;
import dev.rolloutshell.view.ReplayView;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shows each step of a replay before it is run, and lets the operator go on, back, or leave; where
 * nobody can be asked, a line a step is all.
 */
final class StepwiseReplay implements ReplayListener {

  private static final String KEYS = "[Enter: on, b or b N: back, q: leave, or a command to look] ";

  private static final Pattern BACK = Pattern.compile("b(?:\\s+([1-9]\\d{0,4}))?");

  private final Consumer<String> show;
  private final @Nullable Function<String, @Nullable String> ask;
  private final boolean stepwise;
  private final boolean pauses;
  private int steps;
  private int goingBack;
  private int leftBefore;

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

  /** The replay of a scenario begins. */
  void opens(Scenario scenario) {
    steps = scenario.steps().size();
    if (stepwise && ask != null) {
      show.accept(scenario.name() + ": " + scenario.title());
    }
  }

  @Override
  public Move before(int number, @Nullable Step step, Function<String, Shells.Ran> shell) {
    if (!stepwise) {
      return Move.ON;
    }
    if (ask == null) {
      return Move.ON; // The line of the step follows once its exit code is known.
    }
    if (goingBack > 0 && number > 1) {
      goingBack--;
      return Move.BACK;
    }
    goingBack = 0;
    show.accept(
        step == null
            ? "end of the steps"
            : "step %d of %d   %s".formatted(number, Math.max(steps, number), step.line()));
    while (true) {
      String answer = ask.apply(KEYS);
      if (answer == null || answer.strip().equals("q")) {
        leftBefore = step == null ? 0 : number;
        return step == null ? Move.ON : Move.LEAVE;
      }
      if (answer.isBlank()) {
        return Move.ON;
      }
      Matcher back = BACK.matcher(answer.strip());
      if (back.matches() && number == 1) {
        show.accept("this is the first step: there is none to go back over");
      } else if (back.matches() && over(back) > number - 1) {
        show.accept(
            number == 2
                ? "there is only 1 step to go back over"
                : "there are only " + (number - 1) + " steps to go back over");
      } else if (back.matches()) {
        goingBack = over(back) - 1;
        show.accept(
            "back: the cluster and its clock are as they were before step "
                + (number - 1 - goingBack));
        return Move.BACK;
      } else {
        look(shell.apply(answer));
      }
    }
  }

  private static int over(Matcher back) {
    return back.group(1) == null ? 1 : Integer.parseInt(back.group(1));
  }

  /** The step before which the operator left, from 1; 0 when nobody left. */
  int leftBefore() {
    return leftBefore;
  }

  private void look(Shells.Ran ran) {
    ran.output().forEach(show);
    if (ran.writes() > 0) {
      show.accept("that has changed the cluster: from here on it is another story; b goes back");
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
    if (pauses || (stepwise && ask != null)) {
      show.accept("violation: " + breach);
    }
    if (!pauses) {
      return true;
    }
    if (ask == null) {
      return false;
    }
    String answer = ask.apply("[Enter: on, q: halt here] ");
    return answer != null && !answer.strip().equals("q");
  }
}
