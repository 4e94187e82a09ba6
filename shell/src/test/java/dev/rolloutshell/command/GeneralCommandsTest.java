package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GeneralCommandsTest {

  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);
  private final ShellHarness shell = new ShellHarness(session);

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void thereIsNothingToClearInAPipe() {
    ShellHarness.Shown shown = shell.line("clear");

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(shown.out() + shown.err()).isEmpty();
    assertThat(shell.line("clear -o json").out()).isEmpty();
  }
}
