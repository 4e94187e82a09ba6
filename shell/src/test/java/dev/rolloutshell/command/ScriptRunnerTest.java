package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptRunnerTest {

  private final FakeRollouts rollouts = new FakeRollouts();
  private final ShellHarness shell = new ShellHarness(FakeConnection.session(rollouts));

  @Test
  void skipsCommentsAndBlankLines() {
    rollouts.underWay = List.of("web");

    ShellHarness.Shown shown = shell.script("# a script\n\n   \nrollout step # once\n  # end\n");

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(rollouts.calls).hasSize(1);
  }

  @Test
  void stopsAtTheFirstFailureWithItsCodeAndSaysWhere() {
    ShellHarness.Shown shown = shell.script("version\n\nrollout abort\nversion\n");

    assertThat(shown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(shown.out()).hasLineCount(1);
    assertThat(shown.err())
        .endsWith("script, line 3: stopped at 'rollout abort' with exit code 2 (usage)\n");
  }

  @Test
  void leavesAtExit() {
    ShellHarness.Shown shown = shell.script("exit\nfrobnicate\n");

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(shown.err()).isEmpty();
  }
}
