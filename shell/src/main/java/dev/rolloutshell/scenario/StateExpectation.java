package dev.rolloutshell.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of objects at the end, or after a step.
 *
 * @param object {@code TYPE/NAME}, where the name may hold {@code *}; or {@code TYPE} for all
 * @param namespace their namespace
 * @param selector labels they have, as in {@code app=web}, or {@code null} for any
 * @param count how many there are, or {@code null} for at least one
 * @param image the image of their containers, or {@code null} for any
 * @param replicas the size they are to have, or {@code null} for any
 * @param ready how many ready pods they report; of a pod, 1 or 0; or {@code null} for any
 * @param marks whether they carry marks of a rollout, or {@code null} for either
 * @param has what each of them holds: maps by key, lists item by item; {@code null} says that a key
 *     is missing
 * @param after the number of the step after which it is looked at, or {@code null} for the end
 */
public record StateExpectation(
    String object,
    String namespace,
    @Nullable String selector,
    @Nullable Integer count,
    @Nullable String image,
    @Nullable Integer replicas,
    @Nullable Integer ready,
    @Nullable Boolean marks,
    Map<String, Object> has,
    @Nullable Integer after) {

  /** That so many objects are there, and nothing more of them. */
  public static StateExpectation of(String object, String namespace, @Nullable Integer count) {
    return new StateExpectation(
        object, namespace, null, count, null, null, null, null, Map.of(), null);
  }
}
