package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drills of one's own, and the check of their files. */
class TrainLintTest {

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
  void drillsOfOnesOwnAreLintedAndTrained() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    String text = Files.readString(Path.of("../scripts/drills/run.yaml"));
    Files.writeString(own.resolve("our-first.yaml"), text);

    assertThat(shell.line("train lint " + own).out())
        .isEqualTo(own.resolve("our-first.yaml") + ": ok\n");
    assertThat(shell.line("train start our-first --drills=" + own).out())
        .startsWith("THE FIRST ROLLOUT");

    Files.writeString(own.resolve("broken.yaml"), text + "surprise: yes\n");
    ShellHarness.Shown broken = shell.line("train lint " + own);
    assertThat(broken.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(broken.out()).contains("unknown key 'surprise'").contains("line ");
  }

  @Test
  void oneBadFileDoesNotHideTheGoodOnes() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    String text = Files.readString(Path.of("../scripts/drills/run.yaml"));
    Files.writeString(own.resolve("our-first.yaml"), text);
    Files.writeString(own.resolve("broken.yaml"), text + "surprise: yes\nissue2: 3\n");
    Files.writeString(own.resolve("empty.yaml"), "");
    Files.writeString(own.resolve("plan.yaml"), text);

    ShellHarness.Shown list = shell.line("train list --drills=" + own + " -o json");

    assertThat(list.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(JsonMapper.shared().readTree(list.out()).findValuesAsString("drill"))
        .contains("our-first", "plan")
        .doesNotContain("broken", "empty");
    assertThat(list.err().lines())
        .hasSize(5)
        .anyMatch(line -> line.contains("broken.yaml, line ") && line.endsWith("(and 1 more)"))
        .anyMatch(line -> line.contains("empty.yaml, line 1: expected a mapping"))
        .anyMatch(line -> line.contains("plan.yaml: expected a name of its own"))
        .contains(
            "error: " + own + ": expected drills, but 3 of its files cannot be used",
            "try: train lint " + own);
    assertThat(shell.line("train start our-first --drills=" + own).code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void lintSaysWhatToWriteInsteadAndLooksAtTheLinesToBeTyped() throws IOException {
    String text = Files.readString(Path.of("../scripts/drills/run.yaml"));
    Path misspelt = folder.resolve("misspelt.yaml");
    Files.writeString(misspelt, text.replace("level: ", "levl: "));
    Path words = folder.resolve("words.yaml");
    Files.writeString(words, text.replace("- rollout run web", "- rolout run web"));
    Path objects = folder.resolve("objects.yaml");
    Files.writeString(objects, text + "objects: [{kind: Foo, apiVersion: v1}]\n");

    JsonNode keys = shell.json("train lint " + misspelt + " -o json").get(0).path("problems");
    assertThat(keys.findValuesAsString("key")).containsExactly("levl", "level");
    assertThat(keys.get(0).path("line").asInt()).isEqualTo(2);
    assertThat(keys.findValuesAsString("hint")).containsOnly("level: trouble");
    assertThat(shell.line("train lint " + words).out())
        .contains("solution: 'rolout run web --image=example/web:v2': unknown command 'rolout'");
    assertThat(shell.line("train lint " + objects).out())
        .contains("objects.yaml, line " + (text.lines().count() + 1) + ": drill: objects: ");
  }

  @Test
  void aDrillThatIsSolvedFromTheBeginningIsFound() throws IOException {
    Path file = folder.resolve("easy.yaml");
    String text = Files.readString(Path.of("../scripts/drills/run.yaml"));
    Files.writeString(
        file, text.replace("image: example/web:v2, replicas", "image: example/web:v1, replicas"));

    ShellHarness.Shown shown = shell.line("train lint " + file);

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.out())
        .containsPattern(
            "easy.yaml, line \\d+: drill: goals: expected a drill that fails untouched, but every"
                + " goal holds before anything is done\n"
                + "    try: a goal that does not hold yet")
        .containsPattern(
            "easy.yaml, line \\d+: drill: solution: expected a drill that passes with its solution,"
                + " but after it: web runs example/web:v1.*\n"
                + "    try: train start easy, then");
    assertThat(shell.line("train lint " + file + " -o wide").out())
        .contains("[ ] fails untouched: every goal holds before anything is done");
  }
}
