package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.fault.FaultKind;
import dev.rolloutshell.simulator.fault.Strike;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What faults have struck since it began, numbered from 1, the latest of many; for programs. */
final class StrikeLog {

  private static final int MOST = 1000;

  private final ArrayDeque<Map<String, Object>> strikes = new ArrayDeque<>();
  private long last;

  synchronized void add(Strike strike) {
    FaultKind kind = strike.fault().spec().kind();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("number", ++last);
    map.put("id", strike.fault().id());
    map.put("kind", kind.word());
    map.put("about", kind.about());
    map.put("namespace", strike.namespace());
    map.put("struck", strike.what());
    map.put("time", strike.at().toString());
    strikes.add(map);
    if (strikes.size() > MOST) {
      strikes.remove();
    }
  }

  /** Those after a number, and the last number there is. */
  synchronized Map<String, Object> after(long number) {
    List<Map<String, Object>> since = new ArrayList<>(strikes);
    since.removeIf(strike -> strike.get("number") instanceof Long known && known <= number);
    return Map.of("last", last, "strikes", since);
  }
}
