package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Mark;
import io.fabric8.kubernetes.api.model.ReplicationController;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** kubectl's command with its words, its lines and its exit codes. */
class RollingUpdateTest {

  private static final String HASHED = "(web-[a-z0-9]{10})";

  @TempDir Path directory;

  private final SimulatedConnection world =
      new SimulatedConnection().with(SimulatedConnection.controller("web", 3, "example/web:v1"));
  private final ShellHarness shell = new ShellHarness(world.session());

  @AfterEach
  void close() {
    world.close();
  }

  private ReplicationController controller(String name) {
    return world.others().replicationControllers().withName(name).get();
  }

  private static List<String> plain(String out) {
    return out.replaceAll(HASHED, "NEXT").lines().toList();
  }

  @Test
  void speaksAsItDid() {
    ShellHarness.Shown shown = shell.line("rolling-update web --image=example/web:v2");

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(plain(shown.out()))
        .containsExactly(
            "Created NEXT",
            "Scaling up NEXT from 0 to 3, scaling down web from 3 to 0 (keep 3 pods available,"
                + " don't exceed 4 pods)",
            "Scaling NEXT up to 1",
            "Scaling web down to 2",
            "Scaling NEXT up to 2",
            "Scaling web down to 1",
            "Scaling NEXT up to 3",
            "Scaling web down to 0",
            "Update succeeded. Deleting old controller: web",
            "Renaming NEXT to web",
            "replicationcontroller/web rolling updated");
  }

  @Test
  void keepsTheSecondNameAndSaysSo() {
    ShellHarness.Shown shown = shell.line("rollingupdate web web-v2 --image=example/web:v2");

    assertThat(shown.out())
        .contains("Update succeeded. Deleting web\n")
        .endsWith("replicationcontroller/web rolling updated to \"web-v2\"\n");
    assertThat(controller("web-v2").getSpec().getSelector()).containsKey("deployment");
    assertThat(controller("web")).isNull();
  }

  @Test
  void goesOnWithWhatIsUnderWayAndSaysSo() {
    shell.line("rollout start web --image=example/web:v2");
    shell.line("rollout step web 6");
    ShellHarness.Shown shown = shell.line("rolling-update web --image=example/web:v2");

    assertThat(plain(shown.out()))
        .startsWith(
            "Found existing update in progress (NEXT), resuming.",
            "Continuing update with existing controller NEXT.",
            "Scaling up NEXT from 1 to 3, scaling down web from 3 to 0 (keep 3 pods available,"
                + " don't exceed 4 pods)",
            "Scaling web down to 2")
        .endsWith("replicationcontroller/web rolling updated");
  }

  @Test
  void rollsBack() {
    shell.line("rollout start web --image=example/web:v2");
    shell.line("rollout step web 7");
    ShellHarness.Shown shown = shell.line("rolling-update web --rollback");

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(plain(shown.out()))
        .containsExactly(
            "Setting \"web\" replicas to 3",
            "Scaling up web from 2 to 3, scaling down NEXT from 1 to 0 (keep 3 pods available,"
                + " don't exceed 4 pods)",
            "Scaling web up to 3",
            "Scaling NEXT down to 0",
            "Update succeeded. Deleting NEXT",
            "replicationcontroller/web rolling updated");
  }

  @Test
  void aDryRunNamesBoth() {
    ShellHarness.Shown shown = shell.line("rolling-update web --image=example/web:v2 --dry-run");

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(plain(shown.out())).containsExactly("Rolling from:", "web", "To:", "NEXT");
    assertThat(shown.err()).contains("18 writes ahead");
  }

  @Test
  void printsTheControllerAsADocumentAndNothingElse() {
    ShellHarness.Shown json =
        shell.line("rolling-update web --image=example/web:v2 --no-headers -o json");

    assertThat(json.out()).startsWith("{").contains("\"kind\": \"ReplicationController\"");
    assertThat(json.err()).contains("Created web-");
    assertThat(shell.line("rolling-update web web2 --image=a:3 -o name").out())
        .isEqualTo("replicationcontroller/web2\n");
  }

  @Test
  void rollsToTheSameImageOnceMoreWithAPullPolicy() {
    String uid = world.others().pods().list().getItems().get(0).getMetadata().getUid();
    ShellHarness.Shown shown =
        shell.line("rolling-update web --image=example/web:v1 --image-pull-policy=IfNotPresent");

    assertThat(shown.out()).startsWith("Created web-").endsWith("rolling updated\n");
    assertThat(world.others().pods().list().getItems())
        .hasSize(3)
        .noneMatch(p -> p.getMetadata().getUid().equals(uid));
  }

  @Test
  void recordsItsOptionsForWhoeverGoesOn() {
    world.afterEachWrite(
        () -> {
          ReplicationController source = controller("web");
          if (source != null
              && source.getMetadata().getAnnotations() != null
              && source.getMetadata().getAnnotations().containsKey(Mark.UPDATE_PERIOD)) {
            assertThat(source.getMetadata().getAnnotations())
                .containsEntry(Mark.UPDATE_PERIOD, "PT2S")
                .containsEntry(Mark.PROGRESS_DEADLINE, "PT1M30S")
                .containsEntry(Mark.KEY, "tier");
          }
        });
    ShellHarness.Shown shown =
        shell.line(
            "rolling-update web --image=example/web:v2 --update-period=2s --poll-interval=3s"
                + " --timeout=1m30s --deployment-label-key=tier --validate=false");

    assertThat(shown.code()).as(shown.err()).isEqualTo(ExitCode.DONE);
    assertThat(controller("web").getSpec().getSelector()).containsKey("tier");
  }

  @Test
  void takesAFileFromItsName() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("web v2.yaml"),
            SimulatedConnection.controller("web-v2", 2, "example/web:v2")
                .replace("app: web-v2", "app: web"));
    ShellHarness.Shown shown = shell.words("rolling-update", "web", "-f", file.toString());

    assertThat(shown.code()).as(shown.err()).isEqualTo(ExitCode.DONE);
    assertThat(shown.out()).contains("from 0 to 2, scaling down web from 3 to 0 (keep 2 pods");
    assertThat(controller("web-v2").getSpec().getReplicas()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rolling-update | Must specify the controller to update",
        "rolling-update web | Must specify --filename or --image for new controller",
        "rolling-update web --image=a -f b | --filename and --image can not both be specified",
        "rolling-update web --image=a --rollback | Don't specify --filename or --image on rollback",
        "rolling-update web -f b --rollback | Don't specify --filename or --image on rollback",
        "rolling-update web -f a -f b | --filename is given twice",
        "rolling-update web --image=a --deployment-label-key= | --deployment-label-key needs a"
            + " value",
        "rolling-update web --image=a --timeout=0s | --timeout: must be positive",
        "rolling-update web --image=a --poll-interval=soon | --poll-interval: expected a duration",
        "rolling-update web --image=a --unknown | unknown option --unknown",
        "rolling-update web --image=a --context=eu | a session works on its own connection",
        "rolling-update web b c --image=a | unexpected word 'c'",
        "rolling-update web --rollback | nothing to abort",
        "rolling-update wbe --image=a | replicationcontrollers/wbe not found",
        "rolling-update web --image=a --container=side | has no container 'side'"
      })
  void failsWithOneAndWritesNothing(String line, String message) {
    ShellHarness.Shown shown = shell.line(line);

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.out()).isEmpty();
    assertThat(shown.err()).startsWith("error: ").contains(message).hasLineCount(2);
    assertThat(world.writes()).isEmpty();
  }

  @Test
  void aDocumentOfAFailureHasTheSameCode() {
    assertThat(shell.line("rolling-update web -o json").out()).contains("\"code\": 1");
    assertThat(shell.line("rolling-update web --rollback -o json").out()).contains("\"code\": 1");
  }
}
