package dev.rolloutshell.scenario;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of a scenario.
 *
 * @param states of objects
 * @param invariants rules that hold throughout
 * @param exitCodes of the steps in their order; {@code null} for any; those of further steps may be
 *     anything
 * @param eventOrder writes and pods' events that happen in this order, among others
 * @param never writes and pods' events that do not happen
 */
public record Expectations(
    List<StateExpectation> states,
    Set<Invariant> invariants,
    List<@Nullable Integer> exitCodes,
    List<String> eventOrder,
    List<String> never) {

  /** Nothing is expected. */
  public static final Expectations NONE =
      new Expectations(List.of(), Set.of(), List.of(), List.of(), List.of());
}
