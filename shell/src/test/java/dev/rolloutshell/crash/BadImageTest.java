package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.EndStates;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Stage;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadImageTest {

  @ParameterizedTest
  @ValueSource(strings = {"example/web:missing", "example/web:crash", "example/web:never-ready"})
  void stopsWithTheOldPodsServingAndGoesBackWhole(String image) {
    Setup story = new Setup(3, null, 0);
    Stage world = new Stage(story);
    ObjectKey key = new ObjectKey(ResourceTypes.REPLICATION_CONTROLLERS, "default", Setup.NAME);
    StoredObject original = Objects.requireNonNull(world.cluster().store().get(key));
    Intent.Forward bad =
        new Intent.Forward(
            Setup.NAME, null, new Intent.Image(image, null, null), Setup.LIMITS, Mark.LABEL_KEY);

    RunReport stuck = world.run(bad, new Killer());

    assertThat(stuck).isNotNull();
    assertThat(stuck.code()).isEqualTo(ExitCode.DEADLINE);
    assertThat(stuck.message()).contains("0 of 3 ready").contains("no progress for 2m");
    assertThat(stuck.hint()).contains("rollout abort web");
    assertThat(world.invariants().broken()).isEmpty();

    RunReport restored = world.run(story.abort(), new Killer());

    assertThat(restored).isNotNull();
    assertThat(restored.code()).isEqualTo(ExitCode.DONE);
    assertThat(world.invariants().broken()).isEmpty();
    assertThat(EndStates.afterAbort(story, world.cluster().store(), original)).isEmpty();
  }
}
