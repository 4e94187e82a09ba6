package dev.rolloutshell.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioKeysTest {

  private static String sample(String of, String key) {
    Problem wrong = new Problem("f.yaml", 1, key, of + ": " + key + ": expected", List.of());
    return Objects.requireNonNull(ScenarioKeys.sample(wrong), key);
  }

  private static String samples(String margin, String of, String... keys) {
    return Stream.of(keys)
        .map(key -> margin + sample(of, key) + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void whatIsAdvisedCanBeRead(@TempDir Path folder) throws IOException {
    String text =
        samples("", "scenario", "description", "seed", "faults")
            + "steps:\n- "
            + samples("  ", "step 1", "run", "exit").strip()
            + "\n- "
            + sample("step 2", "advance")
            + "\n- "
            + sample("step 3", "kill")
            + "\nexpectations:\n"
            + samples("  ", "expectations", "invariants", "exitCodes", "eventOrder", "never")
            + "  states:\n  - "
            + samples("    ", "state 1", "object", "namespace", "image", "replicas", "ready")
                .strip()
            + "\n"
            + samples("    ", "state 1", "marks", "has", "after")
            + "  - object: pods\n"
            + samples("    ", "state 2", "selector", "count");

    Scenario read = ScenarioReader.read(Files.writeString(folder.resolve("all.yaml"), text));

    assertThat(read.steps()).hasSize(3);
  }
}
