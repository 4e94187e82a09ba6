package dev.rolloutshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program in a process of its own, without a terminal. */
class ProgramIT {

  @TempDir Path directory;

  @Test
  void runsOneCommandAndPrintsOneDocument() {
    Program.Ended ended =
        Program.run(directory, "", "-ojson", "rollout", "run", "web", "--image=example/web:v2");

    assertThat(ended.code()).as(ended.err()).isZero();
    JsonNode report = new JsonMapper().readTree(ended.out());
    assertThat(report.path("code").asInt(-1)).isZero();
    assertThat(report.path("steps").size()).isGreaterThan(10);
    assertThat(ended.err()).contains("step 1 ").contains("waiting for ");
  }

  @Test
  void runsPipedLinesAndAScriptAlike() throws IOException {
    String lines =
        "# piped\n\nrollout start web --image=example/web:v2\nrollout run -o name\nget rc\n";
    Path script = Files.writeString(directory.resolve("a script"), lines);

    Program.Ended piped = Program.run(directory, lines);
    Program.Ended scripted = Program.run(directory, "", "--script", script.toString());

    assertThat(piped.code()).as(piped.err()).isZero();
    assertThat(piped.out()).contains("step 1 ").contains("replicationcontroller/web\n");
    assertThat(scripted).isEqualTo(piped);
  }

  @Test
  void stopsAtTheFirstFailingLineWithItsCode() {
    Program.Ended ended =
        Program.run(
            directory, "rollout run web --image=example/bad:v2 --progress-deadline=30s\nversion\n");

    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.out()).doesNotContain("rollout-shell");
    assertThat(ended.err())
        .contains("try: ")
        .endsWith("with exit code 5 (deadline)\n")
        .contains("standard input, line 1: stopped at 'rollout run web");
  }

  @Test
  void saysWrongWordsInTwoLinesAndNothingElse() {
    Program.Ended command = Program.run(directory, "", "rollout", "strat", "web");
    Program.Ended option = Program.run(directory, "", "--frobnicate");
    Program.Ended script = Program.run(directory, "", "--script=" + directory.resolve("none"));

    assertThat(command.code()).isEqualTo(2);
    assertThat(command.out()).isEmpty();
    assertThat(command.err())
        .isEqualTo(
            """
            error: unknown command 'rollout strat'; did you mean 'rollout start'?
            try: rollout start
            """);
    assertThat(option.code()).isEqualTo(2);
    assertThat(option.err()).hasLineCount(2);
    assertThat(script.code()).isEqualTo(1);
    assertThat(script.err()).startsWith("error: script ").contains("try: ").hasLineCount(2);
  }

  @Test
  void anInterruptBetweenTwoLinesEndsIt() throws Exception {
    assumeTrue(Program.interruptible(), "SIGINT is ignored");
    Process process = Program.start(directory, List.of());
    var stdin = process.getOutputStream();
    stdin.write("version\n".getBytes(StandardCharsets.UTF_8));
    stdin.flush();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Program.read(directory.resolve("out")).contains("rollout-shell"));

    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

    assertThat(Program.await(directory, process).code()).isEqualTo(130);
  }

  @Test
  void keepsQuotedWordsWhole() {
    Program.Ended ended = Program.run(directory, "", "get", "rc", "a b");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("replicationcontrollers/a b: not found");
  }

  @Test
  void answersVersionAndHelp() {
    assertThat(Program.run(directory, "", "--version").out()).startsWith("rollout-shell ");
    assertThat(Program.run(directory, "", "--help").out()).contains("--kubeconfig=FILE");
    assertThat(Program.run(directory, "", "help").out()).contains("rollout abort");
  }
}
