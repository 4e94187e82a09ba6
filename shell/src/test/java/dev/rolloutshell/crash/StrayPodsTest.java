package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.EndStates;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Stage;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.History;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A manager that fails over to an older cache makes pods without the label; none stays behind. */
class StrayPodsTest {

  private int strays;

  @Test
  void takesInWhatAManagerMadeFromAnOlderCache() {
    int cases = 0;
    for (int replicas = 1; replicas <= 3; replicas++) {
      for (int written = 2; written <= 4 + replicas; written++) {
        for (int missing = 1; missing <= replicas; missing++) {
          Setup story = new Setup(replicas, null, 0);
          Stage world = new Stage(story);
          watchForStrays(world);
          world.step(story.forward(), 1);
          world.step(story.resume(), written - 1);
          failOver(world, missing);

          RunReport report = world.run(story.resume(), new Killer());

          assertThat(report).isNotNull();
          String where =
              story + ", failing over without " + missing + " pods after write " + written;
          assertThat(report.code()).as(where + report.message()).isEqualTo(ExitCode.DONE);
          assertThat(EndStates.afterRollout(story, world.cluster().store())).as(where).isEmpty();
          cases++;
        }
      }
    }
    System.out.println("stray cases: " + cases + ", strays seen: " + strays);
    assertThat(strays)
        .as("pods that the narrowed selector does not match, seen on the way")
        .isPositive();
  }

  /** Counts looks at pods that the narrowed selector of the source no longer matches. */
  private void watchForStrays(Stage world) {
    ObjectKey key = new ObjectKey(ResourceTypes.REPLICATION_CONTROLLERS, "default", Setup.NAME);
    world
        .cluster()
        .afterEachEvent(
            cluster -> {
              StoredObject source = cluster.store().get(key);
              if (source != null && source.spec().object("selector").containsKey(Mark.LABEL_KEY)) {
                cluster.store().list(ResourceTypes.PODS, "default").forEach(this::count);
              }
            });
  }

  private void count(StoredObject pod) {
    boolean ours = Setup.NAME.equals(pod.labels().string("app"));
    boolean labelled = pod.labels().containsKey(Mark.LABEL_KEY);
    strays += ours && !labelled && !pod.isBeingDeleted() ? 1 : 0;
  }

  /** The new manager's cache is from before the last of the pods were made. */
  private static void failOver(Stage world, int missing) {
    ObjectStore store = world.cluster().store();
    List<Long> made = new ArrayList<>();
    try {
      for (Change change : store.history().since(store.history().oldest())) {
        StoredObject object = change.object();
        if (change.type() == Change.Type.ADDED
            && object.key().type().equals(ResourceTypes.PODS)
            && Setup.NAME.equals(object.labels().string("app"))) {
          made.add(change.version());
        }
      }
    } catch (History.Expired e) {
      throw new IllegalStateException(e);
    }
    long before = made.get(made.size() - missing) - 1;
    world
        .cluster()
        .controllers()
        .replicationManager()
        .failOver((int) (store.version() - before), Duration.ofMillis(300));
  }
}
