package dev.rolloutshell;

import dev.rolloutshell.command.Aliases;
import dev.rolloutshell.command.Commands;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;

/**
 * What the launcher's archive of classes is made from: a rollout on the simulator, another
 * process's view of it over HTTPS, and a prompt, so that all that they load is in the archive.
 * Nobody sees it.
 */
public final class Rehearsal {
  private static final List<String> SCRIPT =
      List.of(
          "rollout plan web --image=example/web:v2",
          "rollout start web --image=example/web:v2",
          "rollout step 2",
          "rollout status",
          "rollout explain",
          "rollout run",
          "rollout run web --image=example/web:v3",
          "rollout step",
          "rollout abort web",
          "get rc -o wide",
          "get pods -o yaml",
          "help");
  private static final String AT_THE_PROMPT = "version\nrollout status web\nget rc -o json\nexit\n";
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private final Path directory;

  private Rehearsal(Path directory) {
    this.directory = directory;
  }

  /**
   * Plays everything once.
   *
   * @param args a directory that may be written to
   */
  public static void main(String[] args) throws Exception {
    Rehearsal rehearsal = new Rehearsal(Path.of(args[0]));
    rehearsal.script();
    rehearsal.served();
    prompt();
    System.exit(0); // The server has no end of its own.
  }

  private static void play(String... words) {
    RolloutShellApplication.start(
        LaunchOptions.parse(List.of(words)), Settings.DEFAULTS, Aliases.none());
  }

  private void script() throws IOException {
    play("version");
    play("get", "rc", "-o", "json");
    Path lines = directory.resolve("script");
    Files.write(lines, SCRIPT);
    play("--script=" + lines);
  }

  private void served() {
    Path kubeconfig = directory.resolve("kubeconfig");
    Thread server =
        new Thread(() -> play("simulator", "serve", "--speed=max", "--kubeconfig=" + kubeconfig));
    server.setDaemon(true);
    server.start();
    long end = System.nanoTime() + PATIENCE;
    while (!Files.exists(kubeconfig) && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    play("--kubeconfig=" + kubeconfig, "rollout", "run", "web", "--image=example/web:v2");
    play("--kubeconfig=" + kubeconfig, "rollout", "status", "web");
    play("--kubeconfig=" + kubeconfig, "get", "pods", "-o", "wide");
  }

  private static void prompt() throws IOException {
    LaunchOptions options = LaunchOptions.parse(List.of());
    try (Session session = Connections.session(options.target(), true);
        LineDisciplineTerminal terminal =
            new LineDisciplineTerminal(
                "rehearsal",
                "xterm-256color",
                OutputStream.nullOutputStream(),
                StandardCharsets.UTF_8)) {
      terminal.setSize(Size.of(100, 30));
      terminal.processInputBytes(AT_THE_PROMPT.getBytes(StandardCharsets.UTF_8));
      new Console(options, Settings.DEFAULTS, session, Commands.registry(session), Aliases.none())
          .prompt(terminal);
    }
  }
}
