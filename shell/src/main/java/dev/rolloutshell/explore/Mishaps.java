package dev.rolloutshell.explore;

import dev.rolloutshell.simulator.fault.CallKind;
import dev.rolloutshell.simulator.fault.Family;
import dev.rolloutshell.simulator.fault.FaultKind;
import dev.rolloutshell.simulator.fault.FaultKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that can go wrong at a call. */
public final class Mishaps {

  /** What happens to a client that is killed is tried without the simulator's help. */
  private static final Set<String> TRIED_OTHERWISE =
      Set.of("kill-before", "kill-after", "kill-lost-reply");

  private static final int STALE_AT_MOST = 5;

  /** So many events in a row are more than happen between two looks of a client. */
  private static final int UNOBSERVED = 50;

  private static final List<Mishap> ALL = make();

  private Mishaps() {}

  /** All of them, in the order of tables. */
  public static List<Mishap> all() {
    return ALL;
  }

  private static List<Mishap> make() {
    List<Mishap> all = new ArrayList<>(Mishap.STANDARD);
    for (int versions = 1; versions <= STALE_AT_MOST; versions++) {
      all.add(
          Mishap.of(
              "stale-" + versions,
              "server",
              false,
              Map.of(
                  "kind",
                  "stale-read",
                  "trigger",
                  Map.of("times", 1),
                  "effect",
                  Map.of("versions", versions))));
    }
    all.add(
        Mishap.of(
            "unobserved",
            "watch",
            false,
            Map.of("kind", "event-dropped", "trigger", Map.of("times", UNOBSERVED))));
    for (FaultKind kind : FaultKinds.all()) {
      String word = kind.word();
      if (!TRIED_OTHERWISE.contains(word) && !word.equals("stale-read")) {
        all.add(Mishap.of(word, kind.family().word(), isRough(kind), once(word)));
      }
    }
    return List.copyOf(all);
  }

  private static Map<String, ?> once(String word) {
    return Map.of("kind", word, "trigger", Map.of("times", 1));
  }

  private static boolean isRough(FaultKind kind) {
    return kind.family() == Family.CONTROLLER
        || kind.family() == Family.POD
        || kind.family() == Family.RIVAL;
  }

  /** Whether it can go wrong at this kind of call. */
  static boolean concerns(Mishap mishap, String call) {
    String verb = call.substring(0, call.indexOf(' '));
    if (mishap.name().equals("unobserved")) {
      return verb.equals("list");
    }
    return mishap.fault() == null
        || !(mishap.fault().kind() instanceof CallKind kind)
        || kind.concerns(verb);
  }

  /**
   * Those that a word in {@code --faults} means: of that name or family; else those whose name
   * begins with it. {@code crash} is the family, without {@code crash-loop}.
   */
  public static List<Mishap> meantBy(String word) {
    List<Mishap> called = all().stream().filter(mishap -> mishap.isCalled(word)).toList();
    return called.isEmpty()
        ? all().stream().filter(mishap -> mishap.name().startsWith(word + "-")).toList()
        : called;
  }
}
