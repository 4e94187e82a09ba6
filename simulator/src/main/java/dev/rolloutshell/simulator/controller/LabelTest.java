package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.model.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Whether labels have every pair of a selector. It remembers its last answer, since pods of one
 * template share their labels.
 */
final class LabelTest {
  private final JsonObject selector;
  private @Nullable JsonObject last;
  private boolean answer;

  LabelTest(JsonObject selector) {
    this.selector = selector;
  }

  boolean passes(JsonObject labels) {
    if (last == null || !last.equals(labels)) {
      answer = labels.hasAll(selector);
      last = labels;
    }
    return answer;
  }
}
