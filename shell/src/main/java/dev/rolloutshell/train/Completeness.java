package dev.rolloutshell.train;

import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.pod.StoredPod;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is missing until a controller is complete, and where a rollout goes. */
final class Completeness {

  private Completeness() {}

  static @Nullable String complaint(Goal.Complete wanted, Evidence evidence) {
    StoredObject controller = evidence.controller(wanted.name());
    if (controller == null) {
      return "there is no controller " + wanted.name();
    }
    String image = image(controller);
    if (!image.equals(wanted.image())) {
      return wanted.name() + " runs " + image;
    }
    long replicas = controller.spec().number("replicas", -1);
    if (replicas != wanted.replicas()) {
      return "the size of " + wanted.name() + " is " + replicas;
    }
    if (annotations(controller).keySet().stream().anyMatch(Mark::isMark)) {
      return wanted.name() + " carries the marks of a rollout";
    }
    return pods(wanted, controller, evidence);
  }

  private static @Nullable String pods(
      Goal.Complete wanted, StoredObject controller, Evidence evidence) {
    List<StoredObject> pods = evidence.podsOf(controller);
    long ready = pods.stream().filter(pod -> new StoredPod(pod).isReady()).count();
    if (pods.size() != wanted.replicas() || ready != wanted.replicas()) {
      return ready + " ready of " + pods.size() + " pods";
    }
    for (StoredObject pod : pods) {
      String image = Pods.image(pod);
      if (!image.equals(wanted.image())) {
        return "pod " + pod.name() + " runs " + image;
      }
    }
    long serving =
        evidence.pods().stream()
            .filter(p -> !p.isBeingDeleted() && Pods.matches(p, evidence.wanted().selector()))
            .count();
    boolean theService = pods.stream().allMatch(p -> Pods.matches(p, evidence.wanted().selector()));
    if (theService && serving != pods.size()) {
      return serving + " pods serve, and " + wanted.name() + " has " + pods.size() + " of them";
    }
    boolean observed =
        controller.status().number("observedGeneration", -1)
            >= controller.metadata().number("generation", 0);
    return observed ? null : "the replication manager has not seen the last change";
  }

  static @Nullable String underWay(Goal.UnderWay wanted, Evidence evidence) {
    StoredObject source = evidence.controller(wanted.name());
    if (source == null) {
      return "there is no controller " + wanted.name();
    }
    StoredObject target = partner(wanted.name(), evidence);
    String turn = annotations(source).string(Mark.TURN);
    if (turn == null && target != null) {
      turn = annotations(target).string(Mark.TURN);
    }
    if (turn == null) {
      return "none is";
    }
    boolean abort = turn.matches("\\d*[13579]");
    return abort == (wanted.direction() == Goal.UnderWay.Direction.ABORT)
        ? null
        : "it goes " + (abort ? "back" : "forward");
  }

  private static @Nullable StoredObject partner(String name, Evidence evidence) {
    return evidence.controllers().stream()
        .filter(c -> name.equals(annotations(c).string(Mark.PARTNER)))
        .findFirst()
        .orElse(null);
  }

  private static JsonObject annotations(StoredObject controller) {
    return controller.metadata().object("annotations");
  }

  /** The image of its first container. */
  private static String image(StoredObject controller) {
    List<JsonObject> containers =
        controller.spec().object("template").object("spec").objects("containers");
    return containers.isEmpty() ? "no image" : containers.get(0).string("image", "");
  }
}
