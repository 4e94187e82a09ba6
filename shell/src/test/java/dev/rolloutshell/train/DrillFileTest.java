package dev.rolloutshell.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rolloutshell.scenario.InvalidScenarioException;
import dev.rolloutshell.scenario.Located;
import dev.rolloutshell.scenario.Problem;
import dev.rolloutshell.scenario.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillFileTest {

  private String text = "";

  @BeforeEach
  void readOne() throws IOException {
    text = Files.readString(Path.of("../scripts/drills/bad-image.yaml"));
  }

  @Test
  void readsEverythingThereIs() {
    Drill drill = DrillFile.parse(text, "bad-image.yaml");

    assertThat(drill.name()).isEqualTo("bad-image");
    assertThat(drill.level()).isEqualTo(Level.TROUBLE);
    assertThat(drill.explanation().issue()).isEqualTo("kubernetes/kubernetes#4140");
    assertThat(drill.goals()).contains(new Goal.Complete("web", "example/web:v1", 3));
    assertThat(drill.diagnosis().right()).isEqualTo("b");
    assertThat(drill.hints()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          level: trouble   | level: hard              | level: expected one of first-steps, recovery, trouble, incident, got 'hard'
          - service: kept  | - service: lost          | service: expected kept, got 'lost'
          - service: kept  | - service: kept, used: x | goals: expected one of
          - service: kept  | - peace: kept            | goals: unknown key 'peace'
          time: 3m         | time: soon               | time: expected a duration such as 90s or 2m, got 'soon'
          right: true      | right: maybe             | right: expected true or false, got 'maybe'
          right: true      | right: false             | expected at least 3 with one 'right: true'
          hints:           | helps:                   | unknown key 'helps'
          kubernetes/kubernetes#4140 | docker/docker#4140 | issue: expected an issue of Kubernetes by its number
          kubernetes#4140  | kubernetes               | issue: expected an issue of Kubernetes by its number
          budget:           | faults: [{kind: slow}, 3]-budget:   | faults: kind: expected a kind of fault
          """)
  void saysWhatIsWrongAndWhere(String right, String wrong, String message) {
    String changed =
        text.replace(
            right,
            wrong
                .replace("- service: kept, used: x", "- {service: kept, used: x}")
                .replace("-budget:", "\nbudget:"));

    assertThat(changed).isNotEqualTo(text);
    assertThatThrownBy(() -> DrillFile.parse(changed, "bad-image.yaml"))
        .isInstanceOfSatisfying(
            InvalidScenarioException.class,
            e ->
                assertThat(e.problems())
                    .anySatisfy(
                        problem ->
                            assertThat(problem.text())
                                .startsWith("bad-image.yaml, line ")
                                .contains(message)));
  }

  @Test
  void saysEverythingThatIsWrong() {
    String broken =
        text.replace("level: trouble", "level: hard")
            .replace("goals:\n", "goals:\n- peace: kept\n- complete: {nam: web}\n")
            .replace("{time: 3m, steps: 1}", "{time: soon}")
            .replace("hints:", "helps:")
            .replace("  why: It waits", "  because: It waits");

    assertThatThrownBy(() -> DrillFile.parse(broken, "bad-image.yaml"))
        .isInstanceOfSatisfying(
            InvalidScenarioException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::line, Problem::key)
                    .containsExactly(
                        tuple(14, "peace"),
                        tuple(15, "nam"),
                        tuple(20, "helps"),
                        tuple(30, "because"),
                        tuple(1, "hints"),
                        tuple(2, "level"),
                        tuple(15, "name"),
                        tuple(15, "image"),
                        tuple(15, "replicas"),
                        tuple(19, "time"),
                        tuple(19, "steps"),
                        tuple(27, "why")));
  }

  @Test
  void everySampleOfAKeyIsYamlForThatKey() {
    for (DrillKeys.Key key : DrillKeys.ALL) {
      if (!key.sample().contains("...")) {
        Located sample = YamlFile.parse(key.sample(), "sample");
        assertThat(sample.plain())
            .asInstanceOf(InstanceOfAssertFactories.MAP)
            .containsOnlyKeys(key.name());
      }
    }
  }

  @Test
  void aNameThatNobodyCanTypeIsRefused() {
    assertThatThrownBy(() -> DrillFile.parse(text, "Bad Image.yaml"))
        .hasMessageContaining("expected a name of small letters, digits and dashes");
  }

  @Test
  void timesAreReadAndWritten() {
    assertThat(Times.read("1m30s")).isEqualTo(Duration.ofSeconds(90));
    assertThat(Times.read("")).isNull();
    assertThat(Times.format(Duration.ofMillis(12_300))).isEqualTo("12.3s");
    assertThat(Times.format(Duration.ofSeconds(125))).isEqualTo("2m5s");
  }
}
