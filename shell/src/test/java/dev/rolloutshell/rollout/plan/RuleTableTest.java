package dev.rolloutshell.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleTableTest {

  @Test
  void theDocumentHasTheRulesInTheirOrder() throws IOException {
    String table =
        IntStream.range(0, Planner.RULES.size())
            .mapToObj(
                i -> {
                  Rule rule = Planner.RULES.get(i);
                  return "| " + (i + 1) + " | `" + rule.name() + "` | " + rule.about() + " |";
                })
            .collect(Collectors.joining("\n"));

    String document = Files.readString(Path.of("..", "docs", "rollout.md"));

    assertThat(document).as("docs/rollout.md is to contain:%n%s", table).contains(table);
  }
}
