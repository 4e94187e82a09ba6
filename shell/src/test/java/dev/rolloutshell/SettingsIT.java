package dev.rolloutshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program with a settings file. */
class SettingsIT {

  @TempDir Path directory;

  private void write(String text) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("config/rollout-shell"));
    Files.writeString(folder.resolve("settings.yaml"), text);
  }

  @Test
  void startsNothingWithABrokenFile() throws IOException {
    write("max-surge: 2\ncolour: never\n");

    Program.Ended oneShot = Program.run(directory, "", "rollout", "status", "-o", "json");
    Program.Ended piped = Program.run(directory, "version\n");
    Program.Ended help = Program.run(directory, "", "--help");

    assertThat(oneShot.code()).isEqualTo(2);
    assertThat(oneShot.out()).contains("\"code\": 2");
    assertThat(oneShot.err().lines()).hasSize(2);
    assertThat(oneShot.err()).contains("settings.yaml, line 2: expected one of namespace, color,");
    assertThat(piped.code()).isEqualTo(2);
    assertThat(piped.out()).isEmpty();
    assertThat(help.code()).isZero();
  }

  @Test
  void helpIsThereWithABrokenFile() throws IOException {
    write("update-perod: 5s\n");

    Program.Ended help = Program.run(directory, "", "help", "settings");

    assertThat(help.code()).isZero();
    assertThat(help.out()).startsWith("settings [KEY]");
    assertThat(help.err().lines()).singleElement().asString().startsWith("warning: settings ");
  }

  @Test
  void takesWhatIsSet() throws IOException {
    write("journal: off\nprompt: '{namespace}$'\nmax-surge: 2\n");
    Path script = directory.resolve("script");
    Files.writeString(script, "settings max-surge\n");

    Program.Ended ended = Program.run(directory, "", "--script=" + script, "--echo");

    assertThat(ended.out()).startsWith("default$ settings max-surge\n").contains("line 3");
    assertThat(directory.resolve("state/rollout-shell/journal")).doesNotExist();
  }
}
