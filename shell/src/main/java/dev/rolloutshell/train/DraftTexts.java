package dev.rolloutshell.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of a draft, for its author to mend. */
final class DraftTexts {

  private DraftTexts() {}

  /** A mapping with its keys in this order. */
  static Map<String, Object> mapping(Object... keysAndValues) {
    Map<String, Object> mapping = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      mapping.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return mapping;
  }

  static String story(FoundRollout found, String trouble, List<String> setup) {
    String happened =
        setup.isEmpty()
            ? "is to be done as it was."
            : trouble.isEmpty() ? "is half-way." : "came to a halt. It said: " + trouble;
    return "A session of real life: the rollout of " + found.name() + " " + happened;
  }

  static String known(FoundRollout found, String image) {
    return found.name()
        + " had "
        + found.size()
        + " pods of "
        + found.source().image()
        + ", and "
        + image
        + " was to take their place.";
  }

  static List<String> hints(FoundRollout found, List<String> solution) {
    return List.of(
        "Look where the rollout stands: rollout status " + found.name(),
        "The session needed "
            + solution.size()
            + (solution.size() == 1 ? " command." : " commands, one after the other."),
        "Type: " + String.join(", then: ", solution));
  }

  /** What may look right and not be: the other direction, only a beginning, only a look. */
  static List<Map<String, Object>> wrongWays(
      FoundRollout found, JournalEnd end, List<String> setup, List<String> solution) {
    List<Map<String, Object>> ways = new ArrayList<>();
    if (!setup.isEmpty()) {
      String other = (end.direction().equals("abort") ? "rollout resume " : "rollout abort ");
      ways.add(wrong(List.of(other + found.name()), "It goes the other way than the session did."));
    }
    if (solution.size() > 1) {
      ways.add(wrong(solution.subList(0, solution.size() - 1), "It stops before the end."));
    }
    ways.add(wrong(List.of("rollout status " + found.name()), "It only looks."));
    return ways;
  }

  private static Map<String, Object> wrong(List<String> lines, String why) {
    return mapping("lines", lines, "why", why);
  }

  static Map<String, Object> diagnosis(String trouble, List<String> setup) {
    String state =
        setup.isEmpty()
            ? "Nothing has begun yet."
            : trouble.isEmpty() ? "The rollout is half-way, and nobody drives it." : trouble;
    return Map.of(
        "question",
        "What was the state of the rollout when you took over?",
        "causes",
        List.of(
            cause("The rollout was complete but for its name.", false),
            cause("The API server could not be reached.", false),
            cause(state, true)));
  }

  private static Map<String, Object> cause(String text, boolean right) {
    Map<String, Object> cause = mapping("cause", text);
    if (right) {
      cause.put("right", true);
    }
    cause.put("why", right ? "The journal says so." : "The journal says otherwise.");
    return cause;
  }
}
