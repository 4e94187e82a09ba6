package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instructor and a trainee, each with a shell of their own, over HTTPS on loopback. */
class HostedDrillIT {

  private static final String STATE = "rolloutshell.state";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final Session instructors = Connections.session(Target.Simulator.DEFAULT, false);
  private final Session trainees = Connections.session(Target.Simulator.DEFAULT, false);
  private final ShellHarness instructor = new ShellHarness(instructors);
  private final ShellHarness trainee = new ShellHarness(trainees);

  @BeforeEach
  void host() throws Exception {
    System.setProperty(STATE, folder.toString());
    ShellHarness.Shown hosted =
        instructor.line("train host bad-image --speed=10x --kubeconfig=" + kubeconfig());
    assertThat(hosted.code()).as(hosted.err()).isEqualTo(ExitCode.DONE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kubeconfig())))
        .isEqualTo("rw-------");
    ShellHarness.Shown joined = trainee.line("train join --kubeconfig=" + kubeconfig());
    assertThat(joined.code()).as(joined.err()).isEqualTo(ExitCode.DONE);
    assertThat(joined.out()).contains("THE IMAGE THAT IS NOT THERE");
  }

  @AfterEach
  void end() {
    trainees.close();
    instructors.close();
    System.clearProperty(STATE);
  }

  private Path kubeconfig() {
    return folder.resolve("training.kubeconfig");
  }

  private void awaitNotes(ShellHarness shell, String text) {
    StringBuilder seen = new StringBuilder();
    await().atMost(PATIENCE).until(() -> seen.append(shell.noted()).toString().contains(text));
  }

  @Test
  void theInstructorSeesTheTraineeWorkAndEndsWithTheDebrief() {
    assertThat(trainee.line("h").out()).contains("hint 1 of 3");
    assertThat(trainee.line("get pods").out()).contains("ImagePullBackOff");
    awaitNotes(instructor, "trainee> get pods");
    assertThat(trainee.line("c").err()).isEmpty();
    instructor.line("train note \"what do the pods say?\"");
    awaitNotes(trainee, "instructor: what do the pods say?");
    assertThat(trainee.line("train answer b").out()).contains("right: ");
    assertThat(trainee.line("rollout abort").code()).isEqualTo(ExitCode.DONE);
    awaitNotes(instructor, "trainee> rollout abort");
    assertThat(trainee.line("c").out()).contains("passed: ");

    ShellHarness.Shown ended = instructor.line("train end");

    assertThat(ended.out())
        .contains("result: passed")
        .contains("command  rollout abort")
        .contains("hints: 1");
    awaitNotes(trainee, "the drill is over");
    assertThat(folder.resolve("rollout-shell").resolve("training.json")).doesNotExist();
  }

  @Test
  void aTimeThatIsPausedStandsStillForBoth() {
    instructor.line("simulator pause");
    String before = instructor.line("simulator pause -o json").out();

    assertThat(trainee.line("get rc").out()).contains("web");
    assertThat(instructor.line("simulator pause -o json").out()).isEqualTo(before);
  }

  @Test
  void whoJoinsWhereNothingIsHostedIsToldWhatToDo() {
    instructor.line("connect simulator");
    instructor.line(
        "simulator serve --background --kubeconfig=" + folder.resolve("other.kubeconfig"));

    ShellHarness.Shown shown =
        trainee.line("train join --kubeconfig=" + folder.resolve("other.kubeconfig"));

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.err()).contains("expected a hosted drill").contains("train host DRILL");
  }
}
