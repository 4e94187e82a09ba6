package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.pod.DelayRange;
import dev.rolloutshell.simulator.pod.PodBehaviour;
import dev.rolloutshell.simulator.pod.PodBehaviours;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodBehavioursFileTest {

  private static PodBehaviours parse(String yaml) {
    return PodBehavioursFile.parse(yaml, "stages.yaml");
  }

  @Test
  void delaysAndFailuresComeFromTheFile() {
    PodBehaviour first =
        parse(
                """
                behaviours:
                - images: [Legacy]
                  pull: 1s..2s
                  ready: 1m30s
                  failure: crash-loop
                """)
            .rules()
            .get(0);

    assertThat(first.matches("example/legacy:v1")).isTrue();
    assertThat(first.pull())
        .isEqualTo(new DelayRange(Duration.ofSeconds(1), Duration.ofSeconds(2)));
    assertThat(first.ready()).isEqualTo(DelayRange.of(Duration.ofSeconds(90)));
    assertThat(first.failure()).isEqualTo(PodBehaviour.Failure.CRASH_LOOP);
    assertThat(first.terminate()).isEqualTo(PodBehaviour.ORDINARY.terminate());
  }

  @Test
  void podsOfTheClusterBehaveAsTheFileSays() {
    Cluster cluster =
        new Cluster(
            SimulatorOptions.DEFAULT.withPods(parse("behaviours: [{pull: 10ms, ready: 40s}]")));
    cluster.load(Cluster.pod("p", "app: p"));
    cluster.simulated.advance(Duration.ofSeconds(39));
    assertThat(Cluster.isReady(Objects.requireNonNull(cluster.find(ResourceTypes.PODS, "p"))))
        .isFalse();

    cluster.simulated.advance(Duration.ofSeconds(2));
    assertThat(Cluster.isReady(Objects.requireNonNull(cluster.find(ResourceTypes.PODS, "p"))))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          behaviours: [{pul: 1s}]          | behaviours[0].pul is not known
          behaviours: [{pull: soon}]       | behaviours[0].pull is soon; it must be a duration
          behaviours: [{pull: 2s..1s}]     | behaviours[0].pull is 2s..1s
          behaviours: [{pull: never}]      | behaviours[0].pull must not be never
          behaviours: [{failure: gone}]    | behaviours[0].failure is gone
          behaviours: [{images: x}]        | behaviours[0].images must be a list
          behaviours: 3                    | must have one key, behaviours, with a list
          'behaviours: ['                  | is not YAML
          """)
  void whatIsWrongIsSaidInOneLine(String yaml, String expected) {
    assertThatThrownBy(() -> parse(yaml))
        .isInstanceOf(UnusableObjectsException.class)
        .hasMessageStartingWith("stages.yaml: " + expected)
        .message()
        .hasLineCount(1);
  }
}
