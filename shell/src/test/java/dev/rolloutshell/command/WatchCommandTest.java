package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command that is run again and again, in virtual time. */
class WatchCommandTest {

  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);
  private final ShellHarness shell = new ShellHarness(session);

  @AfterEach
  void close() {
    session.close();
  }

  private ShellHarness.Shown line(String line) {
    return shell.line(line);
  }

  @Test
  void printsEachChangedOutputUntilATextAppears() {
    line("scale rc web --replicas=5");

    ShellHarness.Shown shown =
        line("watch get rc web -o jsonpath={.status.readyReplicas} --every=500ms --until=5");

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(shown.out().lines()).startsWith("3").endsWith("5").doesNotHaveDuplicates();
    assertThat(shown.err().lines())
        .allMatch(l -> l.matches("\\d\\d:\\d\\d:\\d\\d get rc web -o jsonpath=.*"));
  }

  @Test
  void letsVirtualTimePassBetweenTwoRuns() {
    Instant before = session.now();

    line("watch get rc --every=10s --timeout=30s");

    assertThat(Duration.between(before, session.now())).isBetween(ofSeconds(30), ofSeconds(31));
  }

  private static Duration ofSeconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  void endsByItselfWhereWaitingTakesNoTime() {
    Instant before = session.now();

    ShellHarness.Shown shown = line("watch version");

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(shown.out().lines()).hasSize(1);
    assertThat(Duration.between(before, session.now())).isEqualTo(Rounds.LONGEST_AT_ONCE);
  }

  @Test
  void waitsWithTheExitCodeOfWaitingForWhatDoesNotAppear() {
    ShellHarness.Shown shown = line("watch get rc --until=9/9 --timeout=20s");

    assertThat(shown.code()).isEqualTo(ExitCode.WAITING);
    assertThat(shown.err()).contains("expected '9/9' in its output, but its time is over");
  }

  @Test
  void findsARegularExpressionBetweenSlashes() {
    assertThat(line("watch get rc '--until=/^web +3/' --timeout=2s").code())
        .isEqualTo(ExitCode.DONE);
    assertThat(line("watch get rc '--until=/^eb +3/' --timeout=2s").code())
        .isEqualTo(ExitCode.WAITING);
    assertThat(line("watch get rc --until=/(/").err()).contains("--until: expected a text, or");
  }

  @Test
  void showsAFailureInItsLinesAndGoesOn() {
    ShellHarness.Shown shown = line("watch get rc no-such --timeout=10s");

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.err()).contains("error: replicationcontrollers/no-such: not found");
    assertThat(shown.err()).contains("its last run failed with exit code 1");
    assertThat(shown.err().split("error: replication", -1)).hasSize(2);
  }

  @Test
  void endsAtAFailureWhereThatIsWanted() {
    Instant before = session.now();

    ShellHarness.Shown shown = line("watch --exit-on-error get rc no-such");

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.err()).contains("a run failed with exit code 1");
    assertThat(Duration.between(before, session.now())).isLessThan(ofSeconds(2));
  }

  @Test
  void endsWhenItIsInterrupted() {
    Thread.currentThread().interrupt();

    ShellHarness.Shown shown = line("watch get rc -o json");

    assertThat(shown.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(shown.err()).contains("error: interrupted");
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void printsOneDocumentAtTheEndWhereOneIsWanted() {
    ShellHarness.Shown shown = line("watch -o json get rc -o name --every=1s --timeout=3s");

    assertThat(shown.out())
        .contains("\"command\": \"get rc -o name\"")
        .contains("\"ended\": \"timeout\"")
        .contains("\"runs\": 4")
        .contains("\"changes\": 1")
        .contains("\"replicationcontroller/web\"");
    assertThat(shown.out().lines().filter(l -> l.equals("{"))).hasSize(1);
    assertThat(shown.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "watch, COMMAND... is missing",
    "watch frobnicate, unknown command 'frobnicate'",
    "watch get rc --frob, unknown option --frob",
    "watch watch get rc, 'expected a command that shows something, got ''watch'''",
    "watch exit, 'expected a command that shows something, got ''exit'''",
    "watch get rc --every=10ms, '--every: expected at least 100ms, got ''10ms'''",
    "watch get rc --timeout=soon, --timeout: expected a duration",
  })
  void refusesWhatCannotBeRepeated(String line, String why) {
    ShellHarness.Shown shown = line(line);

    assertThat(shown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(shown.err()).contains(why);
  }

  @Test
  void goesOnWhileTheClusterIsSilent() {
    Session lost =
        new Session(
            target -> {
              throw dev.rolloutshell.session.CommandFailure.cannotConnect("nobody there", null);
            },
            (client, namespace, waiting) -> new FakeRollouts(),
            Target.Simulator.DEFAULT);

    ShellHarness.Shown shown =
        new ShellHarness(lost).line("watch get rc --every=100ms --timeout=200ms");

    assertThat(shown.code()).isEqualTo(ExitCode.CANNOT_CONNECT);
    assertThat(shown.err()).contains("error: nobody there");
  }

  @Test
  void isRecordedOnceHoweverOftenItLooked(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("looked.yaml");
    line("watch get rc --every=1s --timeout=30s");
    line("simulator advance 1s");
    line("watch get rc --every=1s --timeout=30s");

    ShellHarness.Shown shown = line("scenario record stop " + file);

    assertThat(shown.code()).as(shown.err()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(file).split("get rc", -1)).hasSize(3);
  }

  @Test
  void completesTheCommandThatItCarries() {
    WordCompleter completer = new WordCompleter(shell.registry(), new LiveNames(session));

    assertThat(completer.candidates(List.of("watch"), "")).containsKeys("get", "--every=");
    assertThat(completer.candidates(List.of("watch", "rollout"), "")).containsKey("status");
    assertThat(completer.candidates(List.of("watch", "--every", "1s", "get"), ""))
        .containsKey("pods");
    assertThat(completer.candidates(List.of("watch", "get", "rc", "--every=1s"), "--"))
        .containsKeys("--selector=", "--until=")
        .doesNotContainKey("--every=");
  }
}
