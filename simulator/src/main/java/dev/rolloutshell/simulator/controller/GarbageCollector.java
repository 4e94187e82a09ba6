package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.clock.Schedule;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.Objects;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' garbage collector: deletes what has only absent owners, orphans the dependents of an
 * owner deleted with {@code Orphan}, and lets one deleted with {@code Foreground} go when nothing
 * blocks it any more. It knows dependents from a graph of its own that lags behind the store, and
 * asks the API server before it acts.
 */
public final class GarbageCollector {
  private static final Duration RETRY = Duration.ofMillis(500);

  private final Objects objects;
  private final Schedule<? extends ControllerWorld> schedule;
  private final OwnerGraph graph = new OwnerGraph();
  private final OwnershipWatch watch;
  private final Set<String> planned = new LinkedHashSet<>();
  private ControllerSettings settings;

  /** Everything the collector knows at one moment. */
  public record Checkpoint(
      ControllerSettings settings,
      List<StoredObject> graph,
      OwnershipWatch.Checkpoint watch,
      List<String> planned) {}

  /** A collector of an empty cluster; it must be told every change of the store. */
  public GarbageCollector(
      Objects objects, Schedule<? extends ControllerWorld> schedule, ControllerSettings settings) {
    this.objects = objects;
    this.schedule = schedule;
    this.settings = settings;
    this.watch = new OwnershipWatch(schedule);
  }

  /** How it works now. */
  public ControllerSettings settings() {
    return settings;
  }

  /** Changes how it works; changes that it does not see while it is stopped wait for it. */
  public void change(ControllerSettings next) {
    settings = next;
    watch.plan(true, next);
    watch.plan(false, next);
  }

  /** The store changed: the change sets out for the graph if it concerns ownership. */
  public void offer(Change change) {
    watch.offer(change, settings);
  }

  void look(boolean ofPods) {
    watch.look(ofPods, settings, this::learn);
  }

  private void learn(Change change) {
    if (change.type() == Change.Type.DELETED) {
      deleted(change.object());
    } else {
      changed(change.object());
    }
  }

  private void deleted(StoredObject object) {
    graph.remove(object.uid());
    graph.dependents(object.uid()).forEach(this::enqueue);
    wakeOwners(object);
  }

  /** An owner that waits for its dependents may go on when one of them is gone. */
  private void wakeOwners(StoredObject dependent) {
    for (JsonObject reference : Owners.of(dependent)) {
      StoredObject owner = graph.get(reference.string("uid", ""));
      if (owner != null && Finalizers.waits(owner)) {
        enqueue(owner);
      }
    }
  }

  private void changed(StoredObject object) {
    StoredObject before = graph.get(object.uid());
    graph.put(object);
    if (before != null) {
      wakeOwners(before);
    }
    if (object.isBeingDeleted() && Finalizers.has(object, Finalizers.ORPHAN)) {
      schedule.after(settings.workLatency(), new GarbageEvent.Orphan(object.uid(), object.name()));
    } else if (Finalizers.waits(object)) {
      graph.dependents(object.uid()).forEach(this::enqueue);
      enqueue(object);
    } else if (hasLostOwner(object)) {
      enqueue(object);
    }
  }

  private boolean hasLostOwner(StoredObject object) {
    for (JsonObject reference : Owners.of(object)) {
      StoredObject owner = owner(object, reference);
      if (owner == null || Finalizers.waits(owner)) {
        return true;
      }
    }
    return false;
  }

  /** The living owner that a reference means, by name and uid; {@code null} when it is absent. */
  private @Nullable StoredObject owner(StoredObject dependent, JsonObject reference) {
    ResourceType type = type(reference);
    if (type == null) {
      return dependent; // An owner of a type not served here is left alone.
    }
    String namespace = type.namespaced() ? dependent.namespace() : "";
    StoredObject owner = objects.get(new ObjectKey(type, namespace, reference.string("name", "")));
    return owner != null && owner.uid().equals(reference.string("uid")) ? owner : null;
  }

  private static @Nullable ResourceType type(JsonObject reference) {
    for (ResourceType type : ResourceTypes.ALL) {
      if (type.kind().equals(reference.string("kind"))
          && type.apiVersion().equals(reference.string("apiVersion"))) {
        return type;
      }
    }
    return null;
  }

  private void enqueue(StoredObject object) {
    if (planned.add(object.uid())) {
      schedule.after(
          settings.workLatency(), new GarbageEvent.Consider(object.uid(), object.name()));
    }
  }

  void consider(String uid) {
    planned.remove(uid);
    StoredObject seen = graph.get(uid);
    if (seen == null) {
      return;
    }
    if (!settings.running()) {
      later(seen);
      return;
    }
    StoredObject live = objects.get(seen.key());
    if (live == null || !live.uid().equals(uid)) {
      deleted(seen);
      return;
    }
    if (Finalizers.waits(live)) {
      considerWaiting(live);
    } else if (!live.isBeingDeleted()) {
      collect(live);
    }
  }

  private void later(StoredObject object) {
    if (planned.add(object.uid())) {
      schedule.after(RETRY, new GarbageEvent.Consider(object.uid(), object.name()));
    }
  }

  /** Foreground: dependents that block go first. */
  private void considerWaiting(StoredObject owner) {
    boolean blocked = false;
    for (StoredObject dependent : graph.dependents(owner.uid())) {
      if (blocks(dependent, owner.uid())) {
        blocked = true;
        if (!Finalizers.waits(dependent)) {
          enqueue(dependent);
        }
      }
    }
    if (!blocked) {
      release(owner.uid(), Finalizers.FOREGROUND);
    }
  }

  private static boolean blocks(StoredObject dependent, String ownerUid) {
    for (JsonObject reference : Owners.of(dependent)) {
      if (ownerUid.equals(reference.string("uid"))) {
        return reference.isTrue("blockOwnerDeletion");
      }
    }
    return false;
  }

  /** Deletes an object without a living owner, or takes its absent owners off. */
  private void collect(StoredObject object) {
    List<String> lost = new ArrayList<>();
    boolean solid = false;
    boolean waiting = false;
    for (JsonObject reference : Owners.of(object)) {
      StoredObject owner = owner(object, reference);
      if (owner != null && !Finalizers.waits(owner)) {
        solid = true;
        continue;
      }
      lost.add(reference.string("uid", ""));
      waiting |= owner != null;
    }
    if (lost.isEmpty()) {
      return;
    }
    try {
      if (solid) {
        objects.update(object, Owners.without(object, lost));
      } else {
        boolean dependents = !graph.dependents(object.uid()).isEmpty();
        objects.delete(object.key(), options(object, waiting && dependents));
      }
    } catch (ApiException refused) {
      if (!refused.isNotFound()) {
        later(object);
      }
    }
  }

  private static DeleteOptions options(StoredObject object, boolean foreground) {
    String policy =
        Finalizers.has(object, Finalizers.ORPHAN)
            ? "Orphan"
            : foreground || Finalizers.has(object, Finalizers.FOREGROUND)
                ? "Foreground"
                : "Background";
    return DeleteOptions.DEFAULT.ifUid(object.uid()).withPolicy(policy);
  }

  /** Takes an owner off the dependents the graph knows; those it does not know yet it misses. */
  void orphan(String uid) {
    StoredObject owner = graph.get(uid);
    if (owner == null) {
      return;
    }
    boolean done = settings.running();
    for (StoredObject seen : done ? graph.dependents(uid) : List.<StoredObject>of()) {
      done &= disown(seen, uid);
    }
    schedule.after(
        done ? settings.workLatency() : RETRY,
        done
            ? new GarbageEvent.Release(uid, owner.name(), Finalizers.ORPHAN)
            : new GarbageEvent.Orphan(uid, owner.name()));
  }

  private boolean disown(StoredObject seen, String ownerUid) {
    StoredObject live = objects.get(seen.key());
    if (live == null || !live.uid().equals(seen.uid())) {
      return true;
    }
    try {
      objects.update(live, Owners.without(live, List.of(ownerUid)));
      return true;
    } catch (ApiException refused) {
      return refused.isNotFound();
    }
  }

  void release(String uid, String finalizer) {
    StoredObject seen = graph.get(uid);
    StoredObject live = seen == null ? null : objects.get(seen.key());
    if (live == null || !live.uid().equals(uid) || !Finalizers.has(live, finalizer)) {
      return;
    }
    try {
      objects.update(live, Finalizers.without(live, finalizer));
    } catch (ApiException refused) {
      if (!refused.isNotFound()) {
        schedule.after(RETRY, new GarbageEvent.Release(uid, live.name(), finalizer));
      }
    }
  }

  /** Everything it knows. */
  public Checkpoint checkpoint() {
    return new Checkpoint(settings, graph.checkpoint(), watch.checkpoint(), List.copyOf(planned));
  }

  /** Goes back to a checkpoint; its pending events must be restored as well. */
  public void restore(Checkpoint checkpoint) {
    settings = checkpoint.settings();
    graph.restore(checkpoint.graph());
    watch.restore(checkpoint.watch());
    planned.clear();
    planned.addAll(checkpoint.planned());
  }
}
