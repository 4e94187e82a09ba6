package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a drill is worth, and what is remembered of it. */
class TrainGradesTest {

  @TempDir Path folder;
  private TrainingShell shell;

  @BeforeEach
  void begin() {
    shell = new TrainingShell(folder);
  }

  @AfterEach
  void end() {
    shell.close();
  }

  @Test
  void theListIsAListAndKnowsWhatWasPassed() {
    shell.script(
        """
        train start run
        rollout run web --image=example/web:v2
        train check
        """);

    JsonNode list = shell.json("train list -o json");
    JsonNode run =
        list.valueStream()
            .filter(d -> d.path("drill").asString().equals("run"))
            .findFirst()
            .orElseThrow();

    assertThat(list.isArray()).isTrue();
    assertThat(list.get(0).path("drill").asString()).isEqualTo("plan");
    assertThat(run.path("passed").asBoolean()).isTrue();
    assertThat(run.path("best").asInt()).isEqualTo(75);
  }

  @Test
  void gradesDiagnosisAndMitigationApart() {
    shell.line("train start bad-image");
    JsonNode wrong = shell.json("train answer a -o json");
    JsonNode right = shell.json("train answer b -o json");
    JsonNode before = shell.json("train check -o json");
    shell.line("rollout abort");
    JsonNode after = shell.json("train check -o json");

    assertThat(wrong.path("right").asBoolean()).isFalse();
    assertThat(right.path("right").asBoolean()).isTrue();
    assertThat(before.path("passed").asBoolean()).isFalse();
    assertThat(after.path("passed").asBoolean()).isTrue();
    assertThat(after.path("diagnosis").path("points").asInt()).isEqualTo(50);
    assertThat(after.path("mitigation").path("points").asInt()).isEqualTo(100);
    assertThat(after.path("score").asInt()).isEqualTo(88);
  }

  @Test
  void hintsCostPointsAndAreRememberedWhenTheDrillBeginsAgain() {
    shell.script(
        """
        train start run
        train hint
        train hint
        """);
    shell.again();

    assertThat(shell.line("train hint").err())
        .contains("the shell that had run has ended")
        .contains("try: train start run");
    shell.script(
        """
        train start
        rollout run web --image=example/web:v2
        """);
    JsonNode score = shell.json("train check -o json");

    assertThat(score.path("hints").asInt()).isEqualTo(2);
    assertThat(score.path("mitigation").path("points").asInt()).isEqualTo(80);
  }

  @Test
  void aCheckSaysWhatAHintCosts() {
    shell.line("train start run");
    assertThat(shell.line("train check").err())
        .contains("try: train status, or train hint for 10 points");

    shell.script("train hint\ntrain hint\ntrain hint\n");
    assertThat(shell.line("train check").err()).contains("try: train status\n");
  }

  @Test
  void theSolutionCostsMostOfThePointsAndTheAnswer() {
    shell.script(
        """
        train start run
        train solution
        train answer c
        rollout run web --image=example/web:v2
        """);
    JsonNode score = shell.json("train check -o json");

    assertThat(score.path("passed").asBoolean()).isTrue();
    assertThat(score.path("mitigation").path("points").asInt()).isEqualTo(40);
    assertThat(score.path("diagnosis").path("points").asInt()).isZero();
  }

  @Test
  void whoLooksAtTheSolutionFirstIsToldWhatThatCosts() {
    shell.line("train start abort");
    assertThat(shell.line("train debrief --solution").out()).contains("rollout abort");
    JsonNode failed = shell.json("train check -o json");
    shell.line("rollout abort");
    JsonNode late = shell.json("train check -o json");
    String text = shell.line("train check").out();

    // Both have the same points, and each says why.
    assertThat(late.path("mitigation").path("points").asInt()).isEqualTo(40);
    assertThat(failed.path("passed").asBoolean()).isFalse();
    assertThat(parts(late)).contains("solution -60 seen before it was passed: 40 at most");
    assertThat(parts(failed)).anyMatch(part -> part.startsWith("goals "));
    assertThat(text).contains("solution -60: seen before it was passed: 40 at most");
    for (JsonNode score : List.of(failed, late)) {
      assertThat(
              score
                  .path("mitigation")
                  .path("parts")
                  .valueStream()
                  .mapToInt(part -> part.path("points").asInt())
                  .sum())
          .isEqualTo(score.path("mitigation").path("points").asInt());
    }
  }

  private static List<String> parts(JsonNode score) {
    return score
        .path("mitigation")
        .path("parts")
        .valueStream()
        .map(
            part ->
                part.path("part").asString()
                    + " "
                    + part.path("points").asInt()
                    + " "
                    + part.path("why").asString())
        .toList();
  }

  @Test
  void theScoreSumsUpWhatWasReached() {
    shell.script(
        """
        train start run
        rollout run web --image=example/web:v2
        train answer c
        train check
        """);

    JsonNode score = shell.json("train score -o json");

    assertThat(score.path("passed").asInt()).isEqualTo(1);
    assertThat(score.path("points").asInt()).isEqualTo(100);
    assertThat(score.path("levels").get(0).path("level").asString()).isEqualTo("first-steps");
  }
}
