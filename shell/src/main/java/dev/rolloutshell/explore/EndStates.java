package dev.rolloutshell.explore;

import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.pod.StoredPod;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;

/** What must be true when a rollout or an abort is over; empty lists of complaints are good. */
public final class EndStates {

  private EndStates() {}

  /** The pair's controllers that are left. */
  private static List<StoredObject> controllers(ObjectStore store) {
    return store.list(ResourceTypes.REPLICATION_CONTROLLERS, "default").stream()
        .filter(c -> Setup.NAME.equals(c.labels().string("app")))
        .toList();
  }

  public static List<String> afterRollout(Setup setup, ObjectStore store) {
    return common(store, setup.survivor(), Setup.NEW, setup.wanted());
  }

  public static List<String> afterAbort(Setup setup, ObjectStore store, StoredObject original) {
    List<String> wrong = common(store, Setup.NAME, Setup.OLD, setup.replicas());
    for (StoredObject left : controllers(store)) {
      if (!left.uid().equals(original.uid())) {
        wrong.add("uid changed");
      }
      if (!left.spec().equals(original.spec())) {
        wrong.add("spec is " + left.spec() + ", was " + original.spec());
      }
      if (!left.labels().equals(original.labels())) {
        wrong.add("labels are " + left.labels() + ", were " + original.labels());
      }
      if (!left.metadata()
          .object("annotations")
          .equals(original.metadata().object("annotations"))) {
        wrong.add("annotations are " + left.metadata().object("annotations"));
      }
    }
    for (StoredObject pod : pods(store)) {
      if (pod.labels().containsKey(Mark.LABEL_KEY)) {
        wrong.add(pod.name() + " still has the label");
      }
    }
    return wrong;
  }

  private static List<StoredObject> pods(ObjectStore store) {
    return store.list(ResourceTypes.PODS, "default").stream()
        .filter(p -> Setup.NAME.equals(p.labels().string("app")) && !p.isBeingDeleted())
        .toList();
  }

  private static List<String> common(ObjectStore store, String name, String image, int size) {
    List<String> wrong = new ArrayList<>();
    List<StoredObject> left = controllers(store);
    if (left.size() != 1) {
      wrong.add("left are " + left.stream().map(StoredObject::name).toList());
      return wrong;
    }
    StoredObject controller = left.get(0);
    if (!controller.name().equals(name)) {
      wrong.add("left is " + controller.name() + ", not " + name);
    }
    if (!Invariants.image(controller).equals(image)) {
      wrong.add("the image is " + Invariants.image(controller));
    }
    if (controller.spec().number("replicas", -1) != size) {
      wrong.add("the size is " + controller.spec().number("replicas", -1));
    }
    if (controller.status().number("observedGeneration", -1)
        < controller.metadata().number("generation", 0)) {
      wrong.add("the generation is not observed");
    }
    controller.metadata().object("annotations").keySet().stream()
        .filter(Mark::isMark)
        .forEach(key -> wrong.add("the mark " + key + " is left"));
    pods(controller, store, size, wrong);
    return wrong;
  }

  private static void pods(
      StoredObject controller, ObjectStore store, int size, List<String> wrong) {
    List<StoredObject> pods = pods(store);
    if (pods.size() != size) {
      wrong.add(pods.size() + " pods");
    }
    for (StoredObject pod : pods) {
      if (!new StoredPod(pod).controllerUid().equals(controller.uid())) {
        wrong.add(pod.name() + " is not owned by " + controller.name());
      }
      if (!new StoredPod(pod).isReady()) {
        wrong.add(pod.name() + " is not ready");
      }
    }
  }
}
