package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Shells;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the first line after which the drill's solution, or what is left of it, helps no more. */
final class FirstWrong {

  private final DrillStage stage;
  private final Shells shells;

  FirstWrong(DrillStage stage, Shells shells) {
    this.stage = stage;
    this.shells = shells;
  }

  /** The place of that line, from 1; 0 when there is none. */
  int find() {
    List<Typed> typed = stage.typed();
    for (int lines = 1; lines <= typed.size(); lines++) {
      if (typed.get(lines - 1).writes() > 0 && !solvable(lines)) {
        return lines;
      }
    }
    return 0;
  }

  private boolean solvable(int lines) {
    List<String> solution = stage.drill().solution();
    for (int from = solution.size(); from >= 0; from--) {
      if (solved(lines, solution.subList(from, solution.size()))) {
        return true;
      }
    }
    return false;
  }

  private boolean solved(int lines, List<String> rest) {
    try (DrillStage fork = stage.fork(lines)) {
      fork.play(rest, shells);
      return fork.evidence().complaint(stage.drill()) == null;
    }
  }

  /** What the solution does when as many of its lines have written as before that line. */
  static @Nullable Typed instead(List<Typed> typed, int wrong, List<Typed> reference) {
    long before = typed.subList(0, wrong - 1).stream().filter(t -> t.writes() > 0).count();
    return reference.stream().filter(t -> t.writes() > 0).skip(before).findFirst().orElse(null);
  }
}
