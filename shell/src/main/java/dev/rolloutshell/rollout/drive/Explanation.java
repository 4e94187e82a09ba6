package dev.rolloutshell.rollout.drive;

import java.util.List;

/**
 * The planner's rules in order, and which one speaks now.
 *
 * @param name the controller the rollout is about
 * @param rules every rule up to and including the one that decided
 * @param facts what it saw, in words
 * @param decision what it decided, in words
 */
public record Explanation(String name, List<Line> rules, List<String> facts, String decision) {

  /**
   * One rule.
   *
   * @param rule its name
   * @param about what it is for
   * @param applies whether it is the one that decided
   */
  public record Line(String rule, String about, boolean applies) {}
}
