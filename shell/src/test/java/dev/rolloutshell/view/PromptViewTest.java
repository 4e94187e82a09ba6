package dev.rolloutshell.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ControllerState;
import dev.rolloutshell.rollout.model.RolloutStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptViewTest {

  private static RolloutStatus rollout(String direction) {
    return new RolloutStatus(
        "web",
        "default",
        direction,
        "rolling",
        "rename",
        3,
        direction.equals("abort") ? 1 : 2,
        new ControllerState("web", 1, 1, 1, 1, List.of()),
        new ControllerState("web-2", 2, 2, 2, 2, List.of()),
        null,
        7,
        20,
        null,
        null,
        null,
        null,
        List.of());
  }

  @Test
  void saysWhereOneIs() {
    assertThat(PromptView.text("simulator", "default", List.of())).isEqualTo("simulator:default>");
  }

  @Test
  void showsTheGrowingControllerOfTheRolloutUnderWay() {
    assertThat(PromptView.text("simulator", "default", List.of(rollout("forward"))))
        .isEqualTo("simulator:default [web 2/3 step 7]>");
    assertThat(PromptView.text("eu", "shop", List.of(rollout("abort"))))
        .isEqualTo("eu:shop [web 1/3 abort step 7]>");
  }

  @Test
  void saysThatThereAreMore() {
    assertThat(PromptView.text("eu", "shop", List.of(rollout("forward"), rollout("forward"))))
        .isEqualTo("eu:shop [web 2/3 step 7 and more]>");
  }
}
