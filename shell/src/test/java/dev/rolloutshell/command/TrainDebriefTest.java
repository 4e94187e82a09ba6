package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The look back at a drill. */
class TrainDebriefTest {

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
  void theDebriefNamesTheFirstWrongActionAndWritesAPage() throws IOException {
    shell.line("train start unhealthy-old-pods");
    shell.line("get pods");
    shell.line("scale rc web --replicas=0");
    shell.line("rollout run web --image=example/web:v2");
    Path page = folder.resolve("debrief.html");
    JsonNode debrief = shell.json("train debrief --solution -o json --html=" + page);

    assertThat(debrief.path("passed").asBoolean()).isFalse();
    assertThat(debrief.path("firstWrong").path("typed").path("line").asString())
        .isEqualTo("scale rc web --replicas=0");
    assertThat(debrief.path("firstWrong").path("instead").path("line").asString())
        .isEqualTo("rollout run web --image=example/web:v2");
    assertThat(Files.readString(page))
        .contains("first wrong action")
        .contains("type=\"range\"")
        .doesNotContain("src=")
        .doesNotContain("<link");
  }

  @Test
  void beforeTheDrillIsPassedTheDebriefKeepsTheSolutionBackAndCostsNothing() throws IOException {
    Path page = folder.resolve("debrief.html");
    shell.line("train start abort");
    shell.line("rollout step");
    ShellHarness.Shown text = shell.line("train debrief --html=" + page);
    JsonNode debrief = shell.json("train debrief -o json");

    assertThat(text.out())
        .contains("command  rollout step")
        .contains("train debrief --solution")
        .contains("service 0 of 20: ", "; counts when every goal holds")
        .doesNotContain("rollout abort");
    assertThat(Files.readString(page))
        .contains("How the score is made up")
        .doesNotContain("rollout abort");
    assertThat(debrief.path("keptBack").asBoolean()).isTrue();
    assertThat(debrief.path("cause").isNull()).isTrue();
    assertThat(debrief.path("explanation").isNull()).isTrue();
    assertThat(debrief.path("reference").size()).isZero();
    shell.line("rollout abort");
    assertThat(shell.json("train check -o json").path("mitigation").path("points").asInt())
        .isGreaterThan(80);
    assertThat(shell.line("train debrief").out()).contains("What the solution did");
  }

  @Test
  void aWriteStandsAfterTheLineThatMadeItAndBeforeTheNextOne() {
    shell.line("train start size-changed-midway");
    shell.line("scale rc web --replicas=0");
    shell.line("rollout resume");

    List<String> moments =
        shell
            .line("train debrief")
            .out()
            .lines()
            .filter(l -> l.matches(" +\\+[0-9.]+s .*"))
            .toList();

    assertThat(moments.get(0)).contains("command  scale rc web --replicas=0");
    assertThat(moments.get(1)).contains("wrong    first wrong action");
    assertThat(moments.get(2)).contains("write 1  UPDATE replicationcontrollers/web");
    assertThat(moments.get(3)).contains("command  rollout resume");
  }
}
