package dev.rolloutshell.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastTest {

  private final Forecast forecast = new Forecast(new Planner());

  private static List<String> rules(Forecast.Course course) {
    return course.writes().stream().map(a -> a.ruling().rule().name()).toList();
  }

  @Test
  void renamesThreePodsInEighteenWrites() {
    Forecast.Course course =
        forecast.of(Scene.forward("web", null, "v2"), Scene.running("web", 3, "v1"), Scene.NOW);

    assertThat(rules(course))
        .containsExactly(
            "CreateTarget",
            "MarkSource",
            "LabelPods",
            "LabelPods",
            "LabelPods",
            "NarrowSelector",
            "RollForward",
            "RollForward",
            "RollForward",
            "RollForward",
            "RollForward",
            "RollForward",
            "DeleteSource",
            "CreateParked",
            "ReleasePods",
            "TakeOverPods",
            "DeleteParkedTarget",
            "RemoveMarksAfterRename");
    assertThat(course.ending()).isEqualTo(Ending.ROLLED_OUT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void takesAsManyWritesAsTheModelSays(int replicas) {
    Snapshot seen = Scene.running("web", replicas, "v1");

    assertThat(forecast.of(Scene.forward("web", null, "v2"), seen, Scene.NOW).writes())
        .hasSize(9 + 3 * replicas);
    assertThat(forecast.of(Scene.forward("web", "web2", "v2"), seen, Scene.NOW).writes())
        .hasSize(5 + 3 * replicas);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void keepsWithinFloorAndCeiling(int replicas) {
    Forecast.Course course =
        forecast.of(
            Scene.forward("web", null, "v2"), Scene.running("web", replicas, "v1"), Scene.NOW);

    assertThat(course.writes()).allMatch(a -> a.ready() >= replicas && a.total() <= replicas + 1);
  }

  @Test
  void bringsTheSourceBackFromEveryPlace() {
    Snapshot start = Scene.running("web", 3, "v1");
    Intent.Forward forward = Scene.forward("web", null, "v2");
    for (String place : List.of("MarkSource", "LabelPods", "NarrowSelector", "DeleteSource")) {
      Snapshot there = forecast.upTo(forward, start, Scene.NOW, place).state();

      Forecast.Course back = forecast.of(new Intent.Abort("web", null), there, Scene.NOW);

      assertThat(back.ending()).as("abort before %s", place).isEqualTo(Ending.ABORTED);
      assertThat(back.state().controllers()).hasSize(1);
      assertThat(back.state().controllers().get(0).selector())
          .isEqualTo(start.controllers().get(0).selector());
      assertThat(back.state().controllers().get(0).annotations()).isEmpty();
    }
  }
}
