package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.RequestInfo;
import dev.rolloutshell.simulator.clock.Seed;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.pod.Affliction;
import dev.rolloutshell.simulator.pod.PodBehaviour;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The faults of one cluster, live: they can be added and removed while clients work. Who shares the
 * cluster with another thread may use the public methods; the others run under its lock.
 */
public final class Faults {
  private final FaultWorld world;
  private final Executor exclusively;
  private final Seed chance;
  private final List<Consumer<Strike>> listeners = new ArrayList<>();
  private volatile List<LiveFault> live = List.of();
  private long lastId;
  private volatile @Nullable String spared;

  /** All faults, and how far their chance is. */
  public record Checkpoint(List<LiveFault> live, long lastId, long chance) {}

  /**
   * No faults.
   *
   * @param exclusively runs something at once, under the cluster's lock
   */
  public Faults(FaultWorld world, Executor exclusively, Seed chance) {
    this.world = world;
    this.exclusively = exclusively;
    this.chance = chance;
  }

  /** Has a listener told of every strike from now on, under the cluster's lock. */
  public void onStrike(Consumer<Strike> listener) {
    exclusively.execute(() -> listeners.add(listener));
  }

  private void tell(LiveFault struck, String namespace, Supplier<String> what) {
    if (!listeners.isEmpty()) {
      Strike strike = new Strike(world.now(), struck, namespace, what.get());
      listeners.forEach(listener -> listener.accept(strike));
    }
  }

  /** Adds a fault and returns its number. */
  public long add(FaultSpec spec) {
    AtomicLong id = new AtomicLong();
    exclusively.execute(() -> id.set(put(spec)));
    return id.get();
  }

  private long put(FaultSpec spec) {
    LiveFault fault = LiveFault.added(++lastId, spec, world.now());
    List<LiveFault> more = new ArrayList<>(live);
    more.add(fault);
    live = List.copyOf(more);
    Duration after = spec.trigger().after();
    if (fault.isMoment()) {
      if (after.isZero()) {
        strike(fault);
      } else {
        world.after(after, new FaultMoment(fault.id(), 0, FaultMoment.What.BEGINS));
      }
    } else if (spec.kind() instanceof PodKind kind && kind.befallsExisting()) {
      if (after.isZero()) {
        befallExisting(fault.id());
      } else {
        world.after(after, new FaultMoment(fault.id(), 0, FaultMoment.What.BEGINS));
      }
    }
    return fault.id();
  }

  /** The faults that were added and not removed, in that order. */
  public List<LiveFault> list() {
    return live;
  }

  /** Removes a fault, which ends if it stands; false when there is none of that number. */
  public boolean remove(long id) {
    AtomicBoolean found = new AtomicBoolean();
    exclusively.execute(() -> found.set(removeIf(fault -> fault.id() == id)));
    return found.get();
  }

  /** Removes all faults. */
  public void clear() {
    exclusively.execute(() -> removeIf(fault -> true));
  }

  private boolean removeIf(Predicate<LiveFault> which) {
    List<LiveFault> going = live.stream().filter(which).toList();
    live = live.stream().filter(which.negate()).toList();
    for (LiveFault fault : going) {
      if (fault.standing() && fault.spec().kind() instanceof StandingKind kind) {
        kind.end(fault.spec().effect(), world, fault.memory());
      } else if (fault.spec().kind() instanceof PodKind) {
        world.podLifecycle().heal(fault.id());
      }
    }
    return !going.isEmpty();
  }

  /** Whether nothing can go wrong. */
  public boolean isEmpty() {
    return live.isEmpty();
  }

  /** Has no fault strike calls about this namespace, such as those between two shells. */
  public void spare(String namespace) {
    spared = namespace;
  }

  /** A client makes a call: what strikes it; {@code null} when nothing does. */
  public @Nullable CallFaults call(ApiRequest request) {
    RequestInfo info = live.isEmpty() ? null : RequestInfo.of(request);
    if (info == null || info.namespace().equals(spared)) {
      return null;
    }
    List<LiveFault> striking = new ArrayList<>();
    for (LiveFault fault : live) {
      if (!fault.isMoment() && isAbout(fault, info) && fault.spec().match().matches(info)) {
        LiveFault struck = occur(fault, info.namespace(), info::toString);
        if (struck != null) {
          striking.add(struck);
        }
      }
    }
    return new CallFaults(striking, standing(), request, info, world);
  }

  private static boolean isAbout(LiveFault fault, RequestInfo info) {
    return fault.spec().kind() instanceof CallKind kind
        ? kind.concerns(info.verb())
        : fault.spec().kind() instanceof StandingKind || fault.spec().kind() instanceof ActKind;
  }

  /** An event of a watch is on its way: what becomes of it; {@code null} when nothing does. */
  FrameKind.@Nullable Fate frame(
      byte[] frame, String type, String resource, String namespace, String name) {
    for (LiveFault fault : live) {
      if (fault.spec().kind() instanceof FrameKind kind
          && kind.concerns(type)
          && fault.spec().match().objectMatches(resource, namespace, name)
          && occur(fault, namespace, () -> type + " event of " + resource + "/" + name) != null) {
        return kind.fate(frame, fault.spec().effect());
      }
    }
    return null;
  }

  /** The store changed: faults may befall a pod that is new. */
  public void offer(Change change) {
    if (live.isEmpty()
        || change.type() != Change.Type.ADDED
        || !change.object().key().type().equals(ResourceTypes.PODS)) {
      return;
    }
    for (LiveFault fault : live) {
      befall(fault, change.object());
    }
  }

  private void befall(LiveFault fault, StoredObject pod) {
    if (fault.spec().kind() instanceof PodKind kind
        && fault
            .spec()
            .match()
            .objectMatches(pod.key().type().plural(), pod.namespace(), pod.name())
        && occur(fault, pod.namespace(), () -> "pods/" + pod.name()) != null) {
      PodBehaviour usual = world.podLifecycle().behaviour(pod);
      Affliction affliction = kind.affliction(usual, fault.spec().effect());
      world.podLifecycle().afflict(pod, fault.id(), affliction);
    }
  }

  private void befallExisting(long id) {
    for (StoredObject pod : world.objects().list(ResourceTypes.PODS, null)) {
      LiveFault fault = find(id);
      if (fault != null && !pod.isBeingDeleted()) {
        befall(fault, pod);
      }
    }
  }

  private @Nullable LiveFault find(long id) {
    for (LiveFault fault : live) {
      if (fault.id() == id) {
        return fault;
      }
    }
    return null;
  }

  private List<LiveFault> standing() {
    return live.stream().filter(LiveFault::standing).toList();
  }

  /** Counts a matching occasion; the fault when it strikes there, else {@code null}. */
  private @Nullable LiveFault occur(LiveFault fault, String namespace, Supplier<String> what) {
    FaultTrigger trigger = fault.spec().trigger();
    if (fault.struck() >= trigger.times() || world.now().isBefore(fault.from())) {
      return null;
    }
    boolean strikes =
        fault.seen() + 1 >= trigger.nth()
            && (trigger.probability() == 1 || dice() < trigger.probability());
    LiveFault counted = fault.counted(strikes);
    replace(counted);
    if (strikes) {
      tell(counted, namespace, what);
    }
    return strikes ? counted : null;
  }

  /** A duration between two, by chance. */
  Duration pick(Duration least, Duration most) {
    return chance.between(least, most);
  }

  private double dice() {
    return (chance.next() >>> 11) * 0x1.0p-53;
  }

  private void replace(LiveFault changed) {
    live = live.stream().map(one -> one.id() == changed.id() ? changed : one).toList();
  }

  /** A fault of a kind that begins or acts does so. */
  void begin(LiveFault fault) {
    FaultEffect effect = fault.spec().effect();
    try {
      if (fault.spec().kind() instanceof ActKind kind) {
        kind.act(effect, world);
      } else if (fault.spec().kind() instanceof StandingKind kind && !fault.standing()) {
        replace(fault.stands(true, kind.begin(effect, world)));
        plan(fault, effect.duration(StandingKind.LASTS), FaultMoment.What.ENDS);
        plan(fault, kind.every(effect), FaultMoment.What.GOES_ON);
      }
    } catch (ApiException refused) {
      return; // What the API does not allow is allowed to nobody.
    }
  }

  private void plan(LiveFault fault, Duration delay, FaultMoment.What what) {
    if (!delay.isZero()) {
      world.after(delay, new FaultMoment(fault.id(), fault.struck(), what));
    }
  }

  private void strike(LiveFault fault) {
    LiveFault counted = fault.counted(true);
    replace(counted);
    tell(counted, "", () -> "");
    begin(counted);
  }

  void happen(FaultMoment moment) {
    LiveFault fault = find(moment.fault());
    if (fault == null) {
      return;
    }
    if (moment.what() == FaultMoment.What.BEGINS) {
      if (fault.spec().kind() instanceof PodKind) {
        befallExisting(fault.id());
      } else {
        strike(fault);
      }
    } else if (fault.standing()
        && fault.struck() == moment.strike()
        && fault.spec().kind() instanceof StandingKind kind) {
      if (moment.what() == FaultMoment.What.ENDS) {
        replace(fault.stands(false, null));
        kind.end(fault.spec().effect(), world, fault.memory());
      } else {
        kind.again(fault.spec().effect(), world);
        plan(fault, kind.every(fault.spec().effect()), FaultMoment.What.GOES_ON);
      }
    }
  }

  /** All faults, and how far their chance is. */
  public Checkpoint checkpoint() {
    return new Checkpoint(live, lastId, chance.state());
  }

  /** Goes back to a checkpoint; the cluster's other parts must be restored as well. */
  public void restore(Checkpoint checkpoint) {
    live = checkpoint.live();
    lastId = checkpoint.lastId();
    chance.restore(checkpoint.chance());
  }
}
