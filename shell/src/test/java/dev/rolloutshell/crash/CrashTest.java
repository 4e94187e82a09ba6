package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.EndStates;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Stage;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills the client before, after and with a lost reply at every write of a rollout and of an abort,
 * and has a new client go on: with a resume, with the same command, and with the opposite one.
 */
class CrashTest {

  private static int cases;

  static Stream<Setup> stories() {
    return Stream.of(0, 1, 5)
        .flatMap(
            lag ->
                IntStream.rangeClosed(0, 5)
                    .boxed()
                    .flatMap(n -> Stream.of(new Setup(n, null, lag), new Setup(n, "web2", lag))));
  }

  @AfterAll
  static void print() {
    System.out.println("crash cases: " + cases);
  }

  private static StoredObject original(Stage world) {
    ObjectKey key = new ObjectKey(ResourceTypes.REPLICATION_CONTROLLERS, "default", Setup.NAME);
    return Objects.requireNonNull(world.cluster().store().get(key));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void survivesAKillAtEveryWriteOfARollout(Setup story) {
    Stage world = new Stage(story);
    Filming film = new Filming(world.cluster());
    assertRolledOut(world, story, world.run(story.forward(), film), story + " undisturbed");
    int last = film.writes().size() - 1;

    for (int at = 0; at <= last; at++) {
      for (ClientDeath.Moment moment : ClientDeath.Moment.values()) {
        for (Intent next : List.of(story.resume(), story.forward())) {
          String where = story + " killed " + moment + " write " + at + ", then " + next;
          boolean nothingYet = at == 0 && moment == ClientDeath.Moment.BEFORE;
          if (nothingYet && next instanceof Intent.Resume) {
            continue;
          }
          RunReport end = die(world, film, at, moment, at == 0 ? story.forward() : next);
          boolean over = at == last && moment == ClientDeath.Moment.AFTER;
          if (over && next instanceof Intent.Resume) {
            assertThat(EndStates.afterRollout(story, world.cluster().store())).isEmpty();
          } else {
            RunReport report = end == null ? world.run(next, new Killer()) : end;
            assertRolledOut(world, story, report, where);
          }
          assertSecondResumeWritesNothing(world, story, where);
          cases++;
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void survivesAKillAtEveryWriteOfAnAbort(Setup story) {
    Stage world = new Stage(story);
    StoredObject original = original(world);
    for (Checkpoint there : placesToAbort(world, story)) {
      world.restore(there);
      Filming film = new Filming(world.cluster());
      assertRestored(world, story, original, world.run(story.abort(), film), "undisturbed");
      int last = film.writes().size() - 1;
      for (int at = 0; at <= last; at++) {
        for (ClientDeath.Moment moment : ClientDeath.Moment.values()) {
          String where = story + " killed " + moment + " write " + at + " of an abort";
          boolean turned = at > 0 || moment != ClientDeath.Moment.BEFORE;
          Intent next = turned ? story.resume() : story.abort();
          RunReport end = die(world, film, at, moment, at == 0 ? story.abort() : next);
          boolean over = at == last && moment == ClientDeath.Moment.AFTER;
          if (over) {
            assertThat(EndStates.afterAbort(story, world.cluster().store(), original)).isEmpty();
          } else {
            RunReport report = end == null ? world.run(next, new Killer()) : end;
            assertRestored(world, story, original, report, where);
          }
          assertSecondResumeWritesNothing(world, story, where);
          cases++;
        }
      }
    }
  }

  /**
   * The cluster as a client leaves it that dies at a write. A client whose reply is lost lives on:
   * its report is the end.
   */
  private static @Nullable RunReport die(
      Stage world, Filming film, int at, ClientDeath.Moment moment, Intent intent) {
    world.restore(moment == ClientDeath.Moment.AFTER ? film.after(at) : film.before(at));
    return moment == ClientDeath.Moment.LOST_REPLY
        ? world.run(intent, new Killer(0, ClientDeath.Moment.LOST_REPLY))
        : null;
  }

  /** The first place, some while labelling and rolling, and the last that is reversible. */
  private static List<Checkpoint> placesToAbort(Stage world, Setup story) {
    Filming film = new Filming(world.cluster());
    world.run(story.forward(), film);
    assertThat(world.invariants().broken()).isEmpty();
    int reversible = film.writes().indexOf("DELETE replicationcontrollers/web");
    assertThat(reversible).isPositive();
    return IntStream.of(1, 2, 4, reversible / 2 + 1, reversible - 1, reversible)
        .filter(i -> i <= reversible)
        .distinct()
        .mapToObj(film::before)
        .toList();
  }

  private static void assertRolledOut(
      Stage world, Setup story, @Nullable RunReport report, String where) {
    assertThat(report).as(where).isNotNull();
    assertThat(report.code()).as("%s: %s", where, report.message()).isEqualTo(ExitCode.DONE);
    assertThat(world.invariants().broken()).as(where).isEmpty();
    assertThat(EndStates.afterRollout(story, world.cluster().store())).as(where).isEmpty();
  }

  private static void assertRestored(
      Stage world, Setup story, StoredObject original, @Nullable RunReport report, String where) {
    assertThat(report).as(where).isNotNull();
    assertThat(report.code())
        .as("%s: %s", where, report.message())
        .isIn(ExitCode.DONE, ExitCode.ABORTED);
    assertThat(world.invariants().broken()).as(where).isEmpty();
    assertThat(EndStates.afterAbort(story, world.cluster().store(), original)).as(where).isEmpty();
  }

  private static void assertSecondResumeWritesNothing(Stage world, Setup story, String where) {
    Killer counter = new Killer();
    world.run(story.resume(), counter);
    assertThat(counter.writes()).as("a second resume after %s", where).isEmpty();
  }
}
