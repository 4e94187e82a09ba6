package dev.rolloutshell.explore;

import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.pod.StoredPod;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges single writes of the tool by what it could know when it made them: the pods as they were
 * when it last listed them. What others do to the same objects is not held against it.
 */
final class OwnWrites {

  private static final int MOST = 20;

  private final Setup setup;
  private final List<String> broken = new ArrayList<>();
  private List<StoredObject> pods = List.of();
  private List<StoredObject> known = List.of();
  private List<StoredObject> before = List.of();

  OwnWrites(Setup setup) {
    this.setup = setup;
  }

  List<String> broken() {
    return broken;
  }

  private static List<StoredObject> controllers(ObjectStore store) {
    return store.list(ResourceTypes.REPLICATION_CONTROLLERS, "default").stream()
        .filter(Invariants::ofPair)
        .toList();
  }

  /** The tool has listed controllers. */
  void listedControllers(ObjectStore store) {
    known = controllers(store);
  }

  /** The tool has listed pods. */
  void listed(ObjectStore store) {
    pods =
        store.list(ResourceTypes.PODS, "default").stream()
            .filter(pod -> Invariants.ofPair(pod) && !pod.isBeingDeleted())
            .toList();
  }

  /** The tool is about to write. */
  void writes(ObjectStore store) {
    before = controllers(store);
  }

  /** The tool has written. */
  void wrote(ApiRequest request, ObjectStore store) {
    List<StoredObject> after = controllers(store);
    String name = request.path().substring(request.path().lastIndexOf('/') + 1);
    nothingLost(name, after);
    if (!request.path().contains("/replicationcontrollers/")) {
      return;
    }
    StoredObject was = named(before, name);
    ObjectKey key = new ObjectKey(ResourceTypes.REPLICATION_CONTROLLERS, "default", name);
    StoredObject is = store.get(key);
    if (was == null || was.spec().object("selector").containsKey(Mark.PARK_LABEL)) {
      return;
    }
    if (is == null || !is.uid().equals(was.uid()) || is.isBeingDeleted()) {
      lowered(was, 0);
    } else if (is.spec().object("selector").equals(was.spec().object("selector"))) {
      long size = is.spec().number("replicas", 1);
      long old = was.spec().number("replicas", 1);
      if (size < old) {
        lowered(was, size);
      } else if (size > old) {
        raised(was, size);
      }
      sameSize(was, is);
    }
  }

  private static @Nullable StoredObject named(List<StoredObject> objects, String name) {
    return objects.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
  }

  private void breach(String text) {
    if (broken.size() < MOST) {
      broken.add(text);
    }
  }

  private void lowered(StoredObject controller, long size) {
    long others =
        pods.stream().filter(p -> !owns(controller, p) && new StoredPod(p).isReady()).count();
    long ready =
        pods.stream().filter(p -> owns(controller, p) && new StoredPod(p).isReady()).count();
    long left = others + Math.min(ready, size);
    if (left < floor() && left < others + ready) {
      breach(
          "1: a write of its own leaves "
              + left
              + " ready pods, the floor is "
              + floor()
              + ", by lowering "
              + controller.name()
              + " to "
              + size);
    }
  }

  private void raised(StoredObject controller, long size) {
    long others = pods.stream().filter(p -> !owns(controller, p)).count();
    if (others + size > ceiling()) {
      breach(
          "2: a write of its own leads to "
              + (others + size)
              + " pods, the ceiling is "
              + ceiling()
              + ", by raising "
              + controller.name()
              + " to "
              + size);
    }
  }

  private static boolean owns(StoredObject controller, StoredObject pod) {
    return new StoredPod(pod).controllerUid().equals(controller.uid());
  }

  private long recorded(String mark, long fallback) {
    for (StoredObject one : before) {
      String size = one.metadata().object("annotations").string(mark, "");
      if (!size.isEmpty()) {
        return Long.parseLong(size);
      }
    }
    return fallback;
  }

  private long floor() {
    long original = recorded(Mark.ORIGINAL, setup.replicas());
    long target = recorded(Mark.TARGET, setup.wanted());
    return Math.min(original, target) - setup.limits().unavailable((int) target);
  }

  private long ceiling() {
    long original = recorded(Mark.ORIGINAL, setup.replicas());
    long target = recorded(Mark.TARGET, setup.wanted());
    return Math.max(original, target) + setup.limits().surge((int) target);
  }

  private void sameSize(StoredObject was, StoredObject is) {
    JsonObject old = was.metadata().object("annotations");
    JsonObject now = is.metadata().object("annotations");
    for (String mark : new String[] {Mark.ORIGINAL, Mark.TARGET}) {
      boolean both = old.containsKey(mark) && now.containsKey(mark);
      if (both && !old.string(mark, "").equals(now.string(mark, ""))) {
        breach("4: a write of its own changes " + mark + " of " + was.name());
      }
    }
  }

  /** Somebody else may have deleted, since it looked, what it counted on. */
  private void nothingLost(String name, List<StoredObject> after) {
    boolean had = before.stream().anyMatch(OwnWrites::holdsManifest);
    boolean countedOn =
        known.stream().anyMatch(one -> !one.name().equals(name) && holdsManifest(one));
    if (had && !countedOn && after.stream().noneMatch(OwnWrites::holdsManifest)) {
      breach("3: a write of its own leaves no manifest");
    }
  }

  private static boolean holdsManifest(StoredObject controller) {
    String image = Invariants.image(controller);
    return image.equals(Setup.OLD) || image.equals(Setup.NEW);
  }
}
