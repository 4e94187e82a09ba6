package dev.rolloutshell.simulator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web",
        "example/web:v2",
        "example/web",
        "library/a.b_c__d---e/f:1.0-Rc_1",
        "localhost/web",
        "localhost:5000/web:v1",
        "Registry.Example.com:443/team/web:v1",
        "[2001:db8::1]:5000/web",
        "web@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "r.example.com/web:v1@sha256:0123456789abcdef0123456789abcdef"
      })
  void takesWhatAKubeletTakes(String reference) {
    assertThat(ImageReference.problem(reference)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "UPPER/x, its repository must be lower-case",
    "example/Web:v2, its repository must be lower-case",
    "'', its repository is empty",
    ":v2, its repository is empty",
    "r.example.com/, its repository is empty",
    "example/web:, its tag is empty",
    "example/web:a b, its tag must be at most 128",
    "example/web:-x, its tag must be at most 128",
    "'a b', its repository must be lower-case letters and digits",
    "' example/web', its repository must be lower-case letters and digits",
    "example//web, its repository must be lower-case letters and digits",
    "example/web-, its repository must be lower-case letters and digits",
    "example/a___b, its repository must be lower-case letters and digits",
    "-r.example.com/web, its host must be a name",
    "web@sha256:xyz, its digest must be",
    "https://example/web, its host must be a name"
  })
  void saysWhatIsWrong(String text, String problem) {
    assertThat(ImageReference.problem(text)).startsWith(problem);
  }

  @Test
  void theApiServerTakesItAndThePodWaitsForEver() throws IOException {
    SimulatedCluster cluster = SimulatedCluster.start(SimulatorOptions.DEFAULT);
    cluster.load(
        new StringReader(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: web}
            spec:
              containers:
              - {name: main, image: UPPER/x}
              - {name: side, image: "example/side:v1"}
            """),
        "pod");

    cluster.settle(Duration.ofMinutes(30));

    StoredObject pod = cluster.store().list(ResourceTypes.PODS, "default").get(0);
    assertThat(PodStatus.isReady(pod)).isFalse();
    JsonObject main = pod.status().objects("containerStatuses").get(0);
    assertThat(main.at("state", "waiting", "reason")).isEqualTo("InvalidImageName");
    assertThat(main.at("state", "waiting", "message"))
        .isEqualTo(
            "Failed to apply default image tag \"UPPER/x\": couldn't parse image reference"
                + " \"UPPER/x\": invalid reference format: repository name must be lowercase");
    assertThat(
            cluster.store().list(ResourceTypes.EVENTS, "default").stream()
                .map(event -> event.json().string("reason", "")))
        .contains("InspectFailed", "Failed")
        .doesNotContain("Pulling");
  }
}
