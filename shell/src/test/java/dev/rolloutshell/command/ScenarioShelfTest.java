package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.command.ShellHarness.Shown;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.scenario.PackagedScenarios;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios that come with the program, which does not stand in its checkout here. */
class ScenarioShelfTest {

  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);
  private final ShellHarness shell = new ShellHarness(session);
  @TempDir private Path directory;

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void allFilesComeAlong() throws IOException {
    List<String> files;
    try (Stream<Path> there = Files.list(Path.of("../scripts/scenarios"))) {
      files = there.map(file -> file.getFileName().toString()).sorted().toList();
    }

    assertThat(PackagedScenarios.names())
        .hasSizeGreaterThan(25)
        .isEqualTo(files.stream().map(file -> file.replaceFirst("\\.yaml$", "")).sorted().toList());
    assertThat(Files.readString(Path.of("../scripts/rollout-shell")))
        .as("a start after a change to a scenario builds again, and elsewhere too")
        .contains("scripts/drills scripts/scenarios simulator/src/main")
        .contains("shell/src scripts/drills scripts/scenarios; do");
  }

  @Test
  void listShowsNamesAndTitles() {
    Shown shown = shell.line("scenario list");

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(shown.out().lines())
        .hasSize(PackagedScenarios.names().size() + 1)
        .anyMatch(
            line ->
                line.matches(
                    "bad-image +1 +kubernetes/kubernetes#4140: an image that cannot be pulled"
                        + " killed good pods\\."));
  }

  @Test
  void aNameIsReplayedAndChecked() {
    assertThat(shell.line("scenario replay seed-neither-exists").code()).isEqualTo(ExitCode.DONE);
    assertThat(shell.line("scenario replay seed-neither-exists.yaml").code())
        .isEqualTo(ExitCode.DONE);
    assertThat(shell.line("scenario lint bad-image").out())
        .isEqualTo("bad-image: can be replayed\n");
    assertThat(shell.line("scenario lint").out())
        .hasLineCount(PackagedScenarios.names().size())
        .contains("seed-only-target: can be replayed\n");
  }

  @Test
  void aFileThatIsThereGoesBeforeAName() throws IOException {
    Path file = directory.resolve("bad-image");
    Files.writeString(file, "description: mine\nsteps: [get rc]\n");

    assertThat(shell.line("scenario replay " + file).code()).isEqualTo(ExitCode.DONE);
    assertThat(shell.line("scenario replay " + file).out()).contains("mine");
  }

  @Test
  void aNameThatIsMistypedGetsTheNearest() {
    Shown shown = shell.line("scenario replay bad-imgae");

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.err())
        .startsWith("error: scenario 'bad-imgae': expected a file, or the name of a scenario")
        .contains("try: scenario replay bad-image\n");
  }

  @Test
  void namesAreCompletedWithWhatTheyShow() {
    assertThat(ScenarioShelf.names())
        .containsKey("bad-image")
        .extractingByKey("bad-image")
        .asString()
        .endsWith("killed good pods.");
  }
}
