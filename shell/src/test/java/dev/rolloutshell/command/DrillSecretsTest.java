package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A drill keeps its faults to itself, however one asks, and its debrief tells them. */
class DrillSecretsTest {

  private static final String STATE = "rolloutshell.state";

  @TempDir Path folder;
  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);
  private final ShellHarness shell = ShellHarness.recorded(session);

  @BeforeEach
  void startTheDrill() {
    System.setProperty(STATE, folder.toString());
    assertThat(shell.line("train start lost-reply").code()).isEqualTo(ExitCode.DONE);
  }

  @AfterEach
  void end() {
    session.close();
    System.clearProperty(STATE);
  }

  @Test
  void noQuoteAndNoOtherCommandGetsPastARefusal() {
    for (String line : StageHands.LINES) {
      ShellHarness.Shown shown = shell.line(line);
      assertThat(shown.code()).as(line).isEqualTo(ExitCode.REFUSED);
      assertThat(shown.out()).as(line).isEmpty();
      assertThat(shown.err()).as(line).contains("not one of the stage").hasLineCount(2);
    }
  }

  @Test
  void noAliasGetsPastARefusal() {
    shell.line("alias f=fault list");
    shell.line("alias wf=watch --timeout=1s fault");

    for (String line : List.of("f", "wf list", "watch f --timeout=1s")) {
      assertThat(shell.line(line).err()).as(line).contains("not one of the stage");
    }
  }

  /** Its lines would be followed by nobody. */
  @ParameterizedTest
  @ValueSource(strings = {"train start run", "train next", "train reset", "train host run"})
  void noDrillBeginsWhileItIsWatched(String line) {
    ShellHarness.Shown shown = shell.line("watch " + line + " --timeout=1s");

    assertThat(shown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(shown.err()).contains("watch: expected a command that shows something, got 'train");
    assertThat(shell.line("fault list").err()).contains("not one of the stage");
  }

  @Test
  void whatIsNotRefusedIsWatchedAndReadAsEver() {
    assertThat(shell.line("watch get rc --timeout=1s").out()).contains("web");
    assertThat(shell.line("'train' status").out()).startsWith("IT SAID IT FAILED");
    assertThat(shell.line("get rc 'fault").err()).contains("expected a closing '");
  }

  @Test
  void onlyTheDebriefTellsWhatStruck() {
    assertThat(shell.line("rollout resume -o json").out()).doesNotContain("reset-after");
    for (String line :
        List.of(
            "timeline web",
            "timeline web --all",
            "timeline web -o json",
            "rollout history web",
            "rollout history web -o json")) {
      ShellHarness.Shown shown = shell.line(line);
      assertThat(shown.code()).as(line + shown.err()).isEqualTo(ExitCode.DONE);
      assertThat(shown.out())
          .as(line)
          .contains("web")
          .doesNotContainPattern("\\bfaults?\\b|reset-after");
    }
    assertThat(shell.line("train debrief").out()).contains("fault", "reset-after");
  }
}
