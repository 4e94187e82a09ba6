package dev.rolloutshell.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A write that the operator's client sent.
 *
 * @param at virtual time since the scenario began
 * @param step the step in which it was sent, from 1
 * @param verb {@code create}, {@code update}, {@code patch} or {@code delete}
 * @param object what it wrote, such as {@code replicationcontrollers/web}
 * @param status the HTTP status of the answer, or 0 when the answer never arrived
 * @param rule the planner's rule that asked for it, or {@code null} where none did, or the client
 *     did not live to say
 * @param reason why, likewise
 */
public record SeenWrite(
    Duration at,
    int step,
    String verb,
    String object,
    int status,
    @Nullable String rule,
    @Nullable String reason) {

  /** Whether the server stored it. */
  public boolean stored() {
    return status < 300;
  }

  SeenWrite answered(int answer) {
    return new SeenWrite(at, step, verb, object, answer, rule, reason);
  }

  SeenWrite because(String rulesName, String why) {
    return new SeenWrite(at, step, verb, object, status, rulesName, why);
  }
}
