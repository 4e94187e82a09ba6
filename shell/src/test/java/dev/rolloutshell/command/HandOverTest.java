package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.command.ShellHarness.Shown;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator sees while the new controller takes the old name, step by step. */
class HandOverTest {

  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);
  private final ShellHarness shell = new ShellHarness(session);

  @AfterEach
  void close() {
    session.close();
  }

  private void atStep(int step) {
    shell.line("rollout start web --image=example/web:v2");
    shell.line("rollout step web " + (step - 2));
  }

  /** Steps 14 to 18: the source is deleted; created parked; released; adopted; target deleted. */
  @ParameterizedTest
  @CsvSource({
    "14, target, false",
    "15, target, true",
    "16, target, true",
    "17, target, true",
    "18, -, true"
  })
  void theRenamedControllerIsNoSource(int step, String target, boolean renamed) {
    atStep(step);

    String table = shell.line("rollout status").out();
    JsonNode status = JsonMapper.shared().readTree(shell.line("rollout status -o json").out());

    assertThat(table).contains("step " + step + " of 18");
    assertThat(table.contains("\nrenamed ")).isEqualTo(renamed);
    assertThat(table.contains("\ntarget ")).isEqualTo(!target.equals("-"));
    assertThat(status.path("source").isNull()).isTrue();
    assertThat(status.path("renamed").isNull()).isEqualTo(!renamed);
    assertThat(status.path("ready").asInt()).isEqualTo(3);
    try (Prompt prompt = new Prompt(session)) {
      assertThat(prompt.exactText()).isEqualTo("simulator:default [web 3/3 step " + step + "]>");
    }
  }

  @ParameterizedTest
  @CsvSource({"14", "15", "16", "17", "18"})
  void untilASizeThatIsReachedWritesNothing(int step) {
    atStep(step);

    Shown run = shell.line("rollout run --until=2/3");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("web: 0 writes made");
    assertThat(shell.line("rollout resume -o name").out()).isEqualTo("replicationcontroller/web\n");
  }
}
