package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.command.ShellHarness.Shown;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeTravelTest {

  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);
  private final ShellHarness shell = new ShellHarness(session);

  @AfterEach
  void close() {
    session.close();
  }

  private String does(String line) {
    Shown shown = shell.line(line);
    assertThat(shown.code()).as(shown.err()).isEqualTo(ExitCode.DONE);
    return shown.out();
  }

  private String refuses(String line) {
    Shown shown = shell.line(line);
    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    return shown.err();
  }

  private String everything() {
    return does("get rc -o yaml") + does("get pods -o yaml") + does("get svc -o yaml");
  }

  @Test
  void goingBackOverAWholeRolloutRestoresTheClusterItsClockAndWhatWasPending() {
    String before = everything();
    String first = does("rollout run web --image=example/web:v2");
    String after = everything();

    does("simulator back 18");

    assertThat(everything()).isEqualTo(before);
    assertThat(does("rollout run web --image=example/web:v2")).isEqualTo(first);
    assertThat(everything()).isEqualTo(after);
  }

  @Test
  void everyWriteIsAStepOneCanGoTo() {
    does("rollout run web --image=example/web:v2");

    assertThat(does("simulator goto 8"))
        .startsWith("gone to before step 8, update replicationcontrollers/web;");
    assertThat(does("rollout status web -o json")).contains("\"step\": 8");
    assertThat(does("simulator goto 19")).startsWith("gone to before step 19;");
    assertThat(does("get rc -o name")).isEqualTo("replicationcontroller/web\n");
    assertThat(does("simulator goto 2")).startsWith("gone to before step 2, update");
    does("rollout abort web");
    assertThat(refuses("simulator goto 19")).contains("moment '19': expected a step from 1 to ");
  }

  @Test
  void aCheckpointIsCalledByItsName() {
    assertThat(refuses("simulator goto 99"))
        .contains("moment '99': expected the name of a checkpoint or a fork, since")
        .contains("there are 0 steps");
    does("simulator checkpoint a");
    does("rollout start web --image=example/web:v2");

    assertThat(does("simulator goto a")).startsWith("gone to checkpoint a, before step 1");
  }

  @Test
  void backGoesOverTheLastWriteAndNoFurtherThanTheFirst() {
    does("rollout start web --image=example/web:v2");
    does("rollout step web 2");

    assertThat(does("simulator back")).startsWith("back before step 3, update pods/");
    assertThat(does("rollout step web")).startsWith("step 3   UPDATE  pods/");
    does("simulator back 3");
    assertThat(refuses("simulator back"))
        .contains("simulator back 1: expected at most 0 writes to go back over")
        .contains("try: simulator checkpoints");
  }

  @Test
  void whatTheServerRefusesIsNoStep() {
    assertThat(shell.line("scale rc nix --replicas=2").code()).isEqualTo(ExitCode.REFUSED);
    does("rollout start web --image=example/web:v2 --dry-run");

    assertThat(does("simulator checkpoints -o json")).contains("\"moments\": []");
  }

  @Test
  void checkpointsHaveNamesThatAreListedAndCompleted() {
    does("simulator checkpoint start");
    does("rollout start web --image=example/web:v2");
    assertThat(does("simulator checkpoint")).startsWith("kept as checkpoint-1; it is 2026-01-01T");
    does("rollout abort web");

    assertThat(does("simulator checkpoints")).contains("start", "checkpoint-1", "now");
    WordCompleter completer = new WordCompleter(shell.registry(), new LiveNames(session));
    assertThat(completer.candidates(List.of("simulator", "goto"), ""))
        .containsKeys("start", "checkpoint-1", "1", "now");
    does("simulator goto checkpoint-1");
    assertThat(does("rollout status web -o json")).contains("\"step\": 2");
    does("simulator goto start");
    assertThat(does("get rc -o name")).isEqualTo("replicationcontroller/web\n");
    assertThat(refuses("simulator goto nix")).contains("moment 'nix': expected a step from 1 to ");
    assertThat(shell.line("simulator checkpoint 7").code()).isEqualTo(ExitCode.USAGE);
    assertThat(shell.line("simulator checkpoint now").code()).isEqualTo(ExitCode.USAGE);
    assertThat(shell.line("simulator advance -5s").err())
        .startsWith("error: DURATION: must not be negative, but is -5s\n");
  }

  @Test
  void aForkIsAnotherCourseOfEventsAndTheTwoCanBeCompared() {
    does("rollout run web --image=example/web:v2 --until=2/3");
    assertThat(does("simulator fork aborted")).contains("'simulator goto main' goes back");
    does("rollout abort web");
    assertThat(refuses("simulator checkpoint aborted")).contains("a fork is called so");
    does("simulator goto main");
    does("rollout resume web");

    assertThat(does("simulator diff aborted now"))
        .contains("replaced replicationcontrollers/web\n")
        .contains("spec.template.spec.containers[0].image: example/web:v1 -> example/web:v2")
        .doesNotContain("managedFields");
    assertThat(does("simulator diff main now")).isEqualTo("no difference between main and now\n");
    does("simulator goto aborted");
    assertThat(does("get rc -o wide")).contains("example/web:v1").doesNotContain("example/web:v2");
    assertThat(refuses("simulator diff aborted nix")).contains("moment 'nix'");
  }

  @Test
  void whatADiffShowsIsADocumentToo() {
    does("scale rc web --replicas=2");

    assertThat(does("simulator diff 1 now -o json"))
        .contains("\"object\": \"replicationcontrollers/web\"")
        .contains("\"spec.replicas: 3 -> 2\"");
    assertThat(does("simulator diff 1 now -o name")).contains("replicationcontroller/web\n");
  }

  @Test
  void atMostFiveHundredWritesAreKept() {
    for (int i = 0; i < 505; i++) {
      does("scale rc web --replicas=" + (3 + i % 2));
    }

    assertThat(refuses("simulator back 501")).contains("expected at most 500 writes");
    does("simulator back 500");
  }
}
