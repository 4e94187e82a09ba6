package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which controllers the replication manager looks at again when it sees a pod change: upstream's
 * {@code addPod}, {@code updatePod} and {@code deletePod}.
 */
record PodHandler(ReplicationManager manager, ReplicationCache cache, Expectations expectations) {

  void handle(Change change, @Nullable StoredObject before) {
    StoredObject pod = change.object();
    if (change.type() == Change.Type.DELETED || pod.isBeingDeleted()) {
      removed(pod);
    } else if (before == null) {
      added(pod);
    } else {
      updated(before, pod);
    }
  }

  /** A pod that begins to terminate counts as deleted; that it is gone later changes nothing. */
  private void removed(StoredObject pod) {
    StoredObject controller = cache.controllerOf(pod);
    if (controller != null) {
      expectations.observeDeletion(controller.key(), pod.uid());
      manager.enqueue(controller.key());
    }
  }

  private void added(StoredObject pod) {
    if (Owners.controllerUid(pod) == null) {
      wakeMatching(pod);
      return;
    }
    StoredObject controller = cache.controllerOf(pod);
    if (controller != null) {
      expectations.observeCreation(controller.key());
      manager.enqueue(controller.key());
    }
  }

  private void updated(StoredObject before, StoredObject pod) {
    String owner = Owners.controllerUid(pod);
    boolean handedOver = !Objects.equals(Owners.controllerUid(before), owner);
    if (handedOver) {
      StoredObject former = cache.controllerOf(before);
      if (former != null) {
        manager.enqueue(former.key());
      }
    }
    if (owner == null) {
      if (handedOver || !before.labels().equals(pod.labels())) {
        wakeMatching(pod);
      }
      return;
    }
    StoredObject controller = cache.controllerOf(pod);
    if (controller != null) {
      manager.enqueue(controller.key());
      long minReadySeconds = controller.spec().number("minReadySeconds", 0);
      if (minReadySeconds > 0 && !Pods.isReady(before) && Pods.isReady(pod)) {
        // One second more, since the kubelet's clock is not the manager's.
        manager.enqueueAfter(Duration.ofSeconds(minReadySeconds + 1), controller.key());
      }
    }
  }

  private void wakeMatching(StoredObject pod) {
    cache.matching(pod).forEach(controller -> manager.enqueue(controller.key()));
  }
}
