package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.EndStates;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Stage;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.KubectlMark;
import dev.rolloutshell.simulator.Checkpoint;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * kubectl's own rolling-update is killed after each of its writes; we finish what it left, or go
 * back, and may be killed at every write of that, too.
 */
class KubectlLeftoversTest {

  private static final int REPLICAS = 3;

  /** Writes of kubectl for three pods, the last of a rename included. */
  private static final int WRITES = 17;

  private static final int TARGET_CREATED = 6;
  private static final int SOURCE_DELETED = 15;

  private static int cases;

  @AfterAll
  static void print() {
    System.out.println("leftovers of kubectl: " + cases + " cases");
  }

  private static Setup setup(@Nullable String next) {
    return new Setup(REPLICAS, next, next == null ? 0 : 5);
  }

  private static Intent.Forward again(@Nullable String next) {
    Intent.Forward usual = setup(next).forward();
    return new Intent.Forward(
        Setup.NAME, next, usual.change(), usual.limits(), KubectlMark.LABEL_KEY);
  }

  /** The cluster as kubectl leaves it. */
  private static Checkpoint left(Stage world, @Nullable String next, int writes) {
    world.reset();
    try (KubectlClient kubectl = new KubectlClient(world.cluster(), writes)) {
      kubectl.rollingUpdate(Setup.NAME, next, Setup.NEW);
      assertThat(kubectl.written()).isEqualTo(writes);
    }
    return world.checkpoint();
  }

  private static Stage world(@Nullable String next) {
    return new Stage(setup(next));
  }

  private static StoredObject original(Stage world) {
    ObjectKey key = new ObjectKey(ResourceTypes.REPLICATION_CONTROLLERS, "default", Setup.NAME);
    return Objects.requireNonNull(world.cluster().store().get(key));
  }

  static Stream<Arguments> gaps() {
    return Stream.concat(
        IntStream.rangeClosed(0, SOURCE_DELETED).mapToObj(k -> Arguments.of(null, k)),
        IntStream.range(0, SOURCE_DELETED).mapToObj(k -> Arguments.of("web2", k)));
  }

  @Test
  void kubectlMakesSeventeenWritesAndEndsWell() {
    Stage world = world(null);
    try (KubectlClient kubectl = new KubectlClient(world.cluster(), 100)) {
      assertThat(kubectl.rollingUpdate(Setup.NAME, null, Setup.NEW)).isTrue();
      assertThat(kubectl.written()).isEqualTo(WRITES);
    }
    RunReport report = Objects.requireNonNull(world.run(setup(null).resume(), new Killer()));
    assertThat(report.message()).startsWith("nothing to resume");
  }

  @ParameterizedTest
  @MethodSource("gaps")
  void finishesWhatKubectlLeftAndSurvivesEveryDeath(@Nullable String next, int k) {
    Stage world = world(next);
    Checkpoint gap = left(world, next, k);
    Intent resume = new Intent.Resume(Setup.NAME, null);
    if (k >= TARGET_CREATED) {
      assertRolledOut(world, next, world.run(resume, new Killer()), "resumed after " + k);
      world.restore(gap);
    }
    Filming film = new Filming(world.cluster());
    assertRolledOut(world, next, world.run(again(next), film), "begun again after " + k);
    for (int at = 0; at < film.writes().size(); at++) {
      for (ClientDeath.Moment moment : moments(at)) {
        boolean over = at == film.writes().size() - 1 && moment != ClientDeath.Moment.BEFORE;
        Intent on = at == 0 || over ? again(next) : resume;
        RunReport report = dieAndGoOn(world, film, at, moment, on);
        assertRolledOut(world, next, report, "after " + k + " dies " + moment + at);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("gaps")
  void goesBackFromWhatKubectlLeftAndSurvivesEveryDeath(@Nullable String next, int k) {
    Stage world = world(next);
    StoredObject original = original(world);
    left(world, next, k);
    Intent abort = new Intent.Abort(Setup.NAME, null);
    Filming film = new Filming(world.cluster());
    RunReport first = Objects.requireNonNull(world.run(abort, film));
    if (k == 0 || k == SOURCE_DELETED) {
      assertThat(first.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(film.writes()).isEmpty();
      return;
    }
    assertRestored(world, next, original, first, "abort after " + k);
    for (int at = 0; at < film.writes().size(); at++) {
      for (ClientDeath.Moment moment : moments(at)) {
        if (at == film.writes().size() - 1 && moment == ClientDeath.Moment.AFTER) {
          continue;
        }
        RunReport report = dieAndGoOn(world, film, at, moment, abort);
        assertRestored(world, next, original, report, "abort after " + k + " dies " + moment + at);
      }
    }
  }

  /** Every moment while marks are adopted; what follows is a rollout like any other. */
  private static List<ClientDeath.Moment> moments(int at) {
    return at < 3
        ? List.of(ClientDeath.Moment.values())
        : at % 6 == 5 ? List.of(ClientDeath.Moment.AFTER) : List.of();
  }

  /** Killed at a write; another client goes on. One whose reply is lost lives on. */
  private static RunReport dieAndGoOn(
      Stage world, Filming film, int at, ClientDeath.Moment moment, Intent on) {
    cases++;
    world.restore(moment == ClientDeath.Moment.AFTER ? film.after(at) : film.before(at));
    Killer killer =
        moment == ClientDeath.Moment.LOST_REPLY
            ? new Killer(0, ClientDeath.Moment.LOST_REPLY)
            : new Killer();
    return Objects.requireNonNull(world.run(on, killer));
  }

  private static void assertRolledOut(
      Stage world, @Nullable String next, @Nullable RunReport report, String where) {
    assertThat(report).as(where).isNotNull();
    assertThat(report.code()).as("%s: %s", where, report.message()).isEqualTo(ExitCode.DONE);
    assertThat(world.invariants().broken()).as(where).isEmpty();
    assertThat(EndStates.afterRollout(setup(next), world.cluster().store())).as(where).isEmpty();
  }

  private static void assertRestored(
      Stage world, @Nullable String next, StoredObject original, RunReport report, String where) {
    assertThat(report.code())
        .as("%s: %s", where, report.message())
        .isIn(ExitCode.DONE, ExitCode.ABORTED);
    assertThat(world.invariants().broken()).as(where).isEmpty();
    assertThat(EndStates.afterAbort(setup(next), world.cluster().store(), original))
        .as(where)
        .isEmpty();
    assertThat(world.cluster().store().list(ResourceTypes.PODS, "default"))
        .as(where)
        .noneMatch(p -> !p.isBeingDeleted() && p.labels().containsKey(KubectlMark.LABEL_KEY));
  }
}
