package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.cluster.ClusterFailure;
import dev.rolloutshell.rollout.model.ExitCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutCommandsTest {

  private final FakeRollouts rollouts = new FakeRollouts();
  private final ShellHarness shell = new ShellHarness(FakeConnection.session(rollouts));

  @Test
  void readsAWholeStart() {
    shell.line(
        "rollout start web web-2 --image=example/web:v2 --container=c --image-pull-policy=Always"
            + " --max-surge=25% --max-unavailable=1 --min-ready-seconds=5 --update-period=10s"
            + " --progress-deadline=2m --deployment-label-key=k");

    assertThat(rollouts.calls)
        .containsExactly(
            "start Forward[name=web, next=web-2,"
                + " change=Image[image=example/web:v2, container=c, pullPolicy=Always],"
                + " limits=Limits[maxSurge=25%, maxUnavailable=1, minReadySeconds=5,"
                + " updatePeriod=PT10S, progressDeadline=PT2M], labelKey=k]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rollout step              | step 1 Resume[name=web, next=null]",
        "rollout step 3            | step 3 Resume[name=web, next=null]",
        "rollout step web          | step 1 Resume[name=web, next=null]",
        "rollout step 3 2          | step 2 Resume[name=3, next=null]",
        "rollout run --until=2/3   | run until 2/3 Resume[name=web, next=null]",
        "rollout run web           | run Resume[name=web, next=null]",
        "rollout run web-2 web     | run Abort[name=web, next=web-2]",
        "rollout resume            | run Resume[name=web, next=null]",
        "rollout abort             | run Abort[name=web, next=null]",
        "rollout abort web web-2   | run Abort[name=web, next=web-2]",
        "rollout abort --dry-run   | plan Abort[name=web, next=null]",
        "rollout plan              | plan Resume[name=web, next=null]",
        "rollout kill              | kill NOW Resume[name=web, next=null]",
        "rollout kill --before     | kill BEFORE Resume[name=web, next=null]",
        "rollout kill web --after  | kill AFTER Resume[name=web, next=null]",
        "rollout kill --lost-reply | kill LOST_REPLY Resume[name=web, next=null]",
        "rollout explain           | explain Resume[name=web, next=null]",
      })
  void meansTheOneRolloutUnderWay(String line, String call) {
    rollouts.underWay = List.of("web");

    ShellHarness.Shown shown = shell.line(line);

    assertThat(shown.err()).doesNotContain("error");
    assertThat(rollouts.calls).containsExactly(call);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rollout step",
        "rollout run",
        "rollout kill",
        "rollout resume",
        "rollout abort",
        "rollout explain",
        "rollout plan"
      })
  void namesTheRolloutsWhenThereAreSeveralOrNone(String line) {
    ShellHarness.Shown none = shell.line(line);
    rollouts.underWay = List.of("api", "web");
    ShellHarness.Shown several = shell.line(line);

    assertThat(none.code()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err())
        .contains("no rollout is under way in namespace default")
        .contains("try:");
    assertThat(several.code()).isEqualTo(ExitCode.USAGE);
    assertThat(several.err()).contains("several rollouts are under way").contains("api, web");
    assertThat(rollouts.calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rollout start web web --image=x             | the same as NAME",
        "rollout run web                             | --image and -f is missing",
        "rollout start web                           | --image and -f is missing",
        "rollout start web --image=x -f y            | both given",
        "rollout run --image=x                       | NAME is missing",
        "rollout start Web_1 --image=x               | invalid name 'Web_1'",
        "rollout start web --image='a b'             | --image expects a reference",
        "rollout start web --image=UPPER/x            | its repository must be lower-case",
        "rollout start web --image=x --max-surge=101%      | at most 100%",
        "rollout start web --image=x --max-surge=-1        | must not be negative",
        "rollout start web --image=x --max-surge=many      | expected a number or a percentage",
        "rollout start web --image=x --max-surge=0 --max-unavailable=0 | both 0",
        "rollout start web --image=x --min-ready-seconds=-1 | at least 0",
        "rollout start web --image=x --update-period=soon  | expected a duration",
        "rollout start web --image=x --progress-deadline=0 | must be positive",
        "rollout start web --image=x --image-pull-policy=Often | expects one of Always",
        "rollout start web --container=c             | goes with --image",
        "rollout run web --max-surge=2               | goes with --image",
        "rollout run web --image=x --until=3/2       | --until expects READY/SIZE",
        "rollout step 0                              | COUNT: expected a whole number, at least 1",
        "rollout step -1                             | COUNT: expected a whole number, at least 1",
        "rollout kill web --before --after           | expected one of them",
      })
  void refusesWrongWords(String line, String message) {
    ShellHarness.Shown shown = shell.line(line);

    assertThat(shown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(shown.out()).isEmpty();
    assertThat(shown.err()).startsWith("error: ").contains(message);
    assertThat(rollouts.calls).isEmpty();
  }

  @Test
  void refusesAStartWithoutAChangeWhereOneIsUnderWay() {
    rollouts.underWay = List.of("web");

    ShellHarness.Shown shown = shell.line("rollout start web");

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.err()).contains("under way already").contains("try: rollout resume web");
  }

  @Test
  void showsWritesAsTheyAreMadeAndWaitsOnStandardError() {
    rollouts.underWay = List.of("web");

    ShellHarness.Shown shown = shell.line("rollout step");

    assertThat(shown.out())
        .isEqualTo(
            """
            step 7   UPDATE  replicationcontrollers/web-2: why (ready 3, total 4)
            1 write made
            next: update x
            try: rollout step
            """);
    assertThat(shown.err()).isEqualTo("waiting for 1 pod to be ready\n");
  }

  @Test
  void printsOneDocumentAndNothingElseOnStandardOutput() {
    rollouts.underWay = List.of("web");

    ShellHarness.Shown shown = shell.line("rollout step -o json");

    assertThat(shown.out())
        .isEqualTo(
            """
            {
              "code": 0,
              "name": "web",
              "steps": [
                {
                  "number": 7,
                  "direction": "forward",
                  "verb": "UPDATE",
                  "object": "replicationcontrollers/web-2",
                  "rule": "RollForward",
                  "reason": "why",
                  "ready": 3,
                  "total": 4
                }
              ],
              "message": "1 write made",
              "hint": "rollout step",
              "next": "update x"
            }
            """);
    assertThat(shown.err()).contains("step 7   UPDATE");
  }

  @Test
  void answersWhereNothingIsUnderWay() {
    ShellHarness.Shown shown = shell.line("rollout status");

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(shown.out())
        .isEqualTo(
            """
            no rollout is under way in namespace default
            try: rollout start NAME --image=IMAGE
            """);
    assertThat(shown.err()).isEmpty();
    assertThat(shell.line("rollout status -o yaml").out())
        .isEqualTo(
            """
            namespace: default
            direction: none
            message: no rollout is under way in namespace default
            hint: rollout start NAME --image=IMAGE
            """);
    assertThat(shell.line("rollout status -o name").out()).isEmpty();
    rollouts.underWay = List.of("api", "web");
    assertThat(shell.line("rollout status").err()).contains("several rollouts are under way");
  }

  @Test
  void printsOneDocumentForAFailureToo() {
    ShellHarness.Shown unknown = shell.line("rollout frob -o json");
    ShellHarness.Shown none = shell.line("rollout explain -oyaml");

    assertThat(unknown.out())
        .startsWith("{\n  \"code\": 2,\n  \"message\": \"unknown command 'rollout frob'")
        .endsWith("\"hint\": \"help rollout\"\n}\n");
    assertThat(unknown.err()).startsWith("error: unknown command").hasLineCount(2);
    assertThat(none.out())
        .isEqualTo(
            """
            code: 2
            message: "no rollout is under way in namespace default: expected one, or NAME"
            hint: rollout start NAME --image=IMAGE
            """);
    assertThat(shell.line("exit -o json").out()).isEmpty();
  }

  @Test
  void endsWithTheReportsExitCodeAndSaysWhyOnStandardError() {
    rollouts.underWay = List.of("web");
    rollouts.code = ExitCode.DEADLINE;

    ShellHarness.Shown shown = shell.line("rollout run");

    assertThat(shown.code()).isEqualTo(ExitCode.DEADLINE);
    assertThat(shown.err()).endsWith("error: 1 write made\ntry: rollout step\n");
  }

  @Test
  void turnsEveryFailureIntoOneLine() {
    rollouts.underWay = List.of("web");
    rollouts.failure = new ClusterFailure(ExitCode.CANNOT_CONNECT, true, "no\nanswer");
    ShellHarness.Shown unreachable = shell.line("rollout run");
    rollouts.failure = new IllegalStateException("odd");
    ShellHarness.Shown mistake = shell.line("rollout run");

    assertThat(unreachable.code()).isEqualTo(ExitCode.CANNOT_CONNECT);
    assertThat(unreachable.err())
        .isEqualTo("error: no answer\ntry: connect cluster --kubeconfig=FILE --context=NAME\n");
    assertThat(mistake.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(mistake.err()).startsWith("error: this is a mistake in the shell").hasLineCount(2);
  }
}
