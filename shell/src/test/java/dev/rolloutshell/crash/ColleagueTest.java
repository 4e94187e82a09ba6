package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.EndStates;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Stage;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import dev.rolloutshell.simulator.transport.RequestHook;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollout under way, and somebody else at the same objects. */
class ColleagueTest {

  private static void patch(Stage world, String path, String merge) {
    ApiResponse answer = call(world, "PATCH", path, merge);
    assertThat(answer.status())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
  }

  static ApiResponse call(Stage world, String method, String path, String body) {
    String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
    return world
        .cluster()
        .handle(
            new ApiRequest(
                method,
                "/api/v1/namespaces/default/" + path,
                "",
                Map.of("content-type", type),
                body.getBytes(StandardCharsets.UTF_8)));
  }

  private static StoredObject controller(Stage world, Predicate<String> name) {
    return world.cluster().store().list(ResourceTypes.REPLICATION_CONTROLLERS, "default").stream()
        .filter(c -> name.test(c.name()))
        .findFirst()
        .orElseThrow();
  }

  private static StoredObject target(Stage world) {
    return controller(world, name -> name.startsWith("web-"));
  }

  private static void assertAborted(Setup story, Stage world, StoredObject original) {
    assertThat(EndStates.afterAbort(story, world.cluster().store(), original)).isEmpty();
  }

  @Test
  void anAbortGoesBackAlsoWhenTheTargetHasLostItsSize() {
    Setup story = new Setup(3, null, 0);
    Stage world = new Stage(story);
    StoredObject original = controller(world, "web"::equals);
    world.run(story.forward(), new Killer(9, ClientDeath.Moment.AFTER));
    patch(
        world,
        "replicationcontrollers/" + target(world).name(),
        "{\"metadata\":{\"annotations\":{\"" + Mark.DESIRED + "\":null}}}");

    RunReport abort = Objects.requireNonNull(world.run(story.abort(), new Killer()));

    assertThat(abort.code()).as(abort.message()).isEqualTo(ExitCode.DONE);
    assertAborted(story, world, original);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aWaitingRunFollowsAnAbortInsteadOfUndoingIt(boolean abortEndsFirst) {
    Setup story = new Setup(3, null, 0);
    Stage world = new Stage(story);
    StoredObject original = controller(world, "web"::equals);
    Intent.Forward bad =
        new Intent.Forward(
            "web",
            null,
            new Intent.Image("example/web:never-ready", null, null),
            Setup.LIMITS,
            Mark.LABEL_KEY);
    world.run(bad, new Killer());

    RunReport waiting =
        world.run(
            bad,
            at(
                4,
                () -> {
                  if (abortEndsFirst) {
                    world.run(story.abort(), new Killer());
                  } else {
                    world.step(story.abort(), 3);
                  }
                }));

    assertThat(Objects.requireNonNull(waiting).code()).isEqualTo(ExitCode.CONFLICT);
    assertAborted(story, world, original);
  }

  /** Something a colleague does just before the client's nth look. */
  static RequestHook at(int look, Runnable colleague) {
    int[] looks = {0};
    return new RequestHook() {
      @Override
      public @Nullable ApiResponse beforeApply(ApiRequest request) {
        boolean lists = request.path().endsWith("replicationcontrollers");
        if (request.method().equals("GET") && lists && ++looks[0] == look) {
          colleague.run();
        }
        return null;
      }
    };
  }

  @Test
  void anEvictedPodDoesNotHoldTheHandOverUp() {
    Setup story = new Setup(3, null, 0);
    Stage world = new Stage(story);
    world.run(story.forward(), new Killer(13, ClientDeath.Moment.BEFORE));
    String pod =
        world.cluster().store().list(ResourceTypes.PODS, "default").stream()
            .map(StoredObject::name)
            .filter(name -> name.startsWith("web-"))
            .findFirst()
            .orElseThrow();
    patch(world, "pods/" + pod + "/status", "{\"status\":{\"phase\":\"Failed\"}}");
    world.cluster().settle(Duration.ofMinutes(2));

    RunReport resumed = Objects.requireNonNull(world.run(story.resume(), new Killer()));

    assertThat(resumed.code()).as(resumed.message()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void aParkedTargetThatIsScaledIsEmptiedAgain() {
    Setup story = new Setup(2, null, 0);
    Stage world = new Stage(story);
    Filming film = new Filming(world.cluster());
    world.run(story.forward(), film);
    int takeOver = film.writes().size() - 3;
    world.restore(film.before(takeOver));
    patch(world, "replicationcontrollers/" + target(world).name(), "{\"spec\":{\"replicas\":1}}");
    world.cluster().settle(Duration.ofMinutes(2));

    RunReport resumed = Objects.requireNonNull(world.run(story.resume(), new Killer()));

    assertThat(resumed.code()).as(resumed.message()).isEqualTo(ExitCode.DONE);
    assertThat(EndStates.afterRollout(story, world.cluster().store())).isEmpty();
  }

  @Test
  void aLeftoverOfADeadClientIsClearedAwayAndTheRolloutGoesOn() throws IOException {
    Setup story = new Setup(2, "web-v2", 0);
    Stage world = new Stage(story);
    world
        .cluster()
        .load(
            new StringReader(
                """
                apiVersion: v1
                kind: ReplicationController
                metadata:
                  name: web-v2
                  labels: {app: web}
                  annotations:
                    rolloutshell.dev/source-uid: dead
                    kubernetes.io/update-partner: web
                    kubernetes.io/desired-replicas: "2"
                spec:
                  replicas: 0
                  selector: {app: web, kubernetes.io/deployment: xx}
                  template:
                    metadata: {labels: {app: web, kubernetes.io/deployment: xx}}
                    spec: {containers: [{name: main, image: "example/web:v2"}]}
                """),
            "leftover");

    RunReport run = Objects.requireNonNull(world.run(story.forward(), new Killer()));

    assertThat(run.code()).as(run.message()).isEqualTo(ExitCode.DONE);
    assertThat(run.steps().get(0).rule()).isEqualTo("ClearTargetName");
    assertThat(EndStates.afterRollout(story, world.cluster().store())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"abort, DONE", "forward, ABORTED", "resume, ABORTED"})
  void theLastWriteOfAnAbortIsSettledWhenItsReplyIsLost(String again, ExitCode code) {
    Setup story = new Setup(2, null, 0);
    Stage world = new Stage(story);
    StoredObject original = controller(world, "web"::equals);
    world.run(story.forward(), new Killer(8, ClientDeath.Moment.AFTER));
    Filming film = new Filming(world.cluster());
    world.run(story.abort(), film);
    world.restore(film.before(film.writes().size() - 1));
    Intent intent =
        again.equals("abort")
            ? story.abort()
            : again.equals("forward") ? story.forward() : story.resume();

    RunReport end = world.run(intent, new Killer(0, ClientDeath.Moment.LOST_REPLY));

    assertThat(Objects.requireNonNull(end).code()).as(end.message()).isEqualTo(code);
    assertAborted(story, world, original);
  }

  @ParameterizedTest
  @CsvSource({"Background, resume", "Orphan, resume", "Background, abort", "Orphan, abort"})
  void aDeletedTargetIsMadeAnewOrLeftBehindWhole(String policy, String then) {
    Setup story = new Setup(3, null, 0);
    Stage world = new Stage(story);
    StoredObject original = controller(world, "web"::equals);
    world.run(story.forward(), new Killer(9, ClientDeath.Moment.AFTER));
    String target = target(world).name();
    call(
        world,
        "DELETE",
        "replicationcontrollers/" + target,
        "{\"propagationPolicy\":\"" + policy + "\"}");
    world.cluster().settle(Duration.ofMinutes(2));

    RunReport asked = Objects.requireNonNull(world.run(story.resume(), new Killer()));
    assertThat(asked.code()).isEqualTo(ExitCode.HUMAN);
    Intent way = then.equals("abort") ? story.abort() : story.forward();
    RunReport end = Objects.requireNonNull(world.run(way, new Killer()));

    assertThat(end.code()).as(end.message()).isEqualTo(ExitCode.DONE);
    if (then.equals("abort")) {
      assertAborted(story, world, original);
    } else {
      assertThat(EndStates.afterRollout(story, world.cluster().store())).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Background", "Orphan"})
  void aDeletedSourceLeavesTheTargetToFinish(String policy) {
    Setup story = new Setup(3, null, 0);
    Stage world = new Stage(story);
    world.run(story.forward(), new Killer(9, ClientDeath.Moment.AFTER));
    call(
        world,
        "DELETE",
        "replicationcontrollers/web",
        "{\"propagationPolicy\":\"" + policy + "\"}");
    world.cluster().settle(Duration.ofMinutes(2));

    RunReport end = Objects.requireNonNull(world.run(story.resume(), new Killer()));

    assertThat(end.code()).as(end.message()).isEqualTo(ExitCode.DONE);
    assertThat(EndStates.afterRollout(story, world.cluster().store())).isEmpty();
  }

  @Test
  void podsThatTheGarbageCollectorHasNotTakenYetCountAgainstTheSurge() {
    Setup story = new Setup(3, null, 0);
    Stage world = new Stage(story);
    world.run(story.forward(), new Killer(1, ClientDeath.Moment.BEFORE));
    call(world, "DELETE", "replicationcontrollers/web", "{\"propagationPolicy\":\"Background\"}");

    RunReport end = Objects.requireNonNull(world.run(story.resume(), new Killer()));

    assertThat(end.code()).as(end.message()).isEqualTo(ExitCode.DONE);
    assertThat(world.invariants().broken()).noneMatch(broken -> broken.startsWith("2:"));
    assertThat(EndStates.afterRollout(story, world.cluster().store())).isEmpty();
  }
}
