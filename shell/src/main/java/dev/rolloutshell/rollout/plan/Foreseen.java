package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.model.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A snapshot as it will be: after a write, and after the controllers have caught up with it. */
final class Foreseen {

  /** Prefix of the versions of foreseen objects. */
  static final String VERSION = "foreseen-";

  private final Snapshot snapshot;
  private final Set<String> touched;
  private final int made;
  private final boolean settled;

  Foreseen(Snapshot snapshot) {
    this(snapshot, owners(snapshot), highestNumber(snapshot), false);
  }

  private Foreseen(Snapshot snapshot, Set<String> touched, int made, boolean settled) {
    this.snapshot = snapshot;
    this.touched = touched;
    this.made = made;
    this.settled = settled;
  }

  /** The highest number given so far, so that uids stay unique in a forecast of a forecast. */
  private static int highestNumber(Snapshot snapshot) {
    return Stream.concat(
            snapshot.controllers().stream().map(ControllerView::resourceVersion),
            snapshot.pods().stream().map(PodView::resourceVersion))
        .filter(version -> version.startsWith(VERSION))
        .mapToInt(version -> Integer.parseInt(version.substring(VERSION.length())))
        .max()
        .orElse(0);
  }

  /** Controllers that have pods in sight or are being rolled: the only ones that act here. */
  private static Set<String> owners(Snapshot snapshot) {
    return snapshot.controllers().stream()
        .filter(c -> !snapshot.owned(c).isEmpty() || carriesMarks(c))
        .map(ControllerView::uid)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean carriesMarks(ControllerView controller) {
    return controller.annotations().keySet().stream().anyMatch(Mark::isMark);
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /** Whether the controllers have caught up with every write. */
  boolean isSettled() {
    return settled;
  }

  /** The state once a write is stored, before any controller has seen it. */
  Foreseen after(ApiWrite write) {
    List<ControllerView> controllers = new ArrayList<>(snapshot.controllers());
    List<PodView> pods = new ArrayList<>(snapshot.pods());
    Set<String> acting = new TreeSet<>(touched);
    int next = made + 1;
    if (write instanceof ApiWrite.CreateController create) {
      ControllerView created = renewed(create.manifest(), VERSION + next, next, 1, 0);
      controllers.add(created);
      acting.add(created.uid());
    } else if (write instanceof ApiWrite.UpdateController update) {
      ControllerView old = update.seen();
      boolean same =
          Tree.object(update.manifest(), "spec").equals(Tree.object(old.manifest(), "spec"));
      controllers.set(
          indexOf(controllers, old.uid()),
          renewed(
              update.manifest(),
              old.uid(),
              next,
              old.generation() + (same ? 0 : 1),
              old.observedGeneration()));
      acting.add(old.uid());
    } else if (write instanceof ApiWrite.DeleteController delete) {
      controllers.removeIf(c -> c.uid().equals(delete.seen().uid()));
      pods.removeIf(p -> p.ownerUid().equals(delete.seen().uid()));
    } else if (write instanceof ApiWrite.UpdatePod update) {
      pods.replaceAll(p -> p.uid().equals(update.seen().uid()) ? PodView.of(update.manifest()) : p);
    } else if (write instanceof ApiWrite.DeletePod delete) {
      pods.removeIf(p -> p.uid().equals(delete.seen().uid()));
    }
    Snapshot changed = new Snapshot(snapshot.namespace(), controllers, pods);
    return new Foreseen(changed, acting, next, false);
  }

  private static int indexOf(List<ControllerView> controllers, String uid) {
    for (int i = 0; i < controllers.size(); i++) {
      if (controllers.get(i).uid().equals(uid)) {
        return i;
      }
    }
    throw new IllegalStateException("no controller with uid " + uid);
  }

  private static ControllerView renewed(
      Map<String, Object> manifest, String uid, int version, long generation, long observed) {
    Map<String, Object> whole = Tree.with(manifest, uid, "metadata", "uid");
    whole = Tree.with(whole, VERSION + version, "metadata", "resourceVersion");
    whole = Tree.with(whole, generation, "metadata", "generation");
    return ControllerView.of(Tree.with(whole, observed, "status", "observedGeneration"));
  }

  /** The state once every controller has acted and every pod is ready. */
  Foreseen settled() {
    List<PodView> pods = new ArrayList<>();
    for (PodView pod : snapshot.pods()) {
      if (pod.active()) {
        pods.add(ForeseenPod.ready(pod));
      }
    }
    List<ControllerView> controllers = new ArrayList<>();
    int next = made;
    for (ControllerView controller : snapshot.controllers()) {
      if (controller.deleting()) {
        continue;
      }
      if (touched.contains(controller.uid())) {
        next = act(controller, pods, next);
        controllers.add(caughtUp(controller, pods));
      } else {
        controllers.add(controller);
      }
    }
    return new Foreseen(new Snapshot(snapshot.namespace(), controllers, pods), touched, next, true);
  }

  /** The replication manager: releases, adopts, makes and deletes pods. */
  private static int act(ControllerView controller, List<PodView> pods, int made) {
    for (int i = 0; i < pods.size(); i++) {
      PodView pod = pods.get(i);
      boolean selected = controller.selects(pod.labels());
      if (pod.ownerUid().equals(controller.uid()) && !selected) {
        pods.set(i, ForeseenPod.ownedBy(pod, ""));
      } else if (pod.ownerUid().isEmpty() && selected) {
        pods.set(i, ForeseenPod.ownedBy(pod, controller.uid()));
      }
    }
    List<PodView> owned = pods.stream().filter(p -> p.ownerUid().equals(controller.uid())).toList();
    for (int i = owned.size(); i > controller.replicas(); i--) {
      pods.remove(owned.get(i - 1));
    }
    int next = made;
    for (int i = owned.size(); i < controller.replicas(); i++) {
      pods.add(ForeseenPod.madeBy(controller, ++next));
    }
    return next;
  }

  private static ControllerView caughtUp(ControllerView controller, List<PodView> pods) {
    long labelled =
        pods.stream()
            .filter(p -> p.ownerUid().equals(controller.uid()))
            .filter(p -> p.labels().entrySet().containsAll(controller.templateLabels().entrySet()))
            .count();
    Map<String, Object> manifest =
        Tree.with(controller.manifest(), controller.generation(), "status", "observedGeneration");
    return ControllerView.of(Tree.with(manifest, labelled, "status", "fullyLabeledReplicas"));
  }

  /** The time at which foreseen pods became ready: long enough ago for any limit. */
  static final Instant LONG_AGO = Instant.EPOCH;
}
