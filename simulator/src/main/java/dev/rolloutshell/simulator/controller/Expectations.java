package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.model.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a controller did and has not yet seen come back through its watch: until it has, it neither
 * creates nor deletes again. Kubernetes' {@code UIDTrackingControllerExpectations}; what is not
 * seen within five minutes is no longer waited for.
 */
final class Expectations {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What is expected for one controller. */
  record Expected(int creations, List<String> deletions, Instant since) {
    boolean isFulfilled() {
      return creations <= 0 && deletions.isEmpty();
    }
  }

  private final Map<ObjectKey, Expected> byController = new HashMap<>();

  boolean areSatisfied(ObjectKey controller, Instant now) {
    Expected expected = byController.get(controller);
    return expected == null
        || expected.isFulfilled()
        || Duration.between(expected.since(), now).compareTo(PATIENCE) > 0;
  }

  void expectCreations(ObjectKey controller, int count, Instant now) {
    byController.put(controller, new Expected(count, List.of(), now));
  }

  void expectDeletions(ObjectKey controller, Collection<String> uids, Instant now) {
    byController.put(controller, new Expected(0, List.copyOf(uids), now));
  }

  void observeCreation(ObjectKey controller) {
    lowerCreations(controller, 1);
  }

  void lowerCreations(ObjectKey controller, int count) {
    byController.computeIfPresent(
        controller, (key, is) -> new Expected(is.creations() - count, is.deletions(), is.since()));
  }

  void observeDeletion(ObjectKey controller, String uid) {
    Expected is = byController.get(controller);
    if (is != null && is.deletions().contains(uid)) {
      List<String> left = new ArrayList<>(is.deletions());
      left.remove(uid);
      byController.put(controller, new Expected(is.creations(), List.copyOf(left), is.since()));
    }
  }

  void forget(ObjectKey controller) {
    byController.remove(controller);
  }

  void clear() {
    byController.clear();
  }

  /** What is expected for a controller, for tests and traces. */
  @Nullable Expected of(ObjectKey controller) {
    return byController.get(controller);
  }

  Map<ObjectKey, Expected> checkpoint() {
    return Map.copyOf(byController);
  }

  void restore(Map<ObjectKey, Expected> checkpoint) {
    byController.clear();
    byController.putAll(checkpoint);
  }
}
