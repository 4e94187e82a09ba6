package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultCommandsTest {
  private static final String RUN = "rollout run web --image=example/web:v2";

  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);
  private final ShellHarness shell = new ShellHarness(session);

  @AfterEach
  void leave() {
    session.close();
  }

  @Test
  void faultIsAddedListedRemovedAndCleared() {
    assertThat(shell.line("fault list").out()).isEqualTo("no faults\n");
    assertThat(shell.line("fault add latency --delay=2s --resource=pods").out())
        .isEqualTo("fault 1: latency --resource=pods --delay=2s\n");
    assertThat(shell.line("fault add unavailable --nth=3 -o name").out()).isEqualTo("fault/2\n");
    assertThat(shell.line("fault list").out())
        .isEqualTo(
            """
            ID   STATE   SEEN   STRUCK   FAULT
            1    armed   0      0        latency --resource=pods --delay=2s
            2    armed   0      0        unavailable --nth=3
            """);
    assertThat(shell.line("fault remove 1").out()).isEqualTo("fault 1 is removed\n");
    assertThat(shell.line("fault remove 1").code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.line("fault clear").out()).isEqualTo("1 fault is removed\n");
    assertThat(shell.line("fault list -o json").out()).contains("\"faults\": []");
  }

  @Test
  void theShellsOwnLooksAreNeitherCountedNorStruck() {
    shell.line("rollout start web --image=example/web:v2");
    shell.line("fault add unavailable --times=always");
    shell.line("fault add rival-scales --replicas=5 --nth=9");

    try (Prompt prompt = new Prompt(session)) {
      assertThat(prompt.exactText()).startsWith("simulator:default [web ");
    }
    assertThat(ClusterNames.read(session, null).controllers()).containsKey("web");

    assertThat(shell.line("fault list").out())
        .containsPattern("1 +armed +0 +0 +unavailable")
        .containsPattern("2 +armed +0 +0 +rival-scales");
    assertThat(shell.line("get rc").code()).isNotEqualTo(ExitCode.DONE);
    assertThat(shell.line("fault list").out()).containsPattern("1 +armed +1 +1 +unavailable");
  }

  @Test
  void kindsAreListedAndOneInFull() {
    assertThat(shell.line("fault kinds").out())
        .contains("kill-before", "latency", "second-copy", "rival-aborts");
    assertThat(shell.line("fault kinds latency").out())
        .contains("--delay=DURATION", "100ms")
        .doesNotContain("kill-before");
    assertThat(shell.line("fault kinds latency -o json").out()).contains("\"kind\": \"latency\"");
  }

  @Test
  void tabOffersTheOptionsOfTheKindThatIsTyped() {
    WordCompleter completer = new WordCompleter(Commands.registry(session), new LiveNames(session));

    assertThat(completer.candidates(List.of("fault", "add", "latency"), "--re"))
        .containsKeys("--resource=", "--delay=", "--nth=")
        .doesNotContainKeys("--ready=", "--replicas=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fault add latnecy                    | KIND: expected a kind of fault, got 'latnecy'; did you mean latency? | fault kinds latency
          fault add latency --delay=soon       | --delay: expected a duration                  | fault kinds latency
          fault add latency --replicas=3       | --replicas: expected an option of latency (--verb, | fault kinds latency
          fault add latency --nth=0            | --nth: expected a whole number                | fault kinds latency
          fault add crash-loop --verb=get      | --verb: expected an option of crash-loop (--  | fault kinds crash-loop
          fault remove first                   | ID: expected a whole number                   | help fault remove
          fault kinds lag                      | KIND: expected a kind of fault                | fault kinds
          """)
  void badWordsAreToldInTwoLines(String line, String message, String hint) {
    ShellHarness.Shown shown = shell.line(line);

    assertThat(shown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(shown.err().lines()).hasSize(2);
    assertThat(shown.err()).startsWith("error: ").contains(message).contains("try: " + hint);
  }

  @ParameterizedTest
  @CsvSource({
    "kill-before, before it could send",
    "kill-after, after the answer to",
    "kill-lost-reply, before the answer arrived to"
  })
  void rolloutKilledByAFaultSaysWhatKillSays(String kind, String where) {
    shell.line("fault add " + kind + " --verb=write --nth=3");

    ShellHarness.Shown killed = shell.line(RUN);

    assertThat(killed.code()).isEqualTo(ExitCode.DONE);
    assertThat(killed.err()).doesNotContain("error: ");
    assertThat(killed.out())
        .contains("the client is dead " + where + " update pods/web-")
        .contains("; the cluster stays as it is")
        .endsWith("try: 'rollout resume web' goes on, 'rollout abort web' goes back\n");
    assertThat(shell.line("rollout resume web").out()).contains("web is rolled out");
  }

  @Test
  void deathAtACommandThatOnlyReadsIsToldToo() {
    shell.line("fault add kill-before --verb=read");

    ShellHarness.Shown dead = shell.line("get rc");

    assertThat(dead.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(dead.err()).startsWith("error: the client ").contains(" before it could send list");
    assertThat(shell.line("get rc").code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void anotherOperatorAbortsWhatIsUnderWay() {
    shell.line("fault add rival-aborts --verb=write --nth=8");

    ShellHarness.Shown run = shell.line(RUN);
    shell.line("simulator advance 5m");

    assertThat(run.code()).isEqualTo(ExitCode.CONFLICT);
    assertThat(shell.line("get rc -o wide").out()).contains("example/web:v1").doesNotContain(":v2");
  }

  @Test
  void secondCopyOfTheToolDoesNoHarm() {
    shell.line("fault add second-copy --verb=write --nth=2");

    ShellHarness.Shown run = shell.line(RUN);
    shell.line("fault clear");

    assertThat(run.code()).isIn(ExitCode.DONE, ExitCode.CONFLICT);
    shell.line("rollout resume web");
    assertThat(shell.line("get rc -o wide").out()).contains("example/web:v2").doesNotContain(":v1");
  }
}
