package dev.rolloutshell.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolloutshell.rollout.model.Amount;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.session.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {

  @TempDir Path directory;

  private Settings read(String text, Map<String, String> environment) throws IOException {
    Path file = Files.writeString(directory.resolve("settings.yaml"), text);
    return SettingsFile.read(file, environment);
  }

  @Test
  void everythingHasItsDefaultWhereThereIsNoFile() {
    Settings settings = SettingsFile.read(directory.resolve("no-such"), Map.of());

    assertThat(settings.present()).isFalse();
    assertThat(settings.values()).isEqualTo(Settings.DEFAULTS.values());
    assertThat(settings.limits()).isEqualTo(Limits.DEFAULT);
    assertThat(settings.colours()).isTrue();
    assertThat(settings.drills()).isNull();
  }

  @Test
  void aFileOfCommentsSetsNothing() throws IOException {
    assertThat(read("# later\n\n", Map.of()).values()).isEqualTo(Settings.DEFAULTS.values());
    assertThat(read("", Map.of()).present()).isTrue();
  }

  @Test
  void readsValuesAndSaysWhereEachComesFrom() throws IOException {
    Settings settings =
        read(
            """
            # mine
            max-surge: 25%
            max-unavailable: 1
            update-period: 5s
            journal: off
            color: never
            prompt: "{namespace}> "
            aliases:
              k: get pods
            """,
            Map.of());

    assertThat(settings.limits().maxSurge()).isEqualTo(Amount.parse("25%"));
    assertThat(settings.limits().maxUnavailable()).isEqualTo(Amount.of(1));
    assertThat(settings.duration(Setting.UPDATE_PERIOD)).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.on(Setting.JOURNAL)).isFalse();
    assertThat(settings.on(Setting.EVENTS)).isTrue();
    assertThat(settings.colours()).isFalse();
    assertThat(Objects.requireNonNull(settings.values().get(Setting.MAX_SURGE)).source())
        .endsWith("settings.yaml, line 2");
    assertThat(Objects.requireNonNull(settings.values().get(Setting.EVENTS)).source())
        .isEqualTo("default");
    assertThat(Objects.requireNonNull(settings.aliases().get("k")).text()).isEqualTo("get pods");
    assertThat(Objects.requireNonNull(settings.aliases().get("k")).source()).endsWith("line 9");
  }

  @Test
  void theEnvironmentOverridesTheFile() throws IOException {
    Settings settings =
        read(
            "journal: off\nevents: on\n",
            Map.of("ROLLOUT_SHELL_JOURNAL", "on", "ROLLOUT_SHELL_EVENTS", "off"));

    assertThat(settings.on(Setting.JOURNAL)).isTrue();
    assertThat(settings.on(Setting.EVENTS)).isFalse();
    assertThat(Objects.requireNonNull(settings.values().get(Setting.EVENTS)).source())
        .isEqualTo("environment, ROLLOUT_SHELL_EVENTS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void anEmptyVariableIsNoneAtAll(String empty) throws IOException {
    Settings settings = read("journal: off\n", Map.of("ROLLOUT_SHELL_JOURNAL", empty));

    assertThat(settings.on(Setting.JOURNAL)).isFalse();
    assertThat(Objects.requireNonNull(settings.values().get(Setting.JOURNAL)).source())
        .endsWith("settings.yaml, line 1");
  }

  @ParameterizedTest
  @CsvSource({
    "on, true",
    "Yes, true",
    "TRUE, true",
    "1, true",
    "Off, false",
    "no, false",
    "0, false"
  })
  void aVariableIsOneOfAFewWords(String word, boolean on) throws IOException {
    assertThat(read("", Map.of("ROLLOUT_SHELL_EVENTS", word)).on(Setting.EVENTS)).isEqualTo(on);
  }

  @Test
  void refusesAnotherWordInTheEnvironmentAndNamesTheVariable() {
    assertThatThrownBy(() -> read("", Map.of("ROLLOUT_SHELL_JOURNAL", "of")))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            e -> {
              assertThat(e.code()).isEqualTo(ExitCode.USAGE);
              assertThat(e.message())
                  .isEqualTo("environment, ROLLOUT_SHELL_JOURNAL: expected on or off, got 'of'");
              assertThat(e.hint()).isEqualTo("ROLLOUT_SHELL_JOURNAL=on");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max_surge: 1| line 1: expected one of namespace, color",
        "max-surge: 1\\nmax-surge: 2| line 2: expected YAML, but",
        "color: blue| line 1: color: expected auto or never, got 'blue'",
        "\\n\\nwatch-interval: 10ms| line 3: watch-interval: expected at least 100ms, got '10ms'",
        "update-period: soon| line 1: update-period: expected a duration",
        "history-size: -1| line 1: history-size: expected a whole number from 0",
        "journal: maybe| line 1: journal: expected on or off, got 'maybe'",
        "max-surge: two| line 1: max-surge: expected a number or a percentage, got 'two'",
        "max-surge: [1]| line 1: max-surge: expected one value, got a list",
        "drills:| line 1: drills: expected one value, got nothing",
        "prompt: '{where}>'| line 1: prompt: expected words with {context}",
        "namespace: Shop| line 1: namespace: expected a namespace's name",
        "aliases: k| line 1: aliases: expected names with commands, got 'k'",
        "aliases: {k: 3}| line 1: aliases.k: expected a command, got '3'",
        "- a| line 1: expected keys with values, got a list",
        "color: never\\nmax-surge: 0| line 2: limits of a rollout: --max-surge and",
        "a: b: c| line 1: expected YAML",
      })
  void refusesWithFileLineAndKey(String text, String why) {
    String lines = text.replace("\\n", "\n");
    assertThatThrownBy(() -> read(lines, Map.of()))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            e -> {
              assertThat(e.code()).isEqualTo(ExitCode.USAGE);
              assertThat(e.message()).startsWith("settings " + directory).contains(why.strip());
              assertThat(e.message()).hasLineCount(1);
              assertThat(e.hint()).contains("docs/settings.md");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "update-perod: 5s| did you mean 'update-period'?| 'update-period: 0s' in it",
        "color: never\\n\\tjournal: off| expected YAML| blanks in place of the tab character",
        "color: auto\\ncolor: never| is there twice| each key once",
        "journal: maybe| expected on or off| 'journal: on' in it",
        "aliases: k| expected names with commands| 'aliases: {k: get pods}' in it",
        "zebra: 1| got 'zebra'| with a key of docs/settings.md",
      })
  void whatToTryFitsTheMistake(String text, String why, String remedy) {
    String lines = text.replace("\\n", "\n").replace("\\t", "\t");
    assertThatThrownBy(() -> read(lines, Map.of()))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            e -> {
              assertThat(e.message()).contains(why);
              assertThat(e.hint()).contains(remedy);
            });
  }

  @Test
  void refusesWhatIsNoFile() {
    assertThatThrownBy(() -> SettingsFile.read(directory, Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("expected a file, but it is a directory");
  }

  @Test
  void liesWhereConfigurationLies() {
    assertThat(SettingsFile.place(Map.of("XDG_CONFIG_HOME", "/etc/me")))
        .isEqualTo(Path.of("/etc/me/rollout-shell/settings.yaml"));
    assertThat(SettingsFile.place(Map.of()).toString())
        .endsWith("/.config/rollout-shell/settings.yaml");
  }
}
