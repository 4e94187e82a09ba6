package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.clock.DurationText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of the matching occasions a fault strikes.
 *
 * @param nth the first of them, counted from 1 among those that come after {@code after}
 * @param times how many it strikes at most; {@link #ALWAYS} for all
 * @param after virtual time since the fault was added before which none counts
 * @param probability the share of them that it strikes, by the cluster's seed; 1 for all
 */
public record FaultTrigger(int nth, int times, Duration after, double probability) {

  /** Strikes without end. */
  public static final int ALWAYS = Integer.MAX_VALUE;

  static final List<String> KEYS = List.of("nth", "times", "after", "probability");

  static FaultTrigger of(FaultKind kind, @Nullable Object given) {
    Map<?, ?> map = FaultValues.map("trigger", given, KEYS);
    Object nth = map.get("nth");
    Object after = map.get("after");
    Object probability = map.get("probability");
    return new FaultTrigger(
        nth == null ? 1 : FaultValues.count("trigger.nth", nth, 1),
        times(map.get("times"), nth != null, kind),
        after == null ? Duration.ZERO : FaultValues.duration("trigger.after", after),
        probability == null ? 1 : FaultValues.probability("trigger.probability", probability));
  }

  private static int times(@Nullable Object given, boolean oneIsNamed, FaultKind kind) {
    if (given == null) {
      return oneIsNamed ? 1 : kind.timesByDefault();
    }
    return given.equals("always") ? ALWAYS : FaultValues.count("trigger.times", given, 1);
  }

  Map<String, Object> toMap(FaultKind kind) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (nth != 1) {
      map.put("nth", nth);
    }
    if (times != times(null, nth != 1, kind)) {
      map.put("times", times == ALWAYS ? "always" : (Object) times);
    }
    if (!after.isZero()) {
      map.put("after", DurationText.of(after));
    }
    if (probability != 1) {
      map.put("probability", probability);
    }
    return map;
  }
}
