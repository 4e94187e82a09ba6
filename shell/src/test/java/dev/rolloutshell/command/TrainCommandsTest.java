package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill under way: what can be typed in it, and what cannot. */
class TrainCommandsTest {

  @TempDir Path folder;
  private TrainingShell shell;

  @BeforeEach
  void begin() {
    shell = new TrainingShell(folder);
  }

  @AfterEach
  void end() {
    shell.close();
  }

  @Test
  void lettersStandForCommandsInADrillOnly() {
    assertThat(shell.line("h").code()).isEqualTo(ExitCode.USAGE);
    shell.line("train start plan");

    assertThat(shell.line("h").out()).startsWith("hint 1 of 3");
    assertThat(shell.line("c").err()).contains("plan: not solved yet");
    assertThat(shell.line("l").out()).contains("plan *");
    assertThat(shell.line("r").out()).startsWith("READ THE PLAN");
    assertThat(shell.line("n").out()).startsWith("THE FIRST ROLLOUT");
  }

  @Test
  void aScriptGoesOnAfterACommandThatFailedInADrill() {
    ShellHarness.Shown shown =
        shell.script(
            """

                train start neither-exists
                rollout run shop --image=example/shop:v2
                rollout run shop-front --image=example/shop:v2
                train check

            """);

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(shown.err()).contains("replicationcontrollers/shop not found");
    assertThat(shown.out()).contains("passed: 75 of 100 points");
  }

  @Test
  void aCheckThatIsNotPassedEndsAScriptWithOne() {
    ShellHarness.Shown shown =
        shell.script(
            """
            train start run
            train check
            get rc
            """);

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.err()).contains("run: not solved yet").contains("line 2: stopped");
  }

  @Test
  void whatGoesWrongIsForTheOperatorToFind() {
    shell.line("train start stale-reads");
    ShellHarness.Shown shown = shell.line("rollout resume -o json");

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(shown.out() + shown.err()).doesNotContain("stale-read", "fault stale");
  }

  @Test
  void theStageIsNotTheOperatorsToChange() {
    shell.line("train start bad-image");

    assertThat(shell.line("fault clear").err())
        .contains("fault: expected a command that an operator");
  }

  @Test
  void anUnknownDrillIsAUsageErrorWithTheNearestName() {
    ShellHarness.Shown shown = shell.line("train start bad-imgae");

    assertThat(shown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(shown.err())
        .contains("did you mean 'bad-image'?")
        .contains("try: train start bad-image");
  }

  @Test
  void whoLeavesTheDrillsClusterLeavesTheDrill() {
    shell.line("train start run");
    shell.line("connect simulator");

    ShellHarness.Shown shown = shell.line("train check");

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.err()).contains("training: expected a drill under way");
  }
}
