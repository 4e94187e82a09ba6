package dev.rolloutshell.simulator.pod;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The nodes that are down, and what cannot happen on them until they are back. */
final class NodeOutages {
  private final Map<String, Outage> byNode = new LinkedHashMap<>();

  /**
   * A node that is down.
   *
   * @param since when that began
   * @param frozen what waits for it
   * @param lost uids of the pods whose readiness it cost
   */
  record Outage(String node, Instant since, List<PodEvent> frozen, List<String> lost) {
    Outage {
      frozen = List.copyOf(frozen);
      lost = List.copyOf(lost);
    }
  }

  boolean isEmpty() {
    return byNode.isEmpty();
  }

  boolean isDown(String node) {
    return !byNode.isEmpty() && byNode.containsKey(node);
  }

  /** Whether it has been down since that moment. */
  boolean isDown(String node, Instant since) {
    Outage outage = byNode.get(node);
    return outage != null && outage.since().equals(since);
  }

  void begin(String node, Instant now) {
    byNode.putIfAbsent(node, new Outage(node, now, List.of(), List.of()));
  }

  void freeze(String node, PodEvent event) {
    byNode.computeIfPresent(
        node, (n, now) -> new Outage(n, now.since(), with(now.frozen(), event), now.lost()));
  }

  void lost(String node, String uid) {
    byNode.computeIfPresent(
        node, (n, now) -> new Outage(n, now.since(), now.frozen(), with(now.lost(), uid)));
  }

  private static <T> List<T> with(List<T> list, T one) {
    List<T> more = new ArrayList<>(list);
    more.add(one);
    return more;
  }

  @Nullable Outage end(String node) {
    return byNode.remove(node);
  }

  List<Outage> checkpoint() {
    return List.copyOf(byNode.values());
  }

  void restore(List<Outage> checkpoint) {
    byNode.clear();
    checkpoint.forEach(one -> byNode.put(one.node(), one));
  }
}
