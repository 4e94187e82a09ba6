package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.drive.ClusterRollouts;
import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.shell.core.command.CommandRegistry;

/** Rules that are broken in a scenario, by a second client or by a tool with a bug in it. */
class BrokenRulesTest {

  @TempDir private Path directory;

  /** The product, with a bug: what it does besides, with every command of a name. */
  private static Session.RolloutsFactory thatAlso(
      String command, Consumer<KubernetesClient> besides) {
    return (client, namespace, waiting) ->
        with(
            new ClusterRollouts(client, namespace, waiting),
            command,
            (ours, intent) -> besides.accept(client));
  }

  private interface Besides {
    void happens(Rollouts ours, Intent intent);
  }

  private static Rollouts with(Rollouts ours, String command, Besides besides) {
    return (Rollouts)
        Proxy.newProxyInstance(
            Rollouts.class.getClassLoader(),
            new Class<?>[] {Rollouts.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(ours, arguments);
                if (method.getName().equals(command)) {
                  besides.happens(ours, (Intent) arguments[0]);
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private Shells.Ran replay(Session.RolloutsFactory tool, int rule, String story)
      throws IOException {
    Path file = directory.resolve("story.yaml");
    Files.writeString(file, story + "expectations: {invariants: [" + rule + "]}\n");
    Shells shells =
        session ->
            ReplayShells.open(
                new Session(target -> session.connection(), tool, Target.Simulator.DEFAULT));
    CommandRegistry registry = new CommandRegistry();
    ScenarioCommands.all(shells).forEach(registry::registerCommand);
    return ReplayShells.over(registry).run("scenario replay " + file);
  }

  /** It is told in one line, with the exit code, and without the bug nothing is told. */
  private void assertBroken(
      Session.RolloutsFactory tool, int rule, String story, String object, String moment)
      throws IOException {
    Shells.Ran ran = replay(tool, rule, story);

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.output())
        .filteredOn(line -> line.startsWith("error: "))
        .singleElement()
        .asString()
        .contains("got: rule " + rule + ": ")
        .contains(object)
        .containsPattern("\\(" + moment + ", after [0-9.]+m?s, at: [^)]+\\)$");
  }

  private void assertHolds(int rule, String story) throws IOException {
    Shells.Ran ran = replay(ClusterRollouts::new, rule, story);

    assertThat(ran.exit()).as(String.join("\n", ran.output())).isZero();
  }

  private static final String PLAIN =
      """
      description: nothing goes wrong
      steps:
      - rollout plan web --image=example/web:v2
      - rollout run web web2 --image=example/web:v2
      """;

  private static String story(String marks, String second) {
    return """
    description: a second client writes in the middle
    files:
      web.yaml:
        apiVersion: v1
        kind: ReplicationController
        metadata: {name: web, annotations: %1$s}
      web2.yaml:
        apiVersion: v1
        kind: ReplicationController
        metadata: {name: web2, annotations: %1$s}
    steps:
    - rollout run web web2 --image=example/web:v2 --until=1/3
    %2$s
    """
        .formatted(marks, second);
  }

  @Test
  void rule2WhenSomebodyScalesUp() throws IOException {
    String scaled = story("{}", "- scale rc web --replicas=9\n- advance: 10s");

    assertBroken(ClusterRollouts::new, 2, scaled, "web has 5 pods, the ceiling is 4", "in step 3");
  }

  @Test
  void rule3WhenSomebodyDeletesBothHalves() throws IOException {
    String deleted = story("{}", "- delete rc web\n- delete rc web2");

    assertBroken(ClusterRollouts::new, 3, deleted, "no manifest of web is left", "in step 3");
  }

  @Test
  void rule4WhenSomebodyChangesTheSizeRecorded() throws IOException {
    String changed = "{rolloutshell.dev/target-replicas: \"2\"}";

    assertBroken(
        ClusterRollouts::new,
        4,
        story(changed, "- apply -f web2.yaml"),
        "web2 records",
        "in step 2");
    assertHolds(4, story("{}", "- apply -f web2.yaml\n- rollout resume web"));
  }

  @Test
  void rule5WhenEachResumeWritesAgain() throws IOException {
    assertBroken(
        thatAlso("run", BrokenRulesTest::touchController),
        5,
        PLAIN,
        "web: a second one wrote 1 times",
        "past the last step");
    assertHolds(5, PLAIN);
  }

  @Test
  void rule6WhenSomebodyChangesWhatIsToBeRestored() throws IOException {
    String abort = "- apply -f web.yaml\n- rollout abort web";

    assertBroken(
        ClusterRollouts::new,
        6,
        story("{team: red}", abort),
        "web has other annotations than before the rollout",
        "in step 3");
    assertHolds(6, story("{}", abort));
  }

  @Test
  void rule7WhenTheToolWritesToSomethingElse() throws IOException {
    assertBroken(
        thatAlso("run", BrokenRulesTest::touchService),
        7,
        PLAIN,
        "update services/web is outside the pair",
        "in step 2");
    assertHolds(7, PLAIN);
  }

  @Test
  void rule8WhenAPlanWrites() throws IOException {
    assertBroken(
        (client, namespace, waiting) ->
            with(
                new ClusterRollouts(client, namespace, waiting),
                "plan",
                (ours, intent) -> ours.step(intent, 1, Progress.NONE)),
        8,
        PLAIN,
        "create replicationcontrollers/web-",
        "in step 1");
    assertHolds(8, PLAIN);
  }

  @Test
  void rule9WhenSomebodyLeavesPodsAlone() throws IOException {
    String orphaned = story("{}", "- delete rc web2 --cascade=orphan\n- advance: 10s");

    assertBroken(ClusterRollouts::new, 9, orphaned, "pod web2-", "in step 3");
  }

  @Test
  void rule10WhenAWriteHasNoPrecondition() throws IOException {
    assertBroken(
        thatAlso("run", client -> client.replicationControllers().withName("web2").delete()),
        10,
        PLAIN,
        "delete replicationcontrollers/web2 without a precondition",
        "in step 2");
    assertHolds(10, PLAIN);
  }

  @Test
  void rule11WhenSomebodyTakesAllMarksOff() throws IOException {
    StringBuilder none = new StringBuilder("{");
    for (String mark :
        new String[] {
          "kubernetes.io/desired-replicas",
          "kubernetes.io/update-partner",
          "source-uid",
          "self-uid",
          "target-uid",
          "original-replicas",
          "target-replicas",
          "finish",
          "label-key",
          "label-added",
          "turn",
          "max-surge",
          "max-unavailable",
          "min-ready-seconds",
          "update-period",
          "progress-deadline",
          "target-label",
          "source-selector"
        }) {
      String key = mark.contains("/") ? mark : "rolloutshell.dev/" + mark;
      none.append(none.length() > 1 ? ", " : "").append(key).append(": null");
    }
    String off = "- apply -f web.yaml\n- apply -f web2.yaml";

    assertBroken(
        ClusterRollouts::new,
        11,
        story(none + "}", off),
        "web: 2 controllers are left, without marks",
        "in step 3");
    assertHolds(11, story("{}", off + "\n- rollout resume web"));
  }

  private static void touchController(KubernetesClient client) {
    ReplicationController left = client.replicationControllers().withName("web2").get();
    String again = left.getMetadata().getAnnotations().getOrDefault("again", "");
    left.getMetadata().getAnnotations().put("again", again + "!");
    client.replicationControllers().resource(left).update();
  }

  private static void touchService(KubernetesClient client) {
    Service service = client.services().withName("web").get();
    service.getMetadata().getAnnotations().put("touched", "yes");
    client.services().resource(service).update();
  }
}
