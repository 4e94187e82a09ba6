package dev.rolloutshell.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoverageTest {

  private static final Map<String, Object> FILE =
      Map.of(
          "name",
          "main",
          "image",
          "v2",
          "env",
          List.of(Map.of("name", "LEVEL", "value", "1.10")),
          "resources",
          Map.of("limits", Map.of("cpu", "0.5", "memory", "1024Mi")));

  private static Map<String, Object> live(String level, Map<String, Object> more) {
    Map<String, Object> live = new java.util.TreeMap<>(more);
    live.put("name", "main");
    live.put("image", "v2");
    live.put("env", List.of(Map.of("name", "LEVEL", "value", level)));
    Map<String, Object> quantities = Map.of("cpu", "500m", "memory", "1Gi");
    live.put("resources", Map.of("limits", quantities, "requests", quantities));
    live.put("terminationMessagePath", "/dev/termination-log");
    live.put("imagePullPolicy", "IfNotPresent");
    return live;
  }

  @Test
  void seesThroughDefaultsAndQuantities() {
    assertThat(Coverage.covers(live("1.10", Map.of()), FILE)).isTrue();
    assertThat(Coverage.covers(live("1.10", Map.of("securityContext", Map.of())), FILE)).isTrue();
  }

  @Test
  void takesNoStringForANumber() {
    assertThat(Coverage.covers(live("1.1", Map.of()), FILE)).isFalse();
  }

  @Test
  void seesWhatTheFileNoLongerHas() {
    Map<String, Object> command = Map.of("command", List.of("sleep"));

    assertThat(Coverage.covers(live("1.10", command), FILE)).isFalse();
  }
}
