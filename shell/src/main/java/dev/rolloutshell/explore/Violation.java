package dev.rolloutshell.explore;

import java.util.List;
import java.util.Map;

/**
 * A case in which something did not hold, with as few things that go wrong as will do.
 *
 * @param schedule what was done, and went wrong, in words
 * @param faults how many things went wrong
 * @param complaints what did not hold, each beginning with the number of the rule
 * @param objects the objects that were there, in YAML
 * @param file what the steps read with {@code -f}, as JSON trees; empty where they read nothing
 * @param steps what to type on a simulated cluster with these objects to see it again
 */
public record Violation(
    String schedule,
    int faults,
    List<String> complaints,
    String objects,
    Map<String, Object> file,
    List<String> steps) {

  static Violation of(Schedule schedule, List<String> complaints) {
    return new Violation(
        schedule.toString(),
        schedule.faults(),
        complaints,
        Scenery.objects(schedule.setup()),
        schedule.setup().file(),
        Steps.of(schedule));
  }
}
