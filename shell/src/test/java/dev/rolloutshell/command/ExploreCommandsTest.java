package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExploreCommandsTest {

  private static final String SMALL = "explore --replicas=0 --names=retain --direction=forward";

  private final ShellHarness shell = new ShellHarness(FakeConnection.session(new FakeRollouts()));

  @TempDir private Path dir;

  @Test
  void theDocumentHasWhatWasCovered() {
    ShellHarness.Shown shown = shell.line(SMALL + " -o json");
    JsonNode report = JsonMapper.shared().readTree(shown.out());

    assertThat(shown.code()).as(shown.out()).isEqualTo(ExitCode.DONE);
    for (String number : new String[] {"runs", "converged", "pruned", "elapsedMillis"}) {
      assertThat(report.get(number).asLong()).as(number).isPositive();
    }
    assertThat(report.get("violations").isEmpty()).isTrue();
    assertThat(report.get("seed").asLong()).isEqualTo(1);
    assertThat(report.get("digest").asString()).matches("[0-9a-f]{16}");
    assertThat(report.get("runsPerSecond").isNumber()).isTrue();
    assertThat(shown.err()).contains("exploring: 100 %");
  }

  @Test
  void shardsInFilesAreMerged() throws IOException {
    String whole = shell.line(SMALL + " -o json").out();
    for (int i = 0; i < 2; i++) {
      String part = shell.line(SMALL + " --shard=" + i + "/2 -o json").out();
      Files.writeString(dir.resolve(i + ".json"), part);
    }

    ShellHarness.Shown merged =
        shell.words(
            "explore",
            "merge",
            dir.resolve("1.json").toString(),
            dir.resolve("0.json").toString(),
            "-o",
            "json");

    assertThat(merged.code()).as(merged.err()).isEqualTo(ExitCode.DONE);
    JsonNode report = JsonMapper.shared().readTree(merged.out());
    JsonNode all = JsonMapper.shared().readTree(whole);
    assertThat(report.get("digest")).isEqualTo(all.get("digest"));
    assertThat(report.get("runs")).isEqualTo(all.get("runs"));
  }

  @Test
  void theReportIsOnePageThatNeedsNothingElse() throws IOException {
    Path page = dir.resolve("report.html");

    ShellHarness.Shown shown = shell.words((SMALL + " --report=" + page).split(" ", -1));

    assertThat(shown.code()).as(shown.err()).isEqualTo(ExitCode.DONE);
    assertThat(shown.err()).contains("written to " + page);
    assertThat(Files.readString(page))
        .startsWith("<!DOCTYPE html>")
        .contains("nothing found", "<th>list pods</th>", "<th>crash-before</th>")
        .doesNotContain("http:", "https:", "<script", "src=");
    assertThat(shell.words("explore", "merge", page.toString()).code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void depthThreeIsTheSameForTheSameSeedAndBudget() {
    String search = SMALL + " --depth=3 --budget=96 -o json";
    JsonNode one = JsonMapper.shared().readTree(shell.line(search + " --threads=1").out());
    JsonNode two = JsonMapper.shared().readTree(shell.line(search + " --threads=3").out());

    assertThat(one.get("runs").asInt()).isEqualTo(96);
    assertThat(one.get("converged").asInt()).isEqualTo(96);
    assertThat(two.get("digest")).isEqualTo(one.get("digest"));
    assertThat(JsonMapper.shared().readTree(shell.line(search + " --seed=2").out()).get("digest"))
        .isNotEqualTo(one.get("digest"));
  }

  @Test
  void aFileThatIsNoReportIsNamed() throws IOException {
    Path file = Files.writeString(dir.resolve("other.json"), "{\"code\": 1}");

    ShellHarness.Shown merged = shell.words("explore", "merge", file.toString());

    assertThat(merged.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(merged.err())
        .startsWith("error: " + file + ": expected what explore -o json prints")
        .contains("try: explore --shard=");
    assertThat(shell.words("explore", "merge", dir.resolve("none").toString()).err())
        .contains("no file that can be read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "explore --depth=4 | --depth: expected 1 to 3, got '4'",
        "explore --replicas=3..1 | --replicas: expected sizes up to 10 such as 3 or 0..5",
        "explore --faults=crash,fire | --faults: expected all, or some of",
        "explore --direction=up | --direction expects one of both, forward, abort, got 'up'",
        "explore --budget=soon | --budget: expected a duration",
        "explore --threads=0 | --threads: expected at least 1, got '0'",
        "explore merge | FILE... is missing"
      })
  void wrongWordsAreRefusedInOneLine(String line, String message) {
    ShellHarness.Shown shown = shell.line(line);

    assertThat(shown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(shown.err()).contains(message).contains("try: help explore");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsRefusedBeforeAnythingIsExplored() {
    for (String option : List.of("--violations=", "--report=")) {
      ShellHarness.Shown shown =
          shell.words((SMALL + " " + option + dir.resolve("none/there")).split(" ", -1));

      assertThat(shown.code()).as(option).isEqualTo(ExitCode.REFUSED);
      assertThat(shown.err()).contains("expected a ").doesNotContain("exploring");
    }
  }
}
