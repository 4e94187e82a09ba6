package dev.rolloutshell.explore;

import dev.rolloutshell.rollout.model.KubectlMark;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.pod.StoredPod;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What must hold in a rollout, looked at after every event with nothing but the store in hand. */
public final class Invariants {

  private final Setup setup;
  private final List<String> broken = new ArrayList<>();
  private final Map<String, StoredObject> bystanders = new TreeMap<>();
  private long seen = -1;
  private boolean committed;
  private boolean pastReturn;

  public Invariants(Setup setup) {
    this.setup = setup;
  }

  public List<String> broken() {
    return broken;
  }

  /** Looks at everything, unless nothing was stored since the last look. */
  public void look(ObjectStore store, Supplier<String> when) {
    if (store.version() == seen) {
      return;
    }
    seen = store.version();
    List<StoredObject> controllers = store.list(ResourceTypes.REPLICATION_CONTROLLERS, "default");
    List<StoredObject> pods = store.list(ResourceTypes.PODS, "default");
    availability(pods, when);
    manifests(controllers, when);
    noPodWithoutController(controllers, pods, when);
    bystanders(controllers, when);
  }

  private void breach(String text, Supplier<String> when) {
    if (broken.size() < 20) {
      broken.add(text + " at " + when.get());
    }
  }

  private static boolean active(StoredObject pod) {
    return !pod.isBeingDeleted();
  }

  static boolean ofPair(StoredObject object) {
    return Setup.NAME.equals(object.labels().string("app"));
  }

  private void availability(List<StoredObject> pods, Supplier<String> when) {
    int ready = 0;
    int total = 0;
    for (StoredObject pod : pods) {
      if (ofPair(pod) && active(pod)) {
        total++;
        ready += new StoredPod(pod).isReady() ? 1 : 0;
      }
    }
    if (ready < setup.floor()) {
      breach("1: " + ready + " ready pods, the floor is " + setup.floor(), when);
    }
    if (total > setup.ceiling()) {
      breach("2: " + total + " pods, the ceiling is " + setup.ceiling(), when);
    }
  }

  public static String image(StoredObject controller) {
    JsonObject template = controller.spec().object("template");
    return template.object("spec").objects("containers").get(0).string("image", "");
  }

  /** Both manifests, or the one still wanted, and with it the size. */
  private void manifests(List<StoredObject> controllers, Supplier<String> when) {
    boolean old = false;
    boolean fresh = false;
    boolean size = false;
    for (StoredObject controller : controllers) {
      if (ofPair(controller)) {
        old |= image(controller).equals(Setup.OLD);
        fresh |= image(controller).equals(Setup.NEW);
        size |= remembersSize(controller);
      }
    }
    committed |= fresh;
    pastReturn |= committed && !old;
    if (!old && !fresh) {
      breach("3: no manifest", when);
    }
    if (pastReturn && !fresh) {
      breach("3: the wanted manifest is lost", when);
    }
    if (!size) {
      breach("3: the size is lost", when);
    }
  }

  private boolean remembersSize(StoredObject controller) {
    String wanted = Integer.toString(setup.wanted());
    JsonObject annotations = controller.metadata().object("annotations");
    return controller.spec().number("replicas", -1) == setup.wanted()
        || controller.spec().number("replicas", -1) == setup.replicas()
        || wanted.equals(annotations.string(Mark.ORIGINAL))
        || wanted.equals(annotations.string(Mark.TARGET))
        || wanted.equals(annotations.string(KubectlMark.DESIRED));
  }

  private void noPodWithoutController(
      List<StoredObject> controllers, List<StoredObject> pods, Supplier<String> when) {
    if (handOver(controllers)) {
      return;
    }
    for (StoredObject pod : pods) {
      if (ofPair(pod) && active(pod) && new StoredPod(pod).controllerUid().isEmpty()) {
        breach("9: pod " + pod.name() + " has no controller", when);
      }
    }
  }

  private static boolean handOver(List<StoredObject> controllers) {
    for (StoredObject controller : controllers) {
      boolean parked = controller.spec().object("selector").containsKey(Mark.PARK_LABEL);
      if (parked && controller.metadata().object("annotations").containsKey(Mark.SOURCE_UID)) {
        return true;
      }
    }
    return false;
  }

  /** A controller whose name begins like ours: its spec and marks must never change. */
  private void bystanders(List<StoredObject> controllers, Supplier<String> when) {
    for (StoredObject controller : controllers) {
      if (!ofPair(controller)) {
        StoredObject before = bystanders.putIfAbsent(controller.name(), controller);
        if (before != null && !alike(before, controller)) {
          breach("7: " + controller.name() + " was written", when);
        }
      }
    }
  }

  private static boolean alike(StoredObject one, StoredObject other) {
    return one.spec().equals(other.spec())
        && one.metadata().object("annotations").equals(other.metadata().object("annotations"));
  }
}
