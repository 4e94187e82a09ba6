package dev.rolloutshell.command;

import dev.rolloutshell.train.Catalogue;
import dev.rolloutshell.train.Drill;
import dev.rolloutshell.train.DrillStage;
import dev.rolloutshell.train.SelfCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Prints how long the self-check of each drill takes by the wall clock, once the JVM is warm. */
public final class SelfChecks {

  private static final int WARMING = 5;
  private static final int ROUNDS = 5;

  private SelfChecks() {}

  private record Took(Drill drill, Duration virtual, double median, double worst) {}

  /** Checks every drill some times, and prints a row for each, the slowest first. */
  public static void main(String[] args) {
    List<Drill> drills = Catalogue.standard().drills();
    for (int i = 0; i < WARMING; i++) {
      drills.forEach(SelfChecks::check);
    }
    List<Took> all = new ArrayList<>();
    for (Drill drill : drills) {
      double[] took = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        took[i] = check(drill);
      }
      java.util.Arrays.sort(took);
      all.add(new Took(drill, virtual(drill), took[ROUNDS / 2], took[ROUNDS - 1]));
    }
    all.sort(Comparator.comparingDouble(Took::median).reversed());
    System.out.println("| drill | virtual time of its solution | median ms | worst ms |");
    System.out.println("|---|---:|---:|---:|");
    all.forEach(SelfChecks::print);
    System.out.printf(
        Locale.ROOT,
        "%d drills, %.0f ms for all%n",
        all.size(),
        all.stream().mapToDouble(Took::median).sum());
  }

  private static void print(Took took) {
    System.out.printf(
        Locale.ROOT,
        "| `%s` | %d s | %.0f | %.0f |%n",
        took.drill().name(),
        took.virtual().toSeconds(),
        took.median(),
        took.worst());
  }

  /** Milliseconds that the whole check of a drill takes. */
  private static double check(Drill drill) {
    long before = System.nanoTime();
    List<SelfCheck.Finding> findings = new SelfCheck(ReplayShells::open).check(drill);
    if (!findings.stream().allMatch(SelfCheck.Finding::holds)) {
      throw new IllegalStateException(drill.name() + ": " + findings);
    }
    return (System.nanoTime() - before) / 1e6;
  }

  private static Duration virtual(Drill drill) {
    try (DrillStage stage = DrillStage.open(drill, ReplayShells::open)) {
      stage.play(drill.solution(), ReplayShells::open);
      return stage.elapsed();
    }
  }
}
