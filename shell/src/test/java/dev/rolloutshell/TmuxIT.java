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
import java.util.function.Consumer;
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
    List<String> command = new ArrayList<>(List.of("new-session", "-d", "-x", "150", "-y", "45"));
    command.add("-e");
    command.add("XDG_STATE_HOME=" + directory);
    command.add("sh");
    tmux(command.toArray(String[]::new));
    String program =
        String.join(" ", Program.command(List.of()).stream().map(w -> "'" + w + "'").toList());
    // Ctrl-C reaches the script, too, which is not to end of it.
    Files.writeString(
        directory.resolve("go"), "trap : INT\n" + program + " \"$@\"\necho left=$?\n");
  }

  private void startProgram() throws IOException, InterruptedException {
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
    List<String> command = new ArrayList<>(List.of("send-keys", "--"));
    command.addAll(List.of(keys));
    tmux(command.toArray(String[]::new));
  }

  private String screen() throws IOException, InterruptedException {
    return tmux("capture-pane", "-p").stripTrailing();
  }

  private void awaitScreen(String... texts) {
    awaitScreen(screen -> assertThat(screen).contains(texts));
  }

  private void awaitScreen(Consumer<String> check) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> check.accept(screen()));
  }

  private void resize(int columns, int rows) throws IOException, InterruptedException {
    tmux("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
  }

  /** A frame of the live view and nothing else: each part stands there once. */
  private static void assertWhole(String screen, String keys, String source, int columns) {
    List<String> lines = screen.lines().toList();
    assertThat(lines.get(0)).startsWith(keys);
    assertThat(lines).filteredOn(line -> line.startsWith(keys)).hasSize(1);
    assertThat(lines).filteredOn(line -> line.startsWith("source  ")).hasSize(1);
    assertThat(lines).filteredOn(line -> line.startsWith(source)).hasSize(1);
    for (String part : List.of("target  ", "both    ", "next   ")) {
      assertThat(lines).as(part).filteredOn(line -> line.startsWith(part)).hasSize(1);
    }
    assertThat(lines).allMatch(line -> line.length() <= columns);
    assertThat(screen).doesNotContain("simulator:default");
  }

  @Test
  void controlCStopsTheCommandClearsTheLineAndLeavesTheShellAlive()
      throws IOException, InterruptedException {
    startProgram();
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

  @Test
  void whatIsTypedBeforeTheFirstPromptIsRunAndClearClearsTheScreen()
      throws IOException, InterruptedException {
    type("sh " + directory.resolve("go"), "Enter", "rollout status", "Enter");
    awaitScreen("simulator:default> rollout status", "no rollout is under way");
    type("clear", "Enter");
    awaitScreen(screen -> assertThat(screen.strip()).isEqualTo("simulator:default>"));
    type("exit", "Enter");
    awaitScreen("left=0");
  }

  @Test
  void tabCompletesCommandsAndNamesWithWhatTheyAre() throws IOException, InterruptedException {
    startProgram();
    type("rollout st", "Tab");
    awaitScreen("status", "(show where a rollout stands)", "step");
    type("art w", "Tab");
    awaitScreen("> rollout start web");
    type("--image=example/web:v2", "Enter");
    awaitScreen("web: 1 write made", "simulator:default [web 0/3 step 2]>");
    type("exit", "Enter");
    awaitScreen("left=0");
  }

  @Test
  void aResizedViewIsRedrawnWholeAndQLeavesItInARunAndInAWatch()
      throws IOException, InterruptedException {
    startProgram();
    type("rollout run web --image=example/never-ready:v2 --watch", "Enter");
    awaitScreen("deadline in");
    awaitScreen(screen -> assertWhole(screen, "running: ", "source  web             desired", 150));
    resize(70, 45);
    awaitScreen(screen -> assertWhole(screen, "running: ", "source  web  example/web:v1", 70));
    resize(150, 45);
    awaitScreen(screen -> assertWhole(screen, "running: ", "source  web             desired", 150));
    type("q");
    awaitScreen("the view is left, and the rollout goes on here", "waiting for web-");
    type("C-c");
    awaitScreen("error: interrupted between two writes", "simulator:default [web 0/3 step 8]>");

    type("rollout watch", "Enter");
    awaitScreen(
        screen -> assertWhole(screen, "paused here: ", "source  web             desired", 150));
    resize(79, 30);
    awaitScreen(screen -> assertWhole(screen, "paused here: ", "source  web  example/web:v1", 79));
    type("q");
    awaitScreen("the view is left; nothing is written here any more");
    type("exit", "Enter");
    awaitScreen("left=0");
  }

  @Test
  void aPipedScriptEndsWithTheExitCodeOfItsFirstFailure() throws IOException, InterruptedException {
    resize(200, 45);
    Path go = directory.resolve("go");
    type("printf 'get rc\\nrollout abort web\\nversion\\n' | sh " + go, "Enter");
    awaitScreen("standard input, line 2: stopped at 'rollout abort web'", "left=1");
    assertThat(screen()).contains("web    3").doesNotContain("rollout-shell 0", "simulator:");

    Path script =
        Files.writeString(directory.resolve("script"), "rollout plan web --image=a/b:1\n");
    type("clear; sh " + go + " --script " + script + " | tail -1", "Enter");
    awaitScreen("left=0");
  }
}
