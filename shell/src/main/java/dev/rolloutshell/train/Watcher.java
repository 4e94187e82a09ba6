package dev.rolloutshell.train;

import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.fault.LiveFault;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.pod.StoredPod;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.History;
import dev.rolloutshell.simulator.store.StoredObject;
import dev.rolloutshell.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks at a drill's cluster after each event: who serves, and what clients write. */
final class Watcher {

  /** Writes that are kept; a drill makes some dozens. */
  private static final int MOST = 5_000;

  private final String namespace;
  private final Drill.Service service;
  private Instant began;
  private final List<ServiceLog.Sample> samples = new ArrayList<>();
  private final List<Written> written = new ArrayList<>();
  private final List<Struck> strikes = new ArrayList<>();
  private final Map<Long, Integer> counted = new HashMap<>();
  private final List<Timeline.State> states = new ArrayList<>();
  private long version;

  /** A watcher who begins now. */
  Watcher(SimulatedCluster cluster, String namespace, Drill.Service service) {
    this(cluster, namespace, service, cluster.now(), List.of());
    sample(cluster);
    picture(cluster);
    strikes(cluster);
  }

  /** A watcher who goes on where another one stopped. */
  Watcher(
      SimulatedCluster cluster,
      String namespace,
      Drill.Service service,
      Instant began,
      List<ServiceLog.Sample> before) {
    this.namespace = namespace;
    this.service = service;
    this.began = began;
    this.samples.addAll(before);
    this.version = cluster.store().version();
    cluster.afterEachEvent(this::look);
  }

  /** Forgets what it saw: what counts begins now. */
  synchronized void restart(SimulatedCluster cluster) {
    began = cluster.now();
    samples.clear();
    written.clear();
    strikes.clear();
    states.clear();
    version = cluster.store().version();
    sample(cluster);
    picture(cluster);
  }

  synchronized Instant began() {
    return began;
  }

  private synchronized void look(SimulatedCluster cluster) {
    if (cluster.lastEvent() == null && written.size() < MOST) {
      note(cluster);
    }
    version = cluster.store().version();
    sample(cluster);
    strikes(cluster);
    picture(cluster);
  }

  private void strikes(SimulatedCluster cluster) {
    for (LiveFault fault : cluster.faults().list()) {
      Integer before = counted.put(fault.id(), fault.struck());
      if (fault.struck() > (before == null ? 0 : before) && strikes.size() < MOST) {
        strikes.add(
            new Struck(since(cluster), fault.spec().kind().word(), fault.spec().kind().about()));
      }
    }
  }

  private void picture(SimulatedCluster cluster) {
    Timeline.State now = Pictures.of(cluster, namespace, service);
    Timeline.State last = states.isEmpty() ? null : states.get(states.size() - 1);
    if (states.size() < MOST && (last == null || !Pictures.same(last, now))) {
      states.add(now);
    }
  }

  private Duration since(SimulatedCluster cluster) {
    return Duration.between(began, cluster.now());
  }

  private void note(SimulatedCluster cluster) {
    try {
      for (Change change : cluster.store().history().since(version)) {
        StoredObject object = change.object();
        boolean deletes = change.type() == Change.Type.DELETED || beginsToGo(change);
        String verb = deletes ? "delete" : change.type() == Change.Type.ADDED ? "create" : "update";
        if (object.namespace().equals(namespace)
            && !object.key().type().equals(ResourceTypes.EVENTS)) {
          written.add(
              new Written(
                  since(cluster),
                  verb.toUpperCase(Locale.ROOT),
                  object.key().type().plural() + "/" + object.name()));
        }
      }
    } catch (History.Expired tooLong) {
      // One request never changes thousands of objects; nothing would be shown of it anyway.
    }
  }

  private static boolean beginsToGo(Change change) {
    StoredObject before = change.previous();
    return change.object().isBeingDeleted() && before != null && !before.isBeingDeleted();
  }

  private void sample(SimulatedCluster cluster) {
    int ready = 0;
    int total = 0;
    for (StoredObject pod : cluster.store().list(ResourceTypes.PODS, namespace)) {
      if (!pod.isBeingDeleted() && Pods.matches(pod, service.selector())) {
        total++;
        ready += new StoredPod(pod).isReady() ? 1 : 0;
      }
    }
    ServiceLog.Sample last = samples.isEmpty() ? null : samples.get(samples.size() - 1);
    if (last == null || last.ready() != ready || last.total() != total) {
      samples.add(new ServiceLog.Sample(since(cluster), ready, total));
    }
  }

  /** How the pods have served. */
  ServiceLog service(SimulatedCluster cluster) {
    // The cluster calls this watcher under its lock, so its time is asked for before one's own.
    Instant now = cluster.now();
    synchronized (this) {
      return new ServiceLog(samples, Duration.between(began, now));
    }
  }

  /** What clients have written. */
  synchronized List<Written> written() {
    return List.copyOf(written);
  }

  /** The faults that have struck. */
  synchronized List<Struck> struck() {
    return List.copyOf(strikes);
  }

  /** What there was from moment to moment. */
  synchronized List<Timeline.State> states() {
    return List.copyOf(states);
  }
}
