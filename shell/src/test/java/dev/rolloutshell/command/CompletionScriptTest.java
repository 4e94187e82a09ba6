package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion script in a real bash. */
class CompletionScriptTest {

  private final ShellHarness shell = new ShellHarness(FakeConnection.session(new FakeRollouts()));

  @TempDir Path directory;
  private Path script;

  @BeforeEach
  void write() throws IOException {
    script = directory.resolve("completion");
    Files.writeString(script, shell.line("completion bash").out(), StandardCharsets.UTF_8);
  }

  private static String bash(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", "--norc"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }

  private List<String> completed(String line) throws IOException, InterruptedException {
    String call =
        "source '"
            + script
            + "'; COMP_LINE=\"$1\"; COMP_POINT=${#1}; _rollout_shell;"
            + " printf '%s\\n' \"${COMPREPLY[@]}\"";
    return bash("-c", call, "bash", line).lines().toList();
  }

  @Test
  void isBash() throws IOException, InterruptedException {
    assertThat(bash("-n", script.toString())).isEmpty();
  }

  @Test
  void completesCommandsTheirOptionsAndValues() throws IOException, InterruptedException {
    assertThat(completed("rollout-shell roll")).contains("rollout");
    assertThat(completed("rollout-shell rollout ab")).containsExactly("abort");
    assertThat(completed("rollout-shell rollout run web --ima"))
        .contains("--image=", "--image-pull-policy=Always");
    assertThat(completed("rollout-shell get rc --output=j")).containsExactly("json");
    assertThat(completed("rollout-shell get po")).containsExactly("pods");
  }

  @Test
  void knowsZshToo() {
    assertThat(shell.line("completion zsh").out()).startsWith("#compdef rollout-shell\n");
    assertThat(shell.line("completion fish").err()).contains("expected bash or zsh, got 'fish'");
  }
}
