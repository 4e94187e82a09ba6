package dev.rolloutshell.rollout.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pods that were made an hour ago, and have not been ready for a time. */
class HopelessPodTest {

  private static final Instant NOW = Instant.parse("2021-07-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "ContainerCreating, 0, PT9M59S, false",
    "ContainerCreating, 0, PT10M, true",
    "CrashLoopBackOff, 1, PT5S, false",
    "CrashLoopBackOff, 4, PT5S, false",
    "CrashLoopBackOff, 5, PT5S, true",
    "CrashLoopBackOff, 1, PT10M, true",
    "ContainerCreating, 5, PT5S, false",
  })
  void itHadItsTimeOrCrashedManyTimes(
      String reason, long restarts, Duration notReadyFor, boolean hopeless) {
    PodView pod =
        PodView.of(
            Map.of(
                "metadata",
                Map.of(
                    "name",
                    "web-1",
                    "creationTimestamp",
                    NOW.minus(Duration.ofHours(1)).toString()),
                "status",
                Map.of(
                    "phase",
                    "Running",
                    "conditions",
                    List.of(
                        Map.of(
                            "type",
                            "Ready",
                            "status",
                            "False",
                            "lastTransitionTime",
                            NOW.minus(notReadyFor).toString())),
                    "containerStatuses",
                    List.of(
                        Map.of(
                            "restartCount",
                            restarts,
                            "state",
                            Map.of("waiting", Map.of("reason", reason)))))));

    assertThat(pod.hopeless(Duration.ofMinutes(10), NOW)).isEqualTo(hopeless);
  }
}
