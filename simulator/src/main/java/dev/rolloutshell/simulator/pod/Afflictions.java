package dev.rolloutshell.simulator.pod;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pods that something befell, by uid, with the number of its cause. */
final class Afflictions {
  private final Map<String, Afflicted> byUid = new LinkedHashMap<>();

  /** A pod, what befell it, and why. */
  record Afflicted(String uid, long cause, Affliction affliction) {}

  void add(String uid, long cause, Affliction affliction) {
    byUid.put(uid, new Afflicted(uid, cause, affliction));
  }

  boolean isEmpty() {
    return byUid.isEmpty();
  }

  @Nullable Affliction of(String uid) {
    Afflicted found = byUid.isEmpty() ? null : byUid.get(uid);
    return found == null ? null : found.affliction();
  }

  void forget(String uid) {
    byUid.remove(uid);
  }

  /** Takes away what has a cause. */
  List<Afflicted> heal(long cause) {
    List<Afflicted> healed = new ArrayList<>();
    for (Afflicted one : List.copyOf(byUid.values())) {
      if (one.cause() == cause) {
        byUid.remove(one.uid());
        healed.add(one);
      }
    }
    return healed;
  }

  List<Afflicted> checkpoint() {
    return List.copyOf(byUid.values());
  }

  void restore(List<Afflicted> checkpoint) {
    byUid.clear();
    checkpoint.forEach(one -> byUid.put(one.uid(), one));
  }
}
