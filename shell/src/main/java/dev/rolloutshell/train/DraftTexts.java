package dev.rolloutshell.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of a draft, for its author to mend. */
final class DraftTexts {

  private static final String COMPLETE =
      "The rollout is complete but for its last writes, and nobody drives it.";

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
            : trouble.isEmpty() ? standing(found) + "." : "came to a halt. It said: " + trouble;
    return "A session of real life: the rollout of " + found.name() + " " + happened;
  }

  static List<String> known(FoundRollout found, String image) {
    String pods =
        found.name()
            + " had "
            + found.size()
            + " pods of "
            + found.before()
            + ", and "
            + image
            + " was to take their place.";
    FoundRollout.Stand stand = found.stand();
    return stand == null || stand.standIn().isEmpty()
        ? List.of(pods)
        : List.of(
            pods,
            stand.standIn()
                + " stands in for an image that the journal of the session does not name.");
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
    FoundRollout.Stand stand = found.stand();
    if (stand != null && stand.back()) {
      String forward = "rollout run " + found.name() + " --image=" + found.after();
      ways.add(wrong(List.of(forward), "It goes forward again, which the session did not."));
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

  static Map<String, Object> diagnosis(FoundRollout found, String trouble, List<String> setup) {
    FoundRollout.Stand stand = found.stand();
    boolean named = stand != null && stand.pastReturn(found);
    String state =
        setup.isEmpty()
            ? "Nothing has begun yet."
            : trouble.isEmpty()
                ? "The rollout " + standing(found) + ", and nobody drives it."
                : trouble;
    return Map.of(
        "question",
        "What was the state of the rollout when you took over?",
        "causes",
        List.of(
            cause(named ? "Nothing had been written yet." : COMPLETE, false),
            cause("The API server could not be reached.", false),
            cause(state, true)));
  }

  /** Where it stood, after its name. */
  private static String standing(FoundRollout found) {
    FoundRollout.Stand stand = found.stand();
    if (stand != null && stand.pastReturn(found)) {
      return "is complete but for its last writes";
    }
    return stand != null && stand.back() ? "is half-way back" : "is half-way";
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
