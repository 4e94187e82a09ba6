package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.command.ShellHarness.Shown;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.scenario.Scenario;
import dev.rolloutshell.scenario.ScenarioReader;
import dev.rolloutshell.scenario.Step;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);
  private final ShellHarness shell = new ShellHarness(session);
  @TempDir private Path directory;

  @AfterEach
  void close() {
    session.close();
  }

  private String does(String line) {
    Shown shown = shell.line(line);
    assertThat(shown.code()).as(shown.err()).isEqualTo(ExitCode.DONE);
    return shown.out();
  }

  @Test
  void whatWasDoneBecomesAScenarioThatReplays() {
    Path file = directory.resolve("mine.yaml");
    does("connect simulator --seed=7");
    assertThat(does("scenario record start " + file))
        .isEqualTo("recording; 'scenario record stop' writes " + file + "\n");
    does("rollout run web --image='example/web:v2' --until=1/3");
    does("rollout kill --lost-reply");
    does("simulator advance 30s");
    shell.line("rollout run web --image=example/web:v3");
    shell.line("no such command");
    does("help");
    does("rollout abort");

    assertThat(does("scenario record stop")).contains(": 5 steps, ").endsWith("; it replays\n");
    Scenario scenario = ScenarioReader.read(file);
    assertThat(scenario.seed()).isEqualTo(7);
    assertThat(scenario.steps())
        .containsExactly(
            new Step("rollout run web --image=example/web:v2 --until=1/3", 0),
            new Step("rollout kill --lost-reply", 0),
            new Step("simulator advance 30s", 0),
            new Step("rollout run web --image=example/web:v3", 1),
            new Step("rollout abort", 0));
    assertThat(scenario.expectations().states())
        .extracting("object")
        .containsExactly("rc/web", "rc", "pods");
    assertThat(scenario.expectations().invariants()).hasSize(10);
    assertThat(scenario.expectations().eventOrder()).hasSizeGreaterThan(5);
    assertThat(does("scenario replay " + file)).contains("of virtual time");
  }

  @Test
  void whatAnOperatorJustDidCanBeRecordedAfterwards() {
    Path file = directory.resolve("after.yaml");
    does("scale rc web --replicas=4");
    does("simulator back");

    assertThat(does("scenario record stop " + file)).contains("2 steps, ").contains("it replays");
  }

  @Test
  void refusesWhatCannotBeRecorded() {
    assertThat(shell.line("scenario record stop").err())
        .contains("recording: expected one under way, or a FILE, but there is neither");
    assertThat(shell.line("scenario record start " + directory).err())
        .contains(directory + ": expected a file that can be written, but it cannot be");
    assertThat(shell.line("scenario record stop " + directory.resolve("x.yaml")).err())
        .contains("expected something to have been done on this simulator, but nothing was");
    assertThat(shell.line("scenario record stop /nix/x.yaml").code()).isEqualTo(ExitCode.REFUSED);
  }
}
