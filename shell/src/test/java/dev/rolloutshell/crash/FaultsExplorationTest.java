package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.Budget;
import dev.rolloutshell.explore.Coverage;
import dev.rolloutshell.explore.Direction;
import dev.rolloutshell.explore.Exploration;
import dev.rolloutshell.explore.ExplorationReport;
import dev.rolloutshell.explore.Mishap;
import dev.rolloutshell.explore.Mishaps;
import dev.rolloutshell.explore.Scope;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Shard;
import dev.rolloutshell.explore.Tool;
import dev.rolloutshell.simulator.fault.FaultKind;
import dev.rolloutshell.simulator.fault.FaultKinds;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every kind of fault at calls of a rollout, a slice of it. */
class FaultsExplorationTest {

  private static ExplorationReport explore(Tool tool, List<Mishap> mishaps, Shard shard) {
    Scope scope =
        new Scope(
            List.of(new Setup(1, "web-b", 0)), List.of(Direction.FORWARD), mishaps, 1, 1, shard);
    return new Exploration(tool, scope, Budget.NONE, System::nanoTime)
        .run(2, Exploration.Listener.NONE);
  }

  private static List<Mishap> meantBy(String word) {
    return Mishaps.meantBy(word);
  }

  @Test
  void everyKindOfFaultIsAmongThem() {
    Set<String> tried =
        Mishaps.all().stream()
            .filter(mishap -> mishap.fault() != null)
            .map(mishap -> Objects.requireNonNull(mishap.fault()).kind().word())
            .collect(Collectors.toSet());

    assertThat(tried)
        .containsAll(
            FaultKinds.all().stream()
                .map(FaultKind::word)
                .filter(word -> !word.startsWith("kill-"))
                .toList());
    assertThat(meantBy("stale")).hasSize(5);
    assertThat(meantBy("crash")).contains(Mishap.CRASH_BEFORE, Mishap.CRASH_AFTER);
    assertThat(meantBy("all")).isEqualTo(Mishaps.all());
  }

  @Test
  void aWordMeansAFamilyBeforeItMeansTheBeginningOfNames() {
    assertThat(meantBy("crash")).containsExactly(Mishap.CRASH_BEFORE, Mishap.CRASH_AFTER);
    assertThat(meantBy("crash-loop")).extracting(Mishap::name).containsExactly("crash-loop");
    assertThat(meantBy("stale")).hasSizeGreaterThan(4);
    assertThat(meantBy("crush")).isEmpty();
  }

  @Test
  void aSliceOfAllFaultsEndsWell() {
    ExplorationReport report = explore(Tool.OURS, Mishaps.all(), new Shard(3, 7));

    assertThat(report.violations()).isEmpty();
    assertThat(report.converged()).isEqualTo(report.runs());
    assertThat(report.coverage())
        .extracting(Coverage::fault)
        .contains("stale-1", "unobserved", "rival-deletes", "quota-reached", "second-copy");
  }

  @Test
  void whoGoesOnAlthoughNothingIsReadyIsFoundAmongOthersToo() {
    ExplorationReport report =
        explore(Mutant.GOES_ON_UNREADY.tool(), meantBy("never-ready"), Shard.WHOLE);

    assertThat(report.violations()).anyMatch(violation -> violation.faults() == 0);
    assertThat(report.converged()).isLessThan(report.runs());
  }

  @Test
  void aViolationIsLeftWithNoMoreThanItNeeds() {
    ExplorationReport report =
        new Exploration(
                Mutant.HALF_SCALED_SIZE.tool(),
                new Scope(
                    List.of(new Setup(2, "web-b", 0)),
                    List.of(Direction.FORWARD),
                    List.of(Mishap.CRASH_AFTER, Mishap.LOST_REPLY),
                    2,
                    1,
                    Shard.WHOLE),
                Budget.untilFirstViolation(),
                System::nanoTime)
            .run(2, Exploration.Listener.NONE);

    assertThat(report.violations().get(0).faults()).isEqualTo(1);
    assertThat(report.violations().get(0).steps())
        .hasSize(3)
        .element(0)
        .asString()
        .startsWith("fault add kill-after --nth=");
  }
}
