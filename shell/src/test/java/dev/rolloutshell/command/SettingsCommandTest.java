package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.settings.Settings;
import dev.rolloutshell.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What settings change, and how they are shown. */
class SettingsCommandTest {

  @TempDir Path directory;

  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);

  @AfterEach
  void close() {
    session.close();
  }

  private ShellHarness with(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("settings.yaml"), text);
    Settings settings = SettingsFile.read(file, Map.of("ROLLOUT_SHELL_EVENTS", "off"));
    return new ShellHarness(Commands.registry(session, settings, Aliases.none()));
  }

  @Test
  void showsEachValueAndWhereItComesFrom() throws IOException {
    ShellHarness shell = with("max-surge: 2\n");

    assertThat(shell.line("settings").out())
        .contains("KEY ")
        .containsPattern("max-surge +2 +" + directory + "/settings.yaml, line 1")
        .containsPattern("max-unavailable +0 +default")
        .containsPattern("events +off +environment, ROLLOUT_SHELL_EVENTS");
    assertThat(shell.line("settings max-surge -o json").out())
        .contains("\"key\": \"max-surge\"")
        .contains("\"value\": \"2\"")
        .doesNotContain("max-unavailable");
    assertThat(new ShellHarness(session).line("settings").out()).doesNotContain("settings.yaml");
  }

  @Test
  void saysWhichKeyWasMeant() throws IOException {
    ShellHarness.Shown shown = with("").line("settings max-surg");

    assertThat(shown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(shown.err()).contains("got 'max-surg'; did you mean 'max-surge'?");
  }

  @Test
  void aRolloutBeginsWithTheLimitsThatAreSet() throws IOException {
    ShellHarness shell = with("max-surge: 3\nupdate-period: 7s\n");

    shell.line("rollout start web --image=example/web:v2 --update-period=1s");

    assertThat(shell.line("rollout status -o json").out())
        .containsPattern("\"maxSurge\": (\"3\"|3|\\{\\s*\"value\": 3)")
        .contains("1s");
  }

  @Test
  void theLimitsOfARolloutUnderWayStandAgainstThoseThatAreSet() throws IOException {
    new ShellHarness(session).line("rollout start web --image=example/web:v2");

    ShellHarness.Shown shown =
        with("max-surge: 3\n").line("rollout run web --image=example/web:v2");

    assertThat(shown.code()).as(shown.err()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void aRecordingSpellsThemOut() throws IOException {
    ShellHarness shell = with("max-surge: 3\nprogress-deadline: 2m\n");
    shell.line("rollout run web --image=example/web:v2 --progress-deadline=3m");

    ShellHarness.Shown shown = shell.line("scenario record stop " + directory.resolve("a.yaml"));

    assertThat(shown.code()).as(shown.err()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(directory.resolve("a.yaml")))
        .contains("--progress-deadline=3m --max-surge=3")
        .doesNotContain("2m");
  }

  @Test
  void watchPausesAsLongAsIsSet() throws IOException {
    assertThat(with("watch-interval: 7s\n").line("help watch").out()).contains("(default 7s)");
  }

  @Test
  void thePromptHasTheWordsThatAreSet() {
    try (Prompt prompt = new Prompt(session, "{namespace} at {context}{rollout} $")) {
      assertThat(prompt.exactText()).isEqualTo("default at simulator $");
      new ShellHarness(session).line("rollout start web --image=example/web:v2");
      assertThat(prompt.exactText()).isEqualTo("default at simulator [web 0/3 step 2] $");
    }
  }
}
