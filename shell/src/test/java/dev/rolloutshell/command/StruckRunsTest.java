package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.command.ShellHarness.Shown;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run tells of the faults that strike while it works. */
class StruckRunsTest {

  private static final String RUN = "rollout run web --image=example/web:v2";

  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);
  private final ShellHarness shell = new ShellHarness(session);

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void aRivalsStrikeIsTold() {
    shell.line("fault add rival-scales --controller=web --replicas=5 --after=1s");

    Shown run = shell.line(RUN);

    assertThat(run.err())
        .containsOnlyOnce("fault rival-scales struck: somebody else scales the controller\n");
    assertThat(run.out()).contains("scale 5 -> ");
  }

  @Test
  void aFaultThatStrikesOftenIsToldWhenItFirstDoesAndCountedInTheEnd() {
    shell.line("fault add latency --delay=10ms --times=7");

    Shown run = shell.line(RUN);

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.err())
        .containsOnlyOnce("fault latency struck: ")
        .contains(", at list replicationcontrollers\n")
        .contains("fault latency struck 7 times\n");
    assertThat(shell.line("rollout plan web --image=example/web:v3").err()).isEmpty();
  }

  @Test
  void theDocumentHasThemToo() {
    shell.line("fault add latency --delay=10ms --times=7");

    JsonNode report = JsonMapper.builder().build().readTree(shell.line(RUN + " -o json").out());

    assertThat(report.path("code").asInt()).isZero();
    assertThat(report.path("struck").size()).isEqualTo(1);
    assertThat(report.path("struck").path(0).path("id").asInt()).isEqualTo(1);
    assertThat(report.path("struck").path(0).path("kind").asString()).isEqualTo("latency");
    assertThat(report.path("struck").path(0).path("times").asInt()).isEqualTo(7);
  }

  @Test
  void equalLinesInARowAreSaidOnceAndTheEndIsTrue() {
    shell.line("fault add conflict --times=always");

    Shown run = shell.line(RUN);

    assertThat(run.code()).isEqualTo(ExitCode.CONFLICT);
    assertThat(run.err())
        .containsOnlyOnce("conflict on replicationcontrollers/web-")
        .contains("\n... 56 times more\n")
        .contains("error: 61 times in a row the cluster did not create replicationcontrollers/web-")
        .contains("but nobody has changed it meanwhile")
        .doesNotContain("somebody else keeps");
  }

  @Test
  void aServerThatAnswersWithAnOldStateIsAskedAgain() {
    shell.line("fault add stale-read --verb=list --resource=replicationcontrollers --nth=6");

    Shown run = shell.line(RUN);

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).contains("fault stale-read struck").contains("; trying again\n");
  }

  @Test
  void aServerThatIsGoneIsAskedSeldomAndToldOfNowAndThen() {
    shell.line("fault add server-restart --lasts=0s --after=1s");

    Shown run = shell.line(RUN);

    assertThat(run.code()).isEqualTo(ExitCode.CANNOT_CONNECT);
    assertThat(run.err())
        .containsOnlyOnce("; trying again\n")
        .contains("; tried for 10s, gives up after 10m\n")
        .contains("; tried for 1m, gives up after 10m\n")
        .contains("; tried for 9m30s, gives up after 10m\n")
        .doesNotContain("times more")
        .doesNotContain("Exception");
  }

  @Test
  void aServerThatNeverCatchesUpIsNotTakenForSomebodyElse() {
    shell.line("fault add stale-read --times=always");

    Shown run = shell.line(RUN);

    assertThat(run.code()).isEqualTo(ExitCode.CANNOT_CONNECT);
    assertThat(run.err())
        .containsPattern(
            "error: .* answered with an old state: expected resourceVersion \\d+ or later, got"
                + " \\d+")
        .doesNotContain("somebody else");
    shell.line("fault clear");
    assertThat(shell.line("rollout resume web").code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void whoGivesClearANumberMeansRemove() {
    assertThat(shell.line("fault clear 1").err())
        .isEqualTo(
            """
            error: fault clear: unexpected word '1': expected fault clear
            try: fault remove 1
            """);
  }
}
