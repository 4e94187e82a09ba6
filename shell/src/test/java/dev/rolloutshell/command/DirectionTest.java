package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator reads says which way things go: forward, back, or not at all. */
class DirectionTest {

  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);
  private final ShellHarness shell = new ShellHarness(session);

  @BeforeEach
  void rollHalfway() {
    shell.line("rollout run web --image=example/web:v2 --until=1/3");
  }

  @AfterEach
  void close() {
    session.close();
  }

  private String prompt() {
    try (Prompt prompt = new Prompt(session)) {
      return prompt.exactText();
    }
  }

  private ShellHarness.Shown beginAbort() {
    // The turn is stored, and its client dies.
    shell.line("rollout kill --before");
    try (var rollouts = session.rollouts(null)) {
      var abort = new dev.rolloutshell.rollout.model.Intent.Abort("web", null);
      rollouts.step(abort, 1, dev.rolloutshell.rollout.drive.Progress.NONE);
    }
    return shell.line("rollout step");
  }

  @Test
  void anAbortsWritesHaveNumbersOfTheirOwn() {
    ShellHarness.Shown step = beginAbort();

    assertThat(step.out()).startsWith("abort step ").contains("goes on with the abort");
    assertThat(prompt()).contains(" abort step ");
    assertThat(shell.line("rollout status").out())
        .startsWith("default/web: abort, rolling, abort step ")
        .contains("ends with web restored")
        .doesNotContain("rename");
    assertThat(shell.line("rollout plan").out()).startsWith("ABORT STEP ");
    assertThat(shell.line("rollout step -o json").out()).contains("\"direction\": \"abort\"");
  }

  @Test
  void hintsDuringAnAbortSpeakOfTheAbort() {
    beginAbort();

    assertThat(shell.line("rollout kill").out())
        .contains("'rollout resume web' goes on with the abort")
        .doesNotContain("goes back");
    ShellHarness.Shown another = shell.line("rollout run web --image=example/web:v9");
    assertThat(another.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(another.err()).contains("is being aborted", "finishes the abort");
    assertThat(shell.line("rollout start web --image=example/web:v2").err())
        .contains("an abort of the rollout of web is under way");
    assertThat(shell.line("rollout explain").out()).contains("an abort is under way");
    assertThat(shell.line("rollout resume").code()).isEqualTo(ExitCode.ABORTED);
  }

  @Test
  void aBadImageIsNamedBeforeTheDeadlineAndAtIt() {
    shell.line("rollout abort");
    shell.line("rollout start web --image=example/bad:v2 --progress-deadline=30s");

    ShellHarness.Shown run = shell.line("rollout run");

    assertThat(run.code()).isEqualTo(ExitCode.DEADLINE);
    assertThat(run.err())
        .contains("waiting for pod web-", ": ErrImagePull: example/bad:v2; web-")
        .containsPattern("error: no progress for 30s while .*: ImagePullBackOff: example/bad:v2");
    assertThat(shell.line("rollout status").out())
        .containsPattern("waiting for pod web-\\S+: ImagePullBackOff: example/bad:v2")
        .contains("foreseen once that is over: step 8, UPDATE")
        .doesNotContain("1 of 3 ready");
  }
}
