package dev.rolloutshell.simulator.fault;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fault that was added, and how far it has come.
 *
 * @param id its number
 * @param spec what was asked for
 * @param from virtual time before which it does nothing
 * @param seen how many matching occasions there were
 * @param struck how many of them it struck
 * @param standing whether it stands now, if it is of a kind that does
 * @param memory what its kind keeps for its end
 */
public record LiveFault(
    long id,
    FaultSpec spec,
    Instant from,
    int seen,
    int struck,
    boolean standing,
    @Nullable Object memory) {

  static LiveFault added(long id, FaultSpec spec, Instant now) {
    return new LiveFault(id, spec, now.plus(spec.trigger().after()), 0, 0, false, null);
  }

  LiveFault counted(boolean strikes) {
    return new LiveFault(id, spec, from, seen + 1, struck + (strikes ? 1 : 0), standing, memory);
  }

  LiveFault stands(boolean now, @Nullable Object what) {
    return new LiveFault(id, spec, from, seen, struck, now, what);
  }

  /** Whether it will never strike again, nor stands. */
  public boolean isSpent() {
    return struck >= spec.trigger().times() && !standing;
  }

  /** Where it stands: {@code standing}, {@code spent}, or {@code armed} while it may strike. */
  public String state() {
    return standing ? "standing" : isSpent() ? "spent" : "armed";
  }

  /** Its number, what was asked for, and how far it has come; for programs. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", id);
    map.putAll(spec.toMap());
    map.put("seen", seen);
    map.put("struck", struck);
    map.put("state", state());
    return map;
  }

  /** Whether it waits for a moment rather than for a call, an event or a pod. */
  boolean isMoment() {
    FaultTrigger trigger = spec.trigger();
    return (spec.kind() instanceof StandingKind || spec.kind() instanceof ActKind)
        && spec.match().equals(FaultMatch.ALL)
        && trigger.nth() == 1
        && trigger.probability() == 1;
  }
}
