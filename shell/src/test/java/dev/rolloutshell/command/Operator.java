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
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.springframework.shell.core.command.CommandRegistry;

/** An operator at a terminal that exists in memory only, on a simulator of their own. */
final class Operator implements AutoCloseable {

  static final char CONTROL_C = 3;
  private static final char CONTROL_D = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final Session session = Connections.session(Target.Simulator.DEFAULT, true);
  private final LineDisciplineTerminal terminal;
  private final Thread thread;

  Operator(String type, boolean colours) throws IOException {
    terminal = new LineDisciplineTerminal("test", type, screen, StandardCharsets.UTF_8);
    terminal.setSize(Size.of(200, 50));
    CommandRegistry registry = Commands.registry(session);
    LineReader reader = LineReaders.reader(terminal, registry, session, null, colours);
    OperatorShell shell =
        new OperatorShell(registry, new TerminalScreen(terminal, colours), Format.TABLE);
    Prompt prompt = new Prompt(session);
    thread = new Thread(() -> new PromptRunner(shell, reader, prompt).run());
    thread.start();
    awaitText("simulator:default> ");
  }

  /** What the operator's shell works on, for somebody else beside it. */
  Session session() {
    return session;
  }

  void type(String keys) throws IOException {
    terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
  }

  /** Waits until a text has been shown since the last one that was waited for. */
  void awaitText(String text) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(shown()).contains(text));
    screen.reset();
  }

  /** The characters that have been sent since, without those that move the cursor. */
  String shown() {
    return sent().replaceAll("\u001b\\[[?0-9;]*[a-zA-Z]", "");
  }

  /** Everything that has been sent since. */
  String sent() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  void resize(int columns, int rows) {
    terminal.setSize(Size.of(columns, rows));
    terminal.raise(Terminal.Signal.WINCH);
  }

  /** Whether the shell has ended by itself. */
  boolean isGone() {
    await().atMost(PATIENCE).until(() -> !thread.isAlive());
    return true;
  }

  @Override
  public void close() throws IOException {
    type("\r" + CONTROL_D);
    await().atMost(PATIENCE).until(() -> !thread.isAlive());
    session.close();
    terminal.close();
  }
}
