package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.simulator.Checkpoint;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
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

  static Stream<Story> stories() {
    return Stream.of(0, 1, 5)
        .flatMap(
            lag ->
                IntStream.rangeClosed(0, 5)
                    .boxed()
                    .flatMap(n -> Stream.of(new Story(n, null, lag), new Story(n, "web2", lag))));
  }

  @AfterAll
  static void print() {
    System.out.println("crash cases: " + cases);
  }

  private static StoredObject original(World world) {
    ObjectKey key = new ObjectKey(ResourceTypes.REPLICATION_CONTROLLERS, "default", Story.NAME);
    return Objects.requireNonNull(world.cluster().store().get(key));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void survivesAKillAtEveryWriteOfARollout(Story story) {
    World world = new World(story);
    Killer counter = new Killer();
    assertRolledOut(world, story, world.run(story.forward(), counter), "undisturbed");
    int writes = counter.writes().size();

    for (int at = 0; at < writes; at++) {
      for (Death.Moment moment : Death.Moment.values()) {
        String where = story + " killed " + moment + " write " + at + " of a rollout";
        for (Intent next : List.of(story.resume(), story.forward())) {
          world.reset();
          RunReport first = world.run(story.forward(), new Killer(at, moment));
          boolean nothingYet = at == 0 && moment == Death.Moment.BEFORE;
          if (first == null && !(nothingYet && next instanceof Intent.Resume)) {
            first = world.run(next, new Killer());
            boolean over =
                at == writes - 1 && moment == Death.Moment.AFTER && next instanceof Intent.Resume;
            if (over) {
              assertThat(first).isNotNull();
              assertThat(first.code()).isEqualTo(ExitCode.REFUSED);
              first = null;
            }
          }
          if (first != null) {
            assertRolledOut(world, story, first, where);
          }
          assertSecondResumeWritesNothing(world, story, where);
          cases++;
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void survivesAKillAtEveryWriteOfAnAbort(Story story) {
    World world = new World(story);
    StoredObject original = original(world);
    for (Checkpoint there : placesToAbort(world, story)) {
      world.restore(there);
      Killer counter = new Killer();
      assertRestored(world, story, original, world.run(story.abort(), counter), "undisturbed");
      for (int at = 0; at < counter.writes().size(); at++) {
        for (Death.Moment moment : Death.Moment.values()) {
          String where = story + " killed " + moment + " write " + at + " of an abort";
          world.restore(there);
          RunReport first = world.run(story.abort(), new Killer(at, moment));
          boolean turned = at > 0 || moment != Death.Moment.BEFORE;
          boolean over = at == counter.writes().size() - 1 && moment == Death.Moment.AFTER;
          if (first == null && !over) {
            first = world.run(turned ? story.resume() : story.abort(), new Killer());
          }
          if (first != null) {
            assertRestored(world, story, original, first, where);
          }
          assertSecondResumeWritesNothing(world, story, where);
          cases++;
        }
      }
    }
  }

  /** The first place, one while labelling, some while rolling, and the last that is reversible. */
  private static List<Checkpoint> placesToAbort(World world, Story story) {
    Killer counter = new Killer();
    world.run(story.forward(), counter);
    int reversible = counter.stored().indexOf("DELETE replicationcontrollers/web");
    assertThat(reversible).isPositive();
    List<Checkpoint> places = new ArrayList<>();
    for (int at :
        IntStream.of(1, 2, 4, reversible / 2 + 1, reversible - 1, reversible)
            .filter(i -> i <= reversible)
            .distinct()
            .toArray()) {
      world.reset();
      world.run(story.forward(), new Killer(at, Death.Moment.BEFORE));
      assertThat(world.promises().broken()).isEmpty();
      places.add(world.checkpoint());
    }
    return places;
  }

  private static void assertRolledOut(
      World world, Story story, @Nullable RunReport report, String where) {
    assertThat(report).as(where).isNotNull();
    assertThat(report.code()).as("%s: %s", where, report.message()).isEqualTo(ExitCode.DONE);
    assertThat(world.promises().broken()).as(where).isEmpty();
    assertThat(Endings.afterRollout(story, world.cluster().store())).as(where).isEmpty();
  }

  private static void assertRestored(
      World world, Story story, StoredObject original, @Nullable RunReport report, String where) {
    assertThat(report).as(where).isNotNull();
    assertThat(report.code())
        .as("%s: %s", where, report.message())
        .isIn(ExitCode.DONE, ExitCode.ABORTED);
    assertThat(world.promises().broken()).as(where).isEmpty();
    assertThat(Endings.afterAbort(story, world.cluster().store(), original)).as(where).isEmpty();
  }

  private static void assertSecondResumeWritesNothing(World world, Story story, String where) {
    Killer counter = new Killer();
    world.run(story.resume(), counter);
    assertThat(counter.writes()).as("a second resume after %s", where).isEmpty();
  }
}
