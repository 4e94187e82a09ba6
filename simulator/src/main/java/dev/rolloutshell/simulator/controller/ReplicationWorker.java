package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.controller.ReplicationStatus.Failure;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.record.EventRecorder;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.Objects;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Makes the replication manager's requests, one at a time. */
final class ReplicationWorker {
  private static final String COMPONENT = "replication-controller";

  private final Objects objects;
  private final EventRecorder recorder;
  private final Expectations expectations;
  private final Supplier<Instant> now;

  ReplicationWorker(
      Objects objects, EventRecorder recorder, Expectations expectations, Supplier<Instant> now) {
    this.objects = objects;
    this.recorder = recorder;
    this.expectations = expectations;
    this.now = now;
  }

  /** What one request led to. */
  sealed interface Outcome {}

  /** The sync goes on. */
  record More(ReplicationSync sync) implements Outcome {}

  /** The sync is over; {@code wake} says whether a status is due after minReadySeconds. */
  record Done(boolean wake) implements Outcome {}

  /** The sync failed and is to be tried again after a back-off. */
  record Failed() implements Outcome {}

  /** Goes from claims to scaling, and says whether a request is left before the status. */
  ReplicationSync settle(ReplicationSync sync) {
    if (sync.scaling() != null
        || sync.claimFailed()
        || sync.nextAdoption() != null
        || sync.nextRelease() != null) {
      return sync;
    }
    StoredObject controller = sync.controller();
    Scaling scaling =
        sync.mayScale() && !controller.isBeingDeleted()
            ? Scaling.of(controller, sync.pods())
            : Scaling.NOTHING;
    if (scaling.create() > 0) {
      expectations.expectCreations(controller.key(), scaling.create(), now.get());
    } else if (!scaling.delete().isEmpty()) {
      List<String> uids = new ArrayList<>();
      scaling.delete().forEach(pod -> uids.add(pod.uid()));
      expectations.expectDeletions(controller.key(), uids, now.get());
    }
    return sync.scaling(scaling);
  }

  /** Whether the sync has nothing to ask of the API server any more. */
  boolean isIdle(ReplicationSync sync) {
    return sync.scaling() != null
        && !sync.creates()
        && sync.nextDeletion() == null
        && sync.failure() == null
        && ReplicationStatus.isSame(sync.controller().status(), status(sync));
  }

  /** Makes the next request. */
  Outcome step(ReplicationSync sync) {
    StoredObject adoption = sync.nextAdoption();
    if (adoption != null) {
      return new More(adopt(sync, adoption));
    }
    StoredObject release = sync.nextRelease();
    if (release != null) {
      return new More(sync.claimed(!release(sync.controller(), release)));
    }
    if (sync.scaling() == null) {
      return new Failed();
    }
    if (sync.creates()) {
      return new More(create(sync));
    }
    StoredObject deletion = sync.nextDeletion();
    return deletion != null ? new More(delete(sync, deletion)) : finish(sync);
  }

  /** Upstream re-reads the controller first, since its cache may be older than a deletion. */
  private ReplicationSync adopt(ReplicationSync sync, StoredObject pod) {
    StoredObject controller = sync.controller();
    StoredObject fresh = objects.get(controller.key());
    if (fresh == null || !fresh.uid().equals(controller.uid()) || fresh.isBeingDeleted()) {
      return sync.claimed(true);
    }
    StoredObject live = objects.get(pod.key());
    if (live == null) {
      return sync.advanced();
    }
    if (!live.uid().equals(pod.uid())) {
      return sync.claimed(true);
    }
    try {
      objects.update(live, Owners.with(live, Owners.controlledBy(controller)));
      return sync.adopted(pod);
    } catch (ApiException refused) {
      return refused.isNotFound() ? sync.advanced() : sync.claimed(true);
    }
  }

  /** Takes the controller off the pod's owners; false when it has to be tried again. */
  private boolean release(StoredObject controller, StoredObject pod) {
    StoredObject live = objects.get(pod.key());
    if (live == null || !live.uid().equals(pod.uid())) {
      return true;
    }
    try {
      objects.update(live, Owners.without(live, List.of(controller.uid())));
      return true;
    } catch (ApiException refused) {
      return refused.isNotFound() || refused.code() == 422;
    }
  }

  /** The first refusal ends the creations, as upstream's slow start does. */
  private ReplicationSync create(ReplicationSync sync) {
    StoredObject controller = sync.controller();
    try {
      StoredObject pod =
          objects.create(
              ResourceTypes.PODS, controller.namespace(), PodFromTemplate.of(controller));
      recorder.normal(controller, COMPONENT, "SuccessfulCreate", "Created pod: " + pod.name());
      return sync.advanced();
    } catch (ApiException refused) {
      Scaling scaling = java.util.Objects.requireNonNull(sync.scaling());
      expectations.lowerCreations(controller.key(), scaling.create() - sync.done());
      recorder.warning(
          controller, COMPONENT, "FailedCreate", "Error creating: " + refused.message());
      return sync.failed(new Failure("FailedCreate", refused.message()), scaling.create());
    }
  }

  private ReplicationSync delete(ReplicationSync sync, StoredObject pod) {
    StoredObject controller = sync.controller();
    try {
      objects.delete(pod.key(), DeleteOptions.DEFAULT);
      recorder.normal(controller, COMPONENT, "SuccessfulDelete", "Deleted pod: " + pod.name());
      return sync.advanced();
    } catch (ApiException refused) {
      expectations.observeDeletion(controller.key(), pod.uid());
      if (refused.isNotFound()) {
        return sync.advanced();
      }
      recorder.warning(
          controller, COMPONENT, "FailedDelete", "Error deleting: " + refused.message());
      return sync.failed(new Failure("FailedDelete", refused.message()), sync.done() + 1);
    }
  }

  private JsonObject status(ReplicationSync sync) {
    return ReplicationStatus.of(
        sync.controller(), sync.pods(), sync.counts(), sync.failure(), now.get());
  }

  /**
   * Writes the status if it says something new. As upstream, a conflict is answered by writing the
   * same counts once more onto the controller as it is now.
   */
  private Outcome finish(ReplicationSync sync) {
    StoredObject controller = sync.controller();
    JsonObject status = status(sync);
    if (!ReplicationStatus.isSame(controller.status(), status)) {
      try {
        write(controller, status);
      } catch (ApiException refused) {
        return new Failed();
      }
    }
    if (sync.failure() != null) {
      return new Failed();
    }
    long replicas = controller.spec().number("replicas", 1);
    boolean wake =
        controller.spec().number("minReadySeconds", 0) > 0
            && status.number("readyReplicas", 0) == replicas
            && status.number("availableReplicas", 0) != replicas;
    return new Done(wake);
  }

  private void write(StoredObject controller, JsonObject status) {
    try {
      objects.updateStatus(controller, status);
    } catch (ApiException refused) {
      StoredObject fresh = objects.get(controller.key());
      if (fresh == null) {
        throw refused;
      }
      objects.updateStatus(fresh, status);
    }
  }
}
