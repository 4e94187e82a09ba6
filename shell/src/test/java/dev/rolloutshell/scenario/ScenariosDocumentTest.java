package dev.rolloutshell.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScenariosDocumentTest {

  @Test
  void documentsEveryRuleAndEveryEvent() throws IOException {
    String text = Files.readString(Path.of("..", "docs", "scenarios.md"));

    assertThat(text)
        .contains(
            Arrays.stream(Invariant.values())
                .map(rule -> "| " + rule.number() + " | " + rule.words() + " |")
                .toList());
    EventPattern.WRITES.forEach(verb -> assertThat(text).contains("`" + verb + "`"));
    EventPattern.EVENTS.forEach(verb -> assertThat(text).contains("`" + verb + "`"));
  }

  @Test
  void itsExampleIsAScenario() throws IOException {
    String text = Files.readString(Path.of("..", "docs", "scenarios.md"));
    int begin = text.indexOf("```yaml\n") + "```yaml\n".length();
    String example = text.substring(begin, text.indexOf("```", begin)).replace(", ...}", "}");

    Scenario scenario = ScenarioReader.parse(example, "docs/scenarios.md");

    assertThat(scenario.steps()).hasSize(5);
    assertThat(scenario.expectations().invariants()).hasSize(11);
  }
}
