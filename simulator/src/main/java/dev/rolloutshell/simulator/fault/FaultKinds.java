package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.fault.ControllerFault.Controller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * All kinds of faults by name, in the order of tables; kinds that know more than a cluster come as
 * services.
 */
public final class FaultKinds {
  private static final Map<String, FaultKind> BY_WORD = new LinkedHashMap<>();

  static {
    List.of(
            new KillBefore(),
            new KillAfter(),
            new KillLostReply(),
            new Pause(),
            new Latency(),
            new RequestDropped(),
            new ResponseDropped(),
            new ResetBefore(),
            new ResetAfter(),
            new TruncatedBody(),
            new Timeout(),
            new Conflict(),
            new TooManyRequests(),
            new ServerError(),
            new Unavailable(),
            new GatewayTimeout(),
            new StaleRead(),
            new ServerRestart(),
            new ReadOnly(),
            new EventDropped(),
            new EventDuplicated(),
            new EventDelayed(),
            new WatchClosed(),
            new WatchExpired(),
            new BookmarksOff(),
            new ControllerSlow(
                Controller.REPLICATION_MANAGER,
                "replication-manager-slow",
                "the replication manager"),
            new ControllerStopped(
                Controller.REPLICATION_MANAGER,
                "replication-manager-stopped",
                "the replication manager"),
            new ManagerStale(),
            new ControllerSlow(
                Controller.GARBAGE_COLLECTOR, "garbage-collector-slow", "the garbage collector"),
            new ControllerStopped(
                Controller.GARBAGE_COLLECTOR, "garbage-collector-stopped", "the garbage collector"),
            new ImagePullFails(),
            new CrashLoop(),
            new NeverReady(),
            new SlowPod(),
            new Flapping(),
            new Evicted(),
            new NodeDown(),
            new QuotaReached(),
            new RivalDeletes(),
            new RivalScales(),
            new RivalEdits(),
            new Autoscaler())
        .forEach(FaultKinds::add);
    ServiceLoader.load(FaultKind.class, FaultKinds.class.getClassLoader()).forEach(FaultKinds::add);
  }

  private FaultKinds() {}

  private static void add(FaultKind kind) {
    BY_WORD.put(kind.word(), kind);
  }

  /** All of them. */
  public static List<FaultKind> all() {
    return List.copyOf(BY_WORD.values());
  }

  /** The kind of a name. */
  static FaultKind named(String key, @Nullable Object given) {
    FaultKind kind = given instanceof String word ? BY_WORD.get(word) : null;
    if (kind == null) {
      throw FaultValues.wrong(key, "one of " + String.join(", ", BY_WORD.keySet()), given);
    }
    return kind;
  }
}
