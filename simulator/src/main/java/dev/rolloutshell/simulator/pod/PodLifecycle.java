package dev.rolloutshell.simulator.pod;

import dev.rolloutshell.simulator.clock.Schedule;
import dev.rolloutshell.simulator.clock.Seed;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.record.EventRecorder;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.Objects;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Scheduler and kubelets in one: takes every pod through its stages, with the delays of its
 * behaviour. Delays depend only on the seed and the pod's uid, not on what else happens.
 */
public final class PodLifecycle {

  private final Objects objects;
  private final EventRecorder recorder;
  private final Schedule<? extends PodWorld> schedule;
  private final Afflictions afflictions = new Afflictions();
  private final StageDelays delays;
  private final KubeletReports reports;
  private final NodeOutages outages = new NodeOutages();
  private PodBehaviours behaviours;
  private int assigned;

  /** What it knows at one moment. */
  public record Checkpoint(
      PodBehaviours behaviours,
      int assigned,
      List<Afflictions.Afflicted> afflicted,
      List<NodeOutages.Outage> outages) {}

  /** The life of an empty cluster's pods; it must be told every change of the store. */
  public PodLifecycle(
      Objects objects,
      EventRecorder recorder,
      Schedule<? extends PodWorld> schedule,
      Seed seed,
      PodBehaviours behaviours) {
    this.objects = objects;
    this.recorder = recorder;
    this.schedule = schedule;
    this.delays = new StageDelays(seed, afflictions);
    this.reports = new KubeletReports(objects, recorder, schedule);
    this.behaviours = behaviours;
  }

  /** How pods behave now. */
  public PodBehaviours behaviours() {
    return behaviours;
  }

  /** Changes how pods behave from their next stage on. */
  public void change(PodBehaviours next) {
    this.behaviours = next;
  }

  /** How a pod behaves. */
  public PodBehaviour behaviour(StoredObject pod) {
    Affliction affliction = afflictions.of(pod.uid());
    return affliction == null ? behaviours.ofPod(pod.spec()) : affliction.behaviour();
  }

  /** Something befalls a pod, until it is healed of that cause. */
  public void afflict(StoredObject pod, long cause, Affliction affliction) {
    afflictions.add(pod.uid(), cause, affliction);
    if (affliction.flapping() != null && PodStatus.isReady(pod)) {
      plan(pod, PodStage.UNREADY, 0);
    }
  }

  /** Heals the pods of what has a cause; their images decide about them again. */
  public void heal(long cause) {
    for (Afflictions.Afflicted one : afflictions.heal(cause)) {
      boolean runs = one.affliction().behaviour().failure() == PodBehaviour.Failure.NONE;
      StoredObject pod = runs ? byUid(one.uid()) : null;
      if (pod != null && isUp(pod)) {
        plan(pod, PodStage.READY, 0);
      }
    }
  }

  private @Nullable StoredObject byUid(String uid) {
    for (StoredObject pod : objects.list(ResourceTypes.PODS, null)) {
      if (pod.uid().equals(uid)) {
        return pod;
      }
    }
    return null;
  }

  /** Whether its containers run, though it is not ready. */
  private static boolean isUp(StoredObject pod) {
    return !pod.isBeingDeleted()
        && !pod.status().string("podIP", "").isEmpty()
        && !PodStatus.isReady(pod);
  }

  /**
   * A node goes down: nothing happens to its pods any more.
   *
   * @param grace until the cluster notices, and its pods count as not ready
   * @param eviction until the cluster gives its pods up; zero for never
   */
  public void nodeFails(String node, Duration grace, Duration eviction) {
    Instant now = schedule.now();
    outages.begin(node, now);
    schedule.after(grace, new NodeEvent(node, now, false));
    if (!eviction.isZero()) {
      schedule.after(eviction, new NodeEvent(node, now, true));
    }
  }

  void happen(NodeEvent event) {
    if (!outages.isDown(event.node(), event.since())) {
      return;
    }
    for (StoredObject pod : objects.list(ResourceTypes.PODS, null)) {
      if (!node(pod).equals(event.node()) || pod.isBeingDeleted()) {
        continue;
      }
      if (event.evicts()) {
        objects.delete(pod.key(), DeleteOptions.DEFAULT.ifUid(pod.uid()));
      } else if (PodStatus.isReady(pod)) {
        outages.lost(event.node(), pod.uid());
        reports.running(pod, false);
      }
    }
  }

  /** A node is back, and its pods go on where they were. */
  public void nodeRecovers(String node) {
    NodeOutages.Outage outage = outages.end(node);
    if (outage == null) {
      return;
    }
    outage.frozen().forEach(event -> schedule.after(Duration.ZERO, event));
    for (String uid : outage.lost()) {
      StoredObject pod = byUid(uid);
      if (pod != null && isUp(pod)) {
        plan(pod, PodStage.READY, 0);
      }
    }
  }

  private static String node(StoredObject pod) {
    return pod.spec().string("nodeName", "");
  }

  /** The store changed: plans what happens next to the pod, if it is one. */
  public void offer(Change change) {
    StoredObject pod = change.object();
    if (!pod.key().type().equals(ResourceTypes.PODS)) {
      return;
    }
    if (change.type() == Change.Type.DELETED) {
      afflictions.forget(pod.uid());
      return;
    }
    StoredObject before = change.previous();
    if (pod.isBeingDeleted()) {
      if (before == null || !before.isBeingDeleted()) {
        plan(pod, PodStage.GONE, 0);
      }
    } else if (before == null) {
      boolean placed = !pod.spec().string("nodeName", "").isEmpty();
      plan(pod, placed ? PodStage.CREATE : PodStage.SCHEDULE, 0);
    } else if (!before.spec().equals(pod.spec())
        && !images(before).equals(images(pod))
        && !pod.spec().string("nodeName", "").isEmpty()) {
      plan(pod, PodStage.CREATE, 0);
    }
  }

  private static String images(StoredObject pod) {
    List<JsonObject> containers = pod.spec().objects("containers");
    if (containers.size() == 1) {
      return containers.get(0).string("image", "");
    }
    StringBuilder all = new StringBuilder();
    containers.forEach(container -> all.append(container.string("image", "")).append(' '));
    return all.toString();
  }

  private void plan(StoredObject pod, PodStage stage, int round) {
    Duration delay = delays.delay(pod, behaviour(pod), stage, round);
    if (delay != null) {
      schedule.after(delay, new PodEvent(pod.key(), pod.uid(), images(pod), stage, round));
    }
  }

  void happen(PodEvent event) {
    StoredObject pod = objects.get(event.pod());
    if (pod == null
        || !pod.uid().equals(event.uid())
        || pod.isBeingDeleted() != (event.stage() == PodStage.GONE)
        || !images(pod).equals(event.images())) {
      return;
    }
    if (outages.isDown(node(pod))) {
      outages.freeze(node(pod), event);
      return;
    }
    try {
      apply(pod, event.stage(), event.round());
    } catch (ApiException refused) {
      // As a kubelet: it tries again at the next sync, here after a second.
      schedule.after(Duration.ofSeconds(1), event);
    }
  }

  private void apply(StoredObject pod, PodStage stage, int round) {
    switch (stage) {
      case SCHEDULE -> schedule(pod);
      case CREATE -> create(pod);
      case START -> start(pod);
      case READY -> ready(pod, round);
      case UNREADY -> flap(pod, round);
      case PULL_FAILED -> pullFailed(pod, round);
      case PULL_BACK_OFF -> pullBackOff(pod, round);
      case CRASH -> crash(pod, round);
      case RESTART -> restart(pod, round);
      case GONE -> gone(pod);
    }
  }

  private void schedule(StoredObject pod) {
    String node = Nodes.next(assigned++);
    for (int i = 1; i < Nodes.COUNT && outages.isDown(node); i++) {
      node = Nodes.next(assigned++);
    }
    if (outages.isDown(node)) {
      schedule.after(
          Duration.ofSeconds(1),
          new PodEvent(pod.key(), pod.uid(), images(pod), PodStage.SCHEDULE, 0));
      return;
    }
    StoredObject bound = objects.bind(pod.key(), node);
    recorder.normal(
        bound,
        "default-scheduler",
        "Scheduled",
        "Successfully assigned %s/%s to %s".formatted(pod.namespace(), pod.name(), node));
    plan(bound, PodStage.CREATE, 0);
  }

  private void create(StoredObject pod) {
    StoredObject taken = reports.taken(pod);
    if (behaviour(pod).failure() == PodBehaviour.Failure.INVALID_IMAGE) {
      reports.invalidName(taken, failing(taken, PodBehaviour.Failure.INVALID_IMAGE));
      return; // Only another image helps.
    }
    reports.pulling(pod);
    boolean fails = behaviour(pod).failure() == PodBehaviour.Failure.IMAGE_PULL;
    plan(pod, fails ? PodStage.PULL_FAILED : PodStage.START, 0);
  }

  private void start(StoredObject pod) {
    String ip = pod.status().string("podIP");
    reports.started(pod, ip != null ? ip : Nodes.podIp(assigned++));
    boolean crashes = behaviour(pod).failure() == PodBehaviour.Failure.CRASH_LOOP;
    plan(pod, crashes ? PodStage.CRASH : PodStage.READY, 0);
  }

  private void ready(StoredObject pod, int round) {
    reports.running(pod, true);
    plan(pod, PodStage.UNREADY, round);
  }

  private void flap(StoredObject pod, int round) {
    if (delays.untilUnready(pod) != null) {
      reports.running(pod, false);
      plan(pod, PodStage.READY, round + 1);
    }
  }

  private void pullFailed(StoredObject pod, int round) {
    if (behaviour(pod).failure() != PodBehaviour.Failure.IMAGE_PULL) {
      start(pod); // What stood in its way is gone.
      return;
    }
    reports.pullFailed(pod, failing(pod, PodBehaviour.Failure.IMAGE_PULL));
    plan(pod, PodStage.PULL_BACK_OFF, round);
  }

  private void pullBackOff(StoredObject pod, int round) {
    reports.pullBackOff(pod, failing(pod, PodBehaviour.Failure.IMAGE_PULL));
    plan(pod, PodStage.PULL_FAILED, round + 1);
  }

  /** Which images of a pod fail so. */
  private Predicate<String> failing(StoredObject pod, PodBehaviour.Failure how) {
    Affliction affliction = afflictions.of(pod.uid());
    return affliction == null
        ? image -> behaviours.of(image).failure() == how
        : image -> affliction.behaviour().failure() == how;
  }

  private void crash(StoredObject pod, int round) {
    StoredObject after = reports.crashed(pod, round, failing(pod, PodBehaviour.Failure.CRASH_LOOP));
    plan(after, PodStage.RESTART, round);
  }

  /** The process runs for a moment and crashes again, unless it is healed. */
  private void restart(StoredObject pod, int round) {
    StoredObject counted = reports.restarted(pod, round + 1);
    boolean crashes = behaviour(pod).failure() == PodBehaviour.Failure.CRASH_LOOP;
    plan(counted, crashes ? PodStage.CRASH : PodStage.READY, crashes ? round + 1 : 0);
  }

  private void gone(StoredObject pod) {
    reports.killing(pod);
    objects.delete(pod.key(), DeleteOptions.NOW.ifUid(pod.uid()));
  }

  /** What it knows now. */
  public Checkpoint checkpoint() {
    return new Checkpoint(behaviours, assigned, afflictions.checkpoint(), outages.checkpoint());
  }

  /** Goes back to a checkpoint; its pending events must be restored as well. */
  public void restore(Checkpoint checkpoint) {
    behaviours = checkpoint.behaviours();
    assigned = checkpoint.assigned();
    afflictions.restore(checkpoint.afflicted());
    outages.restore(checkpoint.outages());
  }
}
