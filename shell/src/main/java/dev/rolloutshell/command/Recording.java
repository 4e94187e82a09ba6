package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.scenario.Breach;
import dev.rolloutshell.scenario.EventPattern;
import dev.rolloutshell.scenario.Expectations;
import dev.rolloutshell.scenario.Happening;
import dev.rolloutshell.scenario.Invariant;
import dev.rolloutshell.scenario.Replay;
import dev.rolloutshell.scenario.ReplayListener;
import dev.rolloutshell.scenario.ReplayReport;
import dev.rolloutshell.scenario.Scenario;
import dev.rolloutshell.scenario.StateExpectation;
import dev.rolloutshell.scenario.Step;
import dev.rolloutshell.session.SimulatorConnection;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.StoredObject;
import dev.rolloutshell.view.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes a scenario of what was typed on a simulator, with what was seen as its expectations. */
final class Recording {

  private static final int MOST_EVENTS = 100;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Replay replay;

  Recording(Replay replay) {
    this.replay = replay;
  }

  /**
   * A scenario and how its replay ended.
   *
   * @param scenario the scenario
   * @param report its replay
   */
  record Made(Scenario scenario, ReplayReport report) {}

  /** Makes the scenario; its replay tells which rules held, and whether it shows the same. */
  Made make(String name, List<TypedLines.Line> lines, SimulatorConnection simulator) {
    Scenario plain =
        new Scenario(
            name,
            "What was done on the simulator at " + simulator.opened() + ".",
            simulator.target().seed(),
            objects(simulator.target()),
            List.of(),
            Map.of(),
            steps(lines),
            Expectations.NONE);
    ReplayReport seen = replay.run(plain, ReplayListener.NONE);
    Scenario scenario =
        plain.expecting(
            new Expectations(
                states(simulator.store()),
                held(seen),
                List.of(),
                seen.events().stream()
                    .filter(event -> isWriteOfAController(event))
                    .limit(MOST_EVENTS)
                    .map(Happening::toString)
                    .toList(),
                List.of()));
    return new Made(scenario, replay.run(scenario, ReplayListener.NONE));
  }

  private static boolean isWriteOfAController(Happening event) {
    return EventPattern.WRITES.contains(event.verb())
        && event.type().equals(ResourceTypes.REPLICATION_CONTROLLERS.plural());
  }

  private static Set<Invariant> held(ReplayReport seen) {
    Set<Invariant> held = EnumSet.allOf(Invariant.class);
    for (Breach breach : seen.violations()) {
      held.removeIf(rule -> rule.number() == breach.rule());
    }
    held.remove(Invariant.RESUMES); // It would be tried after the end, which nobody has seen.
    return held;
  }

  private static List<Step> steps(List<TypedLines.Line> lines) {
    List<Step> steps = new ArrayList<>();
    for (TypedLines.Line line : lines) {
      Duration pause = Duration.ofMillis(line.pause().toMillis());
      if (!pause.isZero()) {
        steps.add(Step.of("advance " + Durations.format(pause), null));
      }
      steps.add(new Step(line.text(), line.exit()));
    }
    return steps;
  }

  private static List<Map<String, Object>> objects(Target.Simulator target) {
    Path file = target.file();
    if (file != null) {
      return Manifests.read(file).stream()
          .map(object -> JSON.convertValue(object, new TypeReference<Map<String, Object>>() {}))
          .toList();
    }
    // No objects at all would stand for the sample.
    Map<String, Object> nothing =
        Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", "empty"));
    return target.sample() ? List.of() : List.of(nothing);
  }

  private static List<StateExpectation> states(ObjectStore store) {
    List<StateExpectation> states = new ArrayList<>();
    Map<String, Integer> controllers = new TreeMap<>();
    for (StoredObject rc : store.list(ResourceTypes.REPLICATION_CONTROLLERS, null)) {
      controllers.merge(rc.namespace(), 1, Integer::sum);
      states.add(controller(rc));
    }
    controllers.forEach(
        (namespace, count) -> {
          states.add(StateExpectation.of("rc", namespace, count));
          int pods =
              (int)
                  store.list(ResourceTypes.PODS, namespace).stream()
                      .filter(pod -> !pod.isBeingDeleted())
                      .count();
          states.add(StateExpectation.of("pods", namespace, pods));
        });
    return states;
  }

  private static StateExpectation controller(StoredObject rc) {
    JsonObject pods = rc.spec().object("template").object("spec");
    List<JsonObject> containers = pods.objects("containers");
    boolean marked = rc.metadata().object("annotations").keySet().stream().anyMatch(Mark::isMark);
    return new StateExpectation(
        "rc/" + rc.name(),
        rc.namespace(),
        null,
        1,
        containers.size() == 1 ? image(containers.get(0)) : null,
        (int) rc.spec().number("replicas", 0),
        (int) rc.status().number("readyReplicas", 0),
        marked,
        Map.of(),
        null);
  }

  private static @Nullable String image(JsonObject container) {
    return container.string("image");
  }
}
