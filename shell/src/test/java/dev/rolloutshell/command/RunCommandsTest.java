package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a newcomer sees of watching and of going back. */
class RunCommandsTest {

  private static final String FALLS_AWAY =
      "an abort's steps are those that take back a whole rollout; this one had done less, so"
          + " steps 1 to 3 fall away";

  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);
  private final ShellHarness shell = new ShellHarness(session);

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void saysInOneLineThatThereIsNothingToWatch() {
    ShellHarness.Shown shown = shell.line("rollout watch");

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(shown.out().lines())
        .containsExactly(
            "no rollout is under way in namespace default: start one, then watch it, or use"
                + " 'rollout run NAME --image=IMAGE --watch'");
    assertThat(shell.line("rollout watch web").out())
        .startsWith("no rollout of web is under way in namespace default");
    assertThat(shell.line("rollout watch -o json").out()).contains("\"namespace\": \"default\"");
  }

  @Test
  void watchesNothingThatDoesNotExist() {
    ShellHarness.Shown shown = shell.line("rollout watch nope");

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.err()).contains("replicationcontrollers/nope: not found");
  }

  @Test
  void watchesARolloutInLinesToItsEnd() {
    shell.line("rollout start web --image=example/web:v2");

    ShellHarness.Shown shown = shell.line("rollout run --watch");

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(shown.out()).contains("web is rolled out");
  }

  @Test
  void saysWhyAnAbortBeginsAtALaterStep() {
    shell.line("rollout start web --image=example/web:v2");
    shell.line("rollout step 8");

    assertThat(shell.line("rollout abort --dry-run").out().lines()).contains(FALLS_AWAY);
    ShellHarness.Shown shown = shell.line("rollout abort");

    assertThat(shown.err()).contains(FALLS_AWAY);
    assertThat(shown.out()).startsWith("abort step 4 ").contains("abort step 14 ");
  }
}
