package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.view.Format;
import dev.rolloutshell.view.TerminalScreen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jline.reader.LineReader;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.shell.core.command.CommandRegistry;

/** The prompt on a terminal that exists in memory only. */
class TerminalIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final char CONTROL_C = 3;
  private static final char CONTROL_D = 4;

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final Session session = Connections.session(Target.Simulator.DEFAULT, true);
  private LineDisciplineTerminal terminal;
  private Thread operator;

  @BeforeEach
  void sitDown() throws IOException {
    terminal = new LineDisciplineTerminal("test", "xterm", screen, StandardCharsets.UTF_8);
    terminal.setSize(Size.of(200, 50));
    CommandRegistry registry = Commands.registry(session);
    LineReader reader = LineReaders.reader(terminal, registry, session, null);
    OperatorShell shell = new OperatorShell(registry, new TerminalScreen(terminal), Format.TABLE);
    Prompt prompt = new Prompt(session);
    operator = new Thread(() -> new PromptRunner(shell, reader, prompt::text).run());
    operator.start();
    awaitText("simulator:default> ");
  }

  @AfterEach
  void getUp() throws IOException, InterruptedException {
    type("\r" + CONTROL_D);
    operator.join(PATIENCE.toMillis());
    session.close();
    terminal.close();
  }

  private void type(String keys) throws IOException {
    terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
  }

  private String shown() {
    return screen.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[?0-9;]*[a-zA-Z]", "");
  }

  private void awaitText(String text) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(shown()).contains(text));
    screen.reset();
  }

  @Test
  void runsACommandAndShowsTheRolloutInThePrompt() throws IOException {
    type("rollout start web --image=example/web:v2\r");

    awaitText("simulator:default [web 0/3 step 2]> ");
  }

  @Test
  void printsAnErrorAndGoesOn() throws IOException {
    type("frobnicate\r");
    awaitText("error: unknown command 'frobnicate'");
    type("version\r");
    awaitText("rollout-shell ");
  }

  @Test
  void clearsTheLineOnControlC() throws IOException {
    type("frobnicate" + CONTROL_C);
    awaitText("simulator:default> ");
    type("version\r");
    awaitText("rollout-shell ");
  }

  @Test
  void stopsACommandOnControlCAndStays() throws IOException {
    type("rollout run web --image=example/never-ready:v2\r");
    awaitText("0 of 3 ready");
    type(String.valueOf(CONTROL_C));
    awaitText("interrupted between two writes");
    type("rollout abort\r");
    awaitText("web is restored");
  }

  @Test
  void completesCommandsAndLiveNames() throws IOException {
    type("rollout ab\t");
    awaitText("abort");
    type("we\t\r");
    awaitText("nothing to abort");
  }

  @Test
  void leavesOnExit() throws IOException, InterruptedException {
    type("exit\r");
    operator.join(PATIENCE.toMillis());

    assertThat(operator.isAlive()).isFalse();
  }
}
