package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.EndStates;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Stage;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Other limits and other sizes, undisturbed, killed here and there, and aborted halfway. */
class LimitsTest {

  static Stream<Setup> stories() {
    List<Setup> stories = new ArrayList<>();
    int[][] sizes = {{3, 3}, {5, 2}, {2, 5}, {0, 3}, {3, 0}, {1, 1}};
    String[][] limits = {{"2", "0"}, {"0", "1"}, {"1", "1"}, {"50%", "25%"}, {"100%", "100%"}};
    for (int[] size : sizes) {
      for (String[] limit : limits) {
        String next = (size[0] + limit[0].length()) % 2 == 0 ? null : "web2";
        stories.add(new Setup(size[0], next, 1, size[1], Setup.limits(limit[0], limit[1], 0)));
      }
    }
    stories.add(new Setup(3, null, 0, 3, Setup.limits("1", "0", 5)));
    stories.add(new Setup(3, "web2", 5, 3, Setup.limits("0", "1", 3)));
    return stories.stream();
  }

  @ParameterizedTest
  @MethodSource("stories")
  void holdThroughKillsAndAborts(Setup story) {
    Stage world = new Stage(story);
    StoredObject original =
        Objects.requireNonNull(
            world
                .cluster()
                .store()
                .get(new ObjectKey(ResourceTypes.REPLICATION_CONTROLLERS, "default", Setup.NAME)));
    Killer counter = new Killer();
    assertDone(world, story, world.run(story.forward(), counter));
    int last = counter.writes().indexOf("DELETE replicationcontrollers/web");

    for (int at = 1; at < counter.writes().size(); at += 2) {
      if (at < counter.writes().size() - 1) {
        world.reset();
        world.run(story.forward(), new Killer(at, ClientDeath.Moment.AFTER));
        assertDone(world, story, world.run(story.resume(), new Killer()));
      }
      if (at < last) {
        world.reset();
        world.run(story.forward(), new Killer(at, ClientDeath.Moment.AFTER));
        RunReport abort = world.run(story.abort(), new Killer());
        assertThat(abort).isNotNull();
        assertThat(abort.code()).as(abort.message()).isEqualTo(ExitCode.DONE);
        assertThat(world.invariants().broken()).as("%s, abort after %d", story, at).isEmpty();
        assertThat(EndStates.afterAbort(story, world.cluster().store(), original)).isEmpty();
      }
    }
  }

  private static void assertDone(Stage world, Setup story, @Nullable RunReport report) {
    assertThat(report).isNotNull();
    assertThat(report.code()).as("%s: %s", story, report.message()).isEqualTo(ExitCode.DONE);
    assertThat(world.invariants().broken()).as("%s", story).isEmpty();
    assertThat(EndStates.afterRollout(story, world.cluster().store())).as("%s", story).isEmpty();
  }
}
