package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.Budget;
import dev.rolloutshell.explore.Direction;
import dev.rolloutshell.explore.Exploration;
import dev.rolloutshell.explore.ExplorationReport;
import dev.rolloutshell.explore.Mishap;
import dev.rolloutshell.explore.Scope;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Shard;
import dev.rolloutshell.explore.Tool;
import dev.rolloutshell.rollout.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplorationTest {

  private static final List<Setup> SETUPS =
      List.of(new Setup(0, null, 0), new Setup(2, "web-b", 0));

  private static final Scope SMALL = Scope.of(List.of(new Setup(1, null, 0)), 1);

  private static ExplorationReport explore(Tool tool, Scope scope, int threads) {
    return new Exploration(tool, scope, Budget.NONE, System::nanoTime)
        .run(threads, Exploration.Listener.NONE);
  }

  @Test
  void everyInterruptionEndsWellAndIsCounted() {
    ExplorationReport report = explore(Tool.OURS, Scope.of(SETUPS, 1), 2);

    assertThat(report.violations()).isEmpty();
    assertThat(report.converged()).isEqualTo(report.runs()).isGreaterThan(500);
    assertThat(report.pruned()).isPositive().isLessThan(report.runs());
    assertThat(report.complete()).isTrue();
    assertThat(report.coverage())
        .filteredOn(one -> one.call().equals("update pods"))
        .extracting(one -> one.fault())
        .containsExactly("crash-after", "crash-before", "lost-reply");
  }

  @Test
  void pairsOfInterruptionsEndWellInBothDirections() {
    Scope scope = Scope.of(List.of(new Setup(0, "web-b", 0)), 2);

    ExplorationReport report =
        explore(Tool.OURS, scope.with(List.of(Mishap.CRASH_AFTER, Mishap.LOST_REPLY)), 2);

    assertThat(report.violations()).isEmpty();
    assertThat(report.converged()).isEqualTo(report.runs());
    assertThat(report.pruned()).isGreaterThan(report.runs() / 4);
  }

  @Test
  void theShardsOfAnExplorationAreTheWhole() {
    assertShardsAreTheWhole(SMALL);
  }

  /** Shards come by the same states in another order, and from other clients. */
  @Test
  void theShardsOfAllPairsAreTheWhole() {
    assertShardsAreTheWhole(
        new Scope(
            List.of(new Setup(0, "web-b", 0)),
            List.of(Direction.FORWARD),
            List.of(Mishap.CRASH_BEFORE, Mishap.LOST_REPLY),
            2,
            1,
            Shard.WHOLE));
  }

  private static void assertShardsAreTheWhole(Scope scope) {
    ExplorationReport whole = explore(Tool.OURS, scope, 1);
    long runs = 0;
    long digest = 0;
    for (int i = 0; i < 3; i++) {
      ExplorationReport part = explore(Tool.OURS, scope.part(new Shard(i, 3)), 2);
      runs += part.runs();
      digest += Long.parseUnsignedLong(part.digest(), 16);
    }

    assertThat(runs).isEqualTo(whole.runs());
    assertThat("%016x".formatted(digest)).isEqualTo(whole.digest());
  }

  @Test
  void threadsChangeNothingOfWhatIsFound() {
    ExplorationReport one = explore(Tool.OURS, SMALL, 1);
    ExplorationReport four = explore(Tool.OURS, SMALL, 4);

    assertThat(four.digest()).isEqualTo(one.digest());
    assertThat(four.pruned()).isEqualTo(one.pruned());
    assertThat(four.coverage()).isEqualTo(one.coverage());
  }

  @Test
  void aBudgetOfCasesAlwaysCoversTheSame() {
    ExplorationReport one =
        new Exploration(Tool.OURS, SMALL, Budget.ofRuns(50), System::nanoTime)
            .run(1, Exploration.Listener.NONE);
    ExplorationReport two =
        new Exploration(Tool.OURS, SMALL, Budget.ofRuns(50), System::nanoTime)
            .run(2, Exploration.Listener.NONE);

    assertThat(one.complete()).isFalse();
    assertThat(one.runs()).isBetween(50L, 60L);
    assertThat(two.digest()).isEqualTo(one.digest());
  }

  @Test
  void littleMoreThanABudgetOfCasesIsRun() {
    AtomicInteger started = new AtomicInteger();
    Tool counting = onWorkers(started::incrementAndGet);

    ExplorationReport some =
        new Exploration(counting, SMALL, Budget.ofRuns(20), System::nanoTime)
            .run(1, Exploration.Listener.NONE);
    int forSome = started.getAndSet(0);
    ExplorationReport all = explore(counting, SMALL, 1);

    assertThat(some.runs()).isBetween(20L, 30L);
    assertThat(all.runs()).isGreaterThan(10 * some.runs());
    assertThat(forSome).isPositive().isLessThan(started.get() / 3);
  }

  /** The first part has a violation; the workers stop soon after. */
  @Test
  void littleMoreIsRunThanUpToTheFirstViolation() {
    AtomicInteger started = new AtomicInteger();
    Tool broken = Mutant.GOES_ON_UNREADY.tool();
    Tool counting = onWorkers(started::incrementAndGet, broken);
    Scope scope = Scope.of(List.of(Mutant.GOES_ON_UNREADY.setup()), 1);

    ExplorationReport some =
        new Exploration(counting, scope, Budget.untilFirstViolation(), System::nanoTime)
            .run(1, Exploration.Listener.NONE);
    int forSome = started.getAndSet(0);
    explore(counting, scope, 1);

    assertThat(some.firstViolation()).isEqualTo(1);
    assertThat(some.complete()).isFalse();
    assertThat(forSome).isPositive().isLessThan(started.get() / 3);
  }

  /**
   * The worker goes on only when the listener has heard of five parts: nobody waits for the rest.
   */
  @Test
  void theListenerHearsOfEveryPartAsSoonAsItIsThrough() {
    CountDownLatch five = new CountDownLatch(5);
    AtomicInteger started = new AtomicInteger();
    AtomicBoolean heard = new AtomicBoolean();
    Tool patient =
        onWorkers(
            () -> {
              if (started.incrementAndGet() == 100) {
                heard.set(isDown(five));
              }
            });
    List<Integer> told = new ArrayList<>();

    ExplorationReport report =
        new Exploration(patient, SMALL, Budget.NONE, System::nanoTime)
            .run(
                1,
                (parts, of, soFar) -> {
                  told.add(parts * 1000 / of);
                  five.countDown();
                });

    assertThat(heard).isTrue();
    assertThat(told).isSorted().doesNotHaveDuplicates().endsWith(1000);
    assertThat(report.complete()).isTrue();
  }

  @Test
  void theProgressOfABudgetOfCasesComesToItsEnd() {
    List<Integer> told = new ArrayList<>();

    new Exploration(Tool.OURS, SMALL, Budget.ofRuns(50), System::nanoTime)
        .run(2, (parts, of, soFar) -> told.add(parts * 100 / of));

    assertThat(told).isSorted().endsWith(100);
    assertThat(told.get(0)).isLessThan(100);
  }

  private static Tool onWorkers(Runnable atStart) {
    return onWorkers(atStart, Tool.OURS);
  }

  /** A tool that does something whenever a process starts on another thread than this one. */
  private static Tool onWorkers(Runnable atStart, Tool tool) {
    Thread tests = Thread.currentThread();
    return (client, namespace, waiting) -> {
      if (Thread.currentThread() != tests) {
        atStart.run();
      }
      return tool.start(client, namespace, waiting);
    };
  }

  private static boolean isDown(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anInterruptedExplorationTellsWhatItCovered() {
    AtomicInteger told = new AtomicInteger();
    ExplorationReport report =
        new Exploration(Tool.OURS, SMALL, Budget.NONE, System::nanoTime)
            .run(
                1,
                (parts, of, soFar) -> {
                  if (told.incrementAndGet() == 3) {
                    Thread.currentThread().interrupt();
                  }
                });

    assertThat(Thread.interrupted()).isFalse();
    assertThat(report.interrupted()).isTrue();
    assertThat(report.complete()).isFalse();
    assertThat(report.runs()).isPositive();
    assertThat(report.violations()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void aPlannerWithoutOneOfItsRulesIsFound(Direction direction) {
    String rule = direction == Direction.FORWARD ? "ReleasePods" : "UnlabelPods";
    Scope scope =
        new Scope(
            List.of(new Setup(1, null, 0)),
            List.of(direction),
            List.of(Mishap.CRASH_AFTER),
            1,
            1,
            Shard.WHOLE);

    assertThat(explore(without(rule), scope, 2).violations()).isNotEmpty();
  }

  @Test
  void whatGoesWrongByItselfIsFoundWhateverElseIsTried() {
    for (Mishap mishap : Mishap.STANDARD) {
      ExplorationReport report = explore(without("LabelPods"), SMALL.with(List.of(mishap)), 1);

      assertThat(report.violations()).as(mishap.name()).anyMatch(v -> v.faults() == 0);
    }
  }

  private static Tool without(String rule) {
    return Tool.with(
        new Planner(Planner.RULES.stream().filter(r -> !r.name().equals(rule)).toList()));
  }
}
