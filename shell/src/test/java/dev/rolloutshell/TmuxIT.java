package dev.rolloutshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on a real terminal, where tmux is there to be one. */
class TmuxIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path directory;

  private String socket = "";

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return text;
  }

  private String tmux(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tmux", "-S", socket, "-f", "/dev/null"));
    command.addAll(List.of(words));
    return run(command);
  }

  private static boolean isThere() {
    try {
      return run(List.of("tmux", "-V")).startsWith("tmux ");
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  @BeforeEach
  void start() throws IOException, InterruptedException {
    if (!isThere()) {
      System.out.println("tmux is not there: the program is not tried on a real terminal");
    }
    Assumptions.assumeTrue(isThere(), "tmux is not there");
    socket = directory.resolve("tmux").toString();
    List<String> command = new ArrayList<>(List.of("new-session", "-d", "-x", "150", "-y", "40"));
    command.add("-e");
    command.add("XDG_STATE_HOME=" + directory);
    command.add("sh");
    tmux(command.toArray(String[]::new));
    String program =
        String.join(" ", Program.command(List.of()).stream().map(w -> "'" + w + "'").toList());
    // Ctrl-C reaches the script, too, which is not to end of it.
    Files.writeString(directory.resolve("go"), "trap : INT\n" + program + "\necho left=$?\n");
    type("sh " + directory.resolve("go"), "Enter");
    awaitScreen("simulator:default>");
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    if (!socket.isEmpty()) {
      tmux("kill-server");
    }
  }

  private void type(String... keys) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("send-keys"));
    command.addAll(List.of(keys));
    tmux(command.toArray(String[]::new));
  }

  private void awaitScreen(String text) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(tmux("capture-pane", "-p").stripTrailing()).contains(text));
  }

  @Test
  void controlCStopsTheCommandClearsTheLineAndLeavesTheShellAlive()
      throws IOException, InterruptedException {
    type("rollout run web --image=example/never-ready:v2", "Enter");
    awaitScreen("0 of 3 ready");
    type("C-c");
    awaitScreen("interrupted between two writes");
    type("half a line", "C-c");
    type("rollout abort", "Enter");
    awaitScreen("web is restored");
    type("exit", "Enter");
    awaitScreen("left=0");
  }
}
