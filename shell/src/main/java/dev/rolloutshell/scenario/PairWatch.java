package dev.rolloutshell.scenario;

import dev.rolloutshell.rollout.model.Amount;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.pod.StoredPod;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Watches one rollout, from its first write until no mark of it is left. */
final class PairWatch {

  private final StoredObject source;
  private final JsonObject targetPods;
  private final int original;
  private final int wanted;
  private final int floor;
  private final int ceiling;
  private final String targetName;
  private final Set<String> uids = new HashSet<>();
  private boolean pastReturn;
  private boolean over;
  private int ready;
  private int total;

  private PairWatch(StoredObject source, StoredObject target) {
    JsonObject marks = PodsSeen.annotations(target);
    this.source = source;
    this.targetName = target.name();
    this.targetPods = PodsSeen.podSpec(target);
    this.original = number(marks, Mark.ORIGINAL);
    this.wanted = number(marks, Mark.TARGET);
    Limits limits =
        new Limits(
            Amount.parse(marks.string(Mark.MAX_SURGE, "1")),
            Amount.parse(marks.string(Mark.MAX_UNAVAILABLE, "0")),
            null,
            Duration.ZERO,
            Duration.ofMinutes(1));
    this.floor = Math.max(0, Math.min(original, wanted) - limits.unavailable(wanted));
    this.ceiling = Math.max(original, wanted) + limits.surge(wanted);
    uids.add(source.uid());
    uids.add(target.uid());
  }

  private PairWatch(PairWatch other) {
    this.source = other.source;
    this.targetName = other.targetName;
    this.targetPods = other.targetPods;
    this.original = other.original;
    this.wanted = other.wanted;
    this.floor = other.floor;
    this.ceiling = other.ceiling;
    this.uids.addAll(other.uids);
    this.pastReturn = other.pastReturn;
    this.over = other.over;
    this.ready = other.ready;
    this.total = other.total;
  }

  private static int number(JsonObject marks, String key) {
    String text = marks.string(key, "0");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  /** A rollout that has just begun: the target is there. */
  static PairWatch begun(StoredObject source, StoredObject target) {
    return new PairWatch(source, target);
  }

  PairWatch copy() {
    return new PairWatch(this);
  }

  /** Whether no mark of it is left. */
  boolean over() {
    return over;
  }

  String name() {
    return source.name();
  }

  String targetName() {
    return targetName;
  }

  String namespace() {
    return source.namespace();
  }

  /** The numbers of this moment. */
  Sample sample(Duration at) {
    return new Sample(at, source.name(), ready, total, floor, ceiling);
  }

  /** Whether it is the same rollout whose target was made anew. */
  boolean takes(StoredObject target) {
    boolean again =
        !over && PodsSeen.annotations(target).string(Mark.SOURCE_UID, "").equals(source.uid());
    return again && (uids.contains(target.uid()) || uids.add(target.uid()));
  }

  boolean isOf(StoredObject controller) {
    return uids.contains(controller.uid());
  }

  private boolean isOfPod(StoredObject pod) {
    String owner = new StoredPod(pod).controllerUid();
    return owner.isEmpty()
        ? pod.labels().hasAll(source.spec().object("selector"))
        : uids.contains(owner);
  }

  /** Whether a write of the rollout may be about it. */
  boolean mayWrite(String type, String name, List<StoredObject> pods) {
    if (type.equals("replicationcontrollers")) {
      return name.equals(source.name()) || name.equals(targetName);
    }
    return type.equals("pods")
        && pods.stream().anyMatch(pod -> pod.name().equals(name) && isOfPod(pod));
  }

  /** Looks at the namespace after an event; complains of rules by number. */
  void look(
      List<StoredObject> controllers,
      List<StoredObject> pods,
      BiConsumer<Integer, String> complain) {
    if (over) {
      return;
    }
    for (StoredObject controller : controllers) {
      if (uids.contains(PodsSeen.annotations(controller).string(Mark.PARKED_FOR, "none of them"))) {
        uids.add(controller.uid());
      }
    }
    List<StoredObject> mine = controllers.stream().filter(this::isOf).toList();
    List<StoredObject> myPods =
        pods.stream().filter(pod -> !pod.isBeingDeleted() && isOfPod(pod)).toList();
    ready = (int) myPods.stream().filter(pod -> new StoredPod(pod).isReady()).count();
    total = myPods.size();
    sizes(mine, complain);
    manifests(mine, complain);
    controlled(mine, myPods, complain);
    if (mine.stream().noneMatch(PairWatch::marked)) {
      over = true;
      end(mine, myPods, complain);
    }
  }

  private void sizes(List<StoredObject> mine, BiConsumer<Integer, String> complain) {
    if (ready < floor) {
      complain.accept(1, source.name() + " has " + ready + " ready pods, the floor is " + floor);
    }
    if (total > ceiling) {
      complain.accept(2, source.name() + " has " + total + " pods, the ceiling is " + ceiling);
    }
    for (StoredObject controller : mine) {
      JsonObject marks = PodsSeen.annotations(controller);
      if (differs(marks, Mark.TARGET, wanted) || differs(marks, Mark.ORIGINAL, original)) {
        complain.accept(
            4, controller.name() + " records another size than " + original + " and " + wanted);
      }
    }
  }

  private static boolean differs(JsonObject marks, String key, int size) {
    return marks.containsKey(key) && number(marks, key) != size;
  }

  private void manifests(List<StoredObject> mine, BiConsumer<Integer, String> complain) {
    boolean old = false;
    boolean fresh = false;
    boolean size = false;
    for (StoredObject controller : mine) {
      old |= PodsSeen.podSpec(controller).equals(PodsSeen.podSpec(source));
      fresh |= PodsSeen.podSpec(controller).equals(targetPods);
      size |= remembersSize(controller);
    }
    pastReturn |= !old;
    if (!old && !fresh) {
      complain.accept(3, "no manifest of " + source.name() + " is left");
    } else if (pastReturn && !fresh) {
      complain.accept(3, "the wanted manifest of " + source.name() + " is lost");
    }
    if (!size) {
      complain.accept(3, "the size of " + source.name() + " is lost");
    }
  }

  private boolean remembersSize(StoredObject controller) {
    JsonObject marks = PodsSeen.annotations(controller);
    long replicas = controller.spec().number("replicas", -1);
    return replicas == wanted || replicas == original || marks.containsKey(Mark.TARGET);
  }

  private static boolean marked(StoredObject controller) {
    return PodsSeen.annotations(controller).keySet().stream().anyMatch(Mark::isMark);
  }

  private static void controlled(
      List<StoredObject> mine, List<StoredObject> pods, BiConsumer<Integer, String> complain) {
    boolean handOver =
        mine.stream()
            .anyMatch(
                c ->
                    c.spec().object("selector").containsKey(Mark.PARK_LABEL)
                        && PodsSeen.annotations(c).containsKey(Mark.SOURCE_UID));
    for (StoredObject pod : pods) {
      if (!handOver && new StoredPod(pod).controllerUid().isEmpty()) {
        complain.accept(9, "pod " + pod.name() + " has no controller");
      }
    }
  }

  private void end(
      List<StoredObject> mine, List<StoredObject> pods, BiConsumer<Integer, String> complain) {
    if (mine.size() != 1) {
      complain.accept(
          11, source.name() + ": " + mine.size() + " controllers are left, without marks");
      return;
    }
    StoredObject left = mine.get(0);
    boolean back = left.uid().equals(source.uid());
    if (back) {
      restored(left, complain);
    }
    int size = back ? original : wanted;
    boolean complete =
        left.spec().number("replicas", -1) == size
            && left.status().number("observedGeneration", -1)
                >= left.metadata().number("generation", 0)
            && pods.size() == size
            && pods.stream()
                .allMatch(
                    p ->
                        new StoredPod(p).isReady()
                            && new StoredPod(p).controllerUid().equals(left.uid()));
    if (!complete) {
      complain.accept(
          11,
          "%s ends with %d of %d pods ready, %d wanted".formatted(left.name(), ready, total, size));
    }
  }

  private void restored(StoredObject left, BiConsumer<Integer, String> complain) {
    if (!left.spec().equals(source.spec())) {
      complain.accept(6, left.name() + " has another spec than before the rollout");
    }
    if (!left.labels().equals(source.labels())) {
      complain.accept(6, left.name() + " has other labels than before the rollout");
    }
    if (!PodsSeen.annotations(left).equals(PodsSeen.annotations(source))) {
      complain.accept(6, left.name() + " has other annotations than before the rollout");
    }
  }
}
