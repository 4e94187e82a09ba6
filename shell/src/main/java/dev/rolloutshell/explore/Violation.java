package dev.rolloutshell.explore;

import java.util.List;

/**
 * A case in which something did not hold.
 *
 * @param schedule what was done, and went wrong, in words
 * @param faults how many things went wrong
 * @param complaints what did not hold, each beginning with the number of the rule
 */
public record Violation(String schedule, int faults, List<String> complaints) {

  static Violation of(Schedule schedule, List<String> complaints) {
    return new Violation(schedule.toString(), schedule.faults(), complaints);
  }
}
