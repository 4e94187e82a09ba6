package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.KubectlMark;
import dev.rolloutshell.rollout.model.Mark;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What kubectl's own rolling-update did wrong, one test for each, named in the document. */
class RollingUpdateTrapsTest {

  private static final String UPDATE = "rolling-update web --image=example/web:v2";

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

  private List<String> names() {
    return world.others().replicationControllers().list().getItems().stream()
        .map(c -> c.getMetadata().getName())
        .toList();
  }

  private void assertRolledOut(ShellHarness.Shown shown, String name, int size) {
    assertThat(shown.code()).as(shown.err()).isEqualTo(ExitCode.DONE);
    ReplicationController left = controller(name);
    assertThat(left.getSpec().getReplicas()).isEqualTo(size);
    assertThat(left.getStatus().getReadyReplicas()).isEqualTo(size);
    assertThat(image(left)).isEqualTo("example/web:v2");
  }

  private static String image(ReplicationController controller) {
    return controller.getSpec().getTemplate().getSpec().getContainers().get(0).getImage();
  }

  private String target() {
    return names().stream().filter(n -> n.startsWith("web-")).findFirst().orElseThrow();
  }

  @Test
  void aDryRunWritesNothing() {
    shell.line(UPDATE + " --dry-run");
    shell.line("rolling-update web --image=a --container=none --dry-run");

    assertThat(world.writes()).isEmpty();
  }

  @Test
  void theTimeoutIsTheOneThatIsGivenAndNamesTheReason() {
    ShellHarness.Shown shown =
        shell.line("rolling-update web --image=example/bad:v2 --update-period=1s --timeout=40s");

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.err())
        .contains("error: no progress for 40s", "ImagePullBackOff: example/bad:v2")
        .contains("try: the same command again goes on, 'rolling-update web --rollback' goes back");
    assertThat(controller("web").getStatus().getReadyReplicas()).isEqualTo(3);
    assertThat(shell.line("rolling-update web --rollback").code()).isEqualTo(ExitCode.DONE);
    assertThat(names()).containsExactly("web");
  }

  @Test
  void anotherImageMeanwhileIsRefusedWithBothWaysOn() {
    shell.line("rollout start web --image=example/bad:v2");
    ShellHarness.Shown shown = shell.line(UPDATE);

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.err())
        .contains("the same command again finishes it")
        .contains("'rolling-update web --rollback' undoes it");
  }

  @Test
  void podsOfAnotherControllerAreLeftAlone() {
    world.with(
        SimulatedConnection.controller("canary", 1, "example/web:canary")
            .replace("app: canary", "app: web, track: canary"));
    assertRolledOut(shell.line(UPDATE), "web", 3);

    List<Pod> canaries = world.others().pods().withLabel("track", "canary").list().getItems();
    assertThat(canaries).hasSize(1);
    assertThat(canaries.get(0).getMetadata().getLabels()).doesNotContainKey("deployment");
    assertThat(controller("canary").getMetadata().getAnnotations()).isNullOrEmpty();
  }

  @Test
  void theSameRequestGivesTheSameName() {
    String first = shell.line(UPDATE + " --dry-run").out();
    world
        .others()
        .replicationControllers()
        .withName("web")
        .edit(
            c -> {
              c.getSpec().setReplicas(2);
              return c;
            });
    String second = shell.line(UPDATE + " --dry-run").out();

    assertThat(second).isEqualTo(first).contains("web-");
  }

  @Test
  void aTargetDeletedMidwayIsMadeAnewWithTheSizeOfTheStart() {
    shell.line("rollout start web --image=example/web:v2");
    shell.line("rollout step web 9");
    assertThat(controller("web").getSpec().getReplicas()).isEqualTo(1);
    shell.line("delete rc " + target());

    assertRolledOut(shell.line(UPDATE), "web", 3);
  }

  @Test
  void aTargetThatSomebodyScalesUpStillConverges() {
    shell.line("rollout start web --image=example/web:v2");
    shell.line("rollout step web 7");
    shell.line("scale rc " + target() + " --replicas=7");

    assertRolledOut(shell.line(UPDATE), "web", 3);
  }

  @Test
  void aSourceDeletedMidwayDoesNotShrinkTheRollout() {
    shell.line("rollout start web --image=example/web:v2");
    shell.line("rollout step web 7");
    shell.line("delete rc web");

    assertRolledOut(shell.line(UPDATE), "web", 3);
  }

  @Test
  void aNameIsNeverTakenForThePrefixOfAnother() {
    shell.line("rollout start web --image=example/web:v2");
    int before = world.writes().size();
    ShellHarness.Shown shown = shell.line("rolling-update we --image=example/web:v2");

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.err()).contains("replicationcontrollers/we not found");
    assertThat(world.writes()).hasSize(before);
  }

  @Test
  void aRollbackRestoresTheSizeOfThisRollout() {
    shell.line("rollout start web --image=example/web:v2");
    shell.line("rollout step web 7");
    assertThat(shell.line("rolling-update web --rollback").code()).isEqualTo(ExitCode.DONE);
    shell.line("scale rc web --replicas=5");
    shell.line("rollout start web --image=example/web:v2");
    shell.line("rollout step web 9");
    assertThat(shell.line("rolling-update web --rollback").code()).isEqualTo(ExitCode.DONE);

    assertThat(controller("web").getSpec().getReplicas()).isEqualTo(5);
    assertThat(controller("web").getMetadata().getAnnotations()).isNullOrEmpty();
  }

  @Test
  void aRollbackOfTwoNamesEndsWellAndNothingIsLeft() {
    shell.line("rollout start web web-v2 --image=example/web:v2");
    shell.line("rollout step web 7");
    ShellHarness.Shown shown = shell.line("rolling-update web web-v2 --rollback");

    assertThat(shown.code()).as(shown.err()).isEqualTo(ExitCode.DONE);
    assertThat(shown.out()).endsWith("replicationcontroller/web rolling updated\n");
    assertThat(names()).containsExactly("web");
  }

  @Test
  void aRollbackAfterTheEndSaysWhatToDo() {
    shell.line(UPDATE);
    ShellHarness.Shown shown = shell.line("rolling-update web --rollback");

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.err())
        .contains("no rollout of web is under way", "'rolling-update web --image=OLD'");
  }

  @Test
  void theSameCommandAfterTheEndIsDoneAtOnce() {
    shell.line(UPDATE);
    int before = world.writes().size();
    ShellHarness.Shown shown = shell.line(UPDATE);

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(shown.out()).contains("already has image example/web:v2");
    assertThat(world.writes()).hasSize(before);
  }

  @Test
  void theImageOfTheContainerThatIsMeantCounts() {
    world.with(
        SimulatedConnection.controller("two", 2, "example/web:v2")
            .replace("containers: [", "containers: [{name: side, image: \"example/side:v1\"}, "));

    ShellHarness.Shown without = shell.line("rolling-update two --image=example/web:v3");
    assertThat(without.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(without.err()).contains("--container=side|main");
    assertThat(shell.line("rolling-update two --image=example/side:v1 --container=main").code())
        .isEqualTo(ExitCode.DONE);
    assertThat(image(controller("two"))).isEqualTo("example/side:v1");
  }

  @Test
  void aControllerOfNoPodsIsRolledToo() {
    world.with(SimulatedConnection.controller("idle", 0, "example/web:v1"));

    assertRolledOutIdle(shell.line("rolling-update idle --image=example/web:v2"));
  }

  private void assertRolledOutIdle(ShellHarness.Shown shown) {
    assertThat(shown.code()).as(shown.err()).isEqualTo(ExitCode.DONE);
    assertThat(image(controller("idle"))).isEqualTo("example/web:v2");
    assertThat(controller("idle").getSpec().getReplicas()).isZero();
  }

  @Test
  void aFileKeepsItsOwnNameAndMayHaveTheOldOne() throws IOException {
    Path own = file("web-v2");
    Path same = file("web");

    assertRolledOut(shell.words("rolling-update", "web", "-f", own.toString()), "web-v2", 3);
    shell.line("rolling-update web-v2 web --image=example/web:v1");
    assertRolledOut(shell.words("rolling-update", "web", "-f", same.toString()), "web", 3);
  }

  private Path file(String name) throws IOException {
    return Files.writeString(
        directory.resolve(name + ".yaml"),
        SimulatedConnection.controller("web", 3, "example/web:v2")
            .replace("name: web,", "name: " + name + ","));
  }

  @Test
  void aLongNameIsCutToWhatAServerTakes() {
    String name = "w".repeat(240);
    world.with(
        SimulatedConnection.controller("long", 1, "a").replace("name: long", "name: " + name));
    ShellHarness.Shown shown = shell.line("rolling-update " + name + " --image=b");

    assertThat(shown.code()).as(shown.err()).isEqualTo(ExitCode.DONE);
    assertThat(names()).contains(name);
  }

  @Test
  void nothingIsLeftButTheLabel() {
    shell.line(UPDATE);

    assertThat(controller("web").getMetadata().getAnnotations()).isNullOrEmpty();
    assertThat(controller("web").getSpec().getSelector()).containsOnlyKeys("app", "deployment");
  }

  @Test
  void marksThatKubectlLeftYearsAgoGoWithTheNextRollout() {
    annotate(KubectlMark.NEXT, "web-" + "0".repeat(32));
    annotate(KubectlMark.ORIGINAL, "2");

    assertRolledOut(shell.line(UPDATE), "web", 3);
    assertThat(controller("web").getMetadata().getAnnotations()).isNullOrEmpty();
  }

  @Test
  void aSizeThatKubectlShrankIsNotTakenForTheWantedOne() {
    annotate(KubectlMark.ORIGINAL, "5");
    ShellHarness.Shown shown = shell.line(UPDATE);

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.err()).contains("has 3 of the 5 replicas", "'scale rc web --replicas=5'");
    assertThat(world.writes()).isEmpty();
  }

  private void annotate(String key, String value) {
    world
        .others()
        .replicationControllers()
        .withName("web")
        .edit(
            c -> {
              Map<String, String> annotations =
                  new TreeMap<>(
                      Objects.requireNonNullElse(c.getMetadata().getAnnotations(), Map.of()));
              annotations.put(key, value);
              c.getMetadata().setAnnotations(annotations);
              return c;
            });
  }

  @Test
  void aRolloutBegunByAnotherCommandKeepsItsLabel() {
    shell.line("rollout start web --image=example/web:v2");

    assertRolledOut(shell.line(UPDATE), "web", 3);
    assertThat(controller("web").getSpec().getSelector()).containsOnlyKeys("app", Mark.LABEL_KEY);
  }
}
