package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.CallFault;
import dev.rolloutshell.explore.Exploration;
import dev.rolloutshell.explore.ExplorationReport;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Shard;
import dev.rolloutshell.rollout.plan.Planner;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplorationTest {

  private static final List<Setup> SETUPS =
      List.of(new Setup(1, null, 0), new Setup(2, "web-b", 0));

  private static ExplorationReport explore(
      Planner planner, List<Setup> setups, int depth, int threads, Shard shard)
      throws InterruptedException {
    return new Exploration(
            planner, EnumSet.allOf(CallFault.Kind.class), depth, 1, System::nanoTime, () -> true)
        .run(setups, threads, shard, (parts, of) -> {});
  }

  @Test
  void everyInterruptionEndsWellAndIsCounted() throws InterruptedException {
    ExplorationReport report = explore(new Planner(), SETUPS, 1, 2, Shard.WHOLE);
    System.out.println(report);

    assertThat(report.violations()).isEmpty();
    assertThat(report.converged()).isEqualTo(report.runs());
    assertThat(report.pruned()).isPositive().isLessThan(report.runs());
    assertThat(report.complete()).isTrue();
  }

  @Test
  void theShardsOfAnExplorationAreTheWhole() throws InterruptedException {
    ExplorationReport whole = explore(new Planner(), SETUPS, 1, 1, Shard.WHOLE);
    long runs = 0;
    long digest = 0;
    for (int i = 0; i < 3; i++) {
      ExplorationReport part = explore(new Planner(), SETUPS, 1, 2, new Shard(i, 3));
      runs += part.runs();
      digest += Long.parseUnsignedLong(part.digest(), 16);
    }

    assertThat(runs).isEqualTo(whole.runs());
    assertThat("%016x".formatted(digest)).isEqualTo(whole.digest());
  }

  @Test
  void aPlannerWithoutOneOfItsRulesIsFound() throws InterruptedException {
    ExplorationReport report =
        explore(without("ReleasePods"), List.of(new Setup(1, null, 0)), 1, 2, Shard.WHOLE);

    assertThat(report.violations()).isNotEmpty();
  }

  @Test
  void whatGoesWrongByItselfIsFoundWhateverElseIsTried() throws InterruptedException {
    for (CallFault.Kind kind : CallFault.Kind.values()) {
      ExplorationReport report =
          new Exploration(
                  without("LabelPods"), EnumSet.of(kind), 1, 1, System::nanoTime, () -> true)
              .run(List.of(new Setup(1, null, 0)), 2, Shard.WHOLE, (parts, of) -> {});

      assertThat(report.violations()).as(kind.name()).anyMatch(v -> v.faults() == 0);
    }
  }

  private static Planner without(String rule) {
    return new Planner(Planner.RULES.stream().filter(r -> !r.name().equals(rule)).toList());
  }
}
