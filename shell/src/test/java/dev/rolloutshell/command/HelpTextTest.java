package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import org.junit.jupiter.api.Test;

class HelpTextTest {

  private final ShellHarness shell = new ShellHarness(FakeConnection.session(new FakeRollouts()));

  @Test
  void listsEveryCommand() {
    String help = shell.line("help").out();

    shell.registry().getCommands().forEach(c -> assertThat(help).contains(c.getName()));
  }

  @Test
  void explainsOneCommandAlikeInBothWays() {
    String help = shell.line("help rollout abort").out();

    assertThat(help)
        .startsWith("rollout abort [NAME] [NEXT] [OPTIONS]")
        .contains("[NEXT]  ", "examples:");
    assertThat(shell.line("rollout abort --help").out()).isEqualTo(help);
    assertThat(shell.line("rollout abort -h").out()).isEqualTo(help);
  }

  @Test
  void listsTheCommandsUnderAWord() {
    assertThat(shell.line("help simulator").out())
        .contains("simulator advance")
        .doesNotContain("rollout");
  }

  @Test
  void refusesHelpOnWhatIsNoCommand() {
    ShellHarness.Shown shown = shell.line("help rollot");

    assertThat(shown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(shown.err()).contains("no such command 'rollot'");
  }

  @Test
  void everyCommandHasAnExampleOrNeedsNone() {
    shell.registry().getCommands().stream()
        .map(ShellCommand.class::cast)
        .filter(c -> !c.arguments().isEmpty())
        .forEach(c -> assertThat(c.examples()).as(c.getName()).isNotEmpty());
  }
}
