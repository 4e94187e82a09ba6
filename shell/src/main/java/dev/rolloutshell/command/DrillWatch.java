package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.train.Attempt;
import dev.rolloutshell.train.Training;
import dev.rolloutshell.view.Screen;
import dev.rolloutshell.view.TerminalScreen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows the lines that are typed in a drill: its keys, its clock, and what becomes of them. */
final class DrillWatch implements LineWatch {

  /** Virtual seconds in a second of the wall clock while a command waits at a terminal. */
  private static final double SPEED = 10;

  static final String OWN = "train";

  /** Letters that stand for commands while a drill is under way. */
  static final Map<String, String> KEYS =
      Map.of(
          "n", "train next",
          "h", "train hint",
          "c", "train check",
          "l", "train list",
          "r", "train reset");

  /** The same letters, none of which costs anything. */
  static final Map<String, String> FREE =
      KEYS.keySet().stream().collect(Collectors.toUnmodifiableMap(key -> key, key -> ""));

  /** What would take the drill apart instead of solving it. */
  private static final List<String> NOT_HERE =
      List.of(
          "fault",
          "simulator checkpoint",
          "simulator back",
          "simulator goto",
          "simulator fork",
          "scenario record");

  private final Training training;
  private final boolean atTerminal;
  private @Nullable Attempt typingIn;

  DrillWatch(Training training, Screen screen) {
    this.training = training;
    this.atTerminal = screen instanceof TerminalScreen;
  }

  @Override
  public String begins(MeantLine typed) {
    Attempt attempt = training.current();
    if (attempt == null) {
      return typed.line();
    }
    MeantLine meant = typed.withKeys();
    refuseStageHands(meant);
    if (!meant.is(OWN)) {
      typingIn = attempt;
      attempt.begins();
      if (atTerminal) {
        attempt.stage().connection().follow(SPEED);
      }
    }
    return meant.line();
  }

  @Override
  public Map<String, String> keys() {
    Attempt attempt = training.current();
    if (attempt == null) {
      return Map.of();
    }
    boolean sits = training.sits(attempt);
    Map<String, String> costs = new HashMap<>(FREE);
    costs.put("r", "the drill begins again, on a fresh cluster");
    if (sits) {
      costs.put("n", "this drill is handed in as it stands");
    } else if (!attempt.passed()) {
      costs.put("n", "this drill is left, and it is not passed");
      boolean more = attempt.hints().size() < attempt.drill().hints().size();
      costs.put("h", more ? "a hint costs 10 points" : "");
    }
    return costs;
  }

  @Override
  public void ended(String line, ExitCode code) {
    Attempt attempt = typingIn;
    typingIn = null;
    if (attempt != null && attempt == training.current()) {
      if (atTerminal) {
        attempt.stage().connection().pause();
      }
      attempt.ended(line.strip(), code.code());
    }
  }

  @Override
  public boolean mayFail(MeantLine typed) {
    return training.current() != null && !typed.withKeys().is(OWN);
  }

  /** Refuses what would take the drill apart. */
  static void refuseStageHands(MeantLine typed) {
    for (String words : NOT_HERE) {
      if (typed.is(words)) {
        throw CommandFailure.refused(
            words
                + ": expected a command that an operator of this cluster has, not one of the stage",
            "train hint");
      }
    }
  }
}
