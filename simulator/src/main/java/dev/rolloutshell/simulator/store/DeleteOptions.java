package dev.rolloutshell.simulator.store;

import org.jspecify.annotations.Nullable;

/**
 * How to delete an object; {@code null} leaves a choice to the type's default.
 *
 * @param gracePeriodSeconds seconds a pod gets to end; 0 removes it at once
 * @param propagationPolicy {@code Orphan}, {@code Background} or {@code Foreground}
 * @param uid delete only an object of this uid
 * @param resourceVersion delete only this version
 * @param dryRun whether to change nothing
 */
public record DeleteOptions(
    @Nullable Long gracePeriodSeconds,
    @Nullable String propagationPolicy,
    @Nullable String uid,
    @Nullable String resourceVersion,
    boolean dryRun) {

  /** Everything by the type's default. */
  public static final DeleteOptions DEFAULT = new DeleteOptions(null, null, null, null, false);

  /** Remove at once, without a grace period. */
  public static final DeleteOptions NOW = new DeleteOptions(0L, null, null, null, false);

  /** These options, for one uid only. */
  public DeleteOptions ifUid(String expected) {
    return new DeleteOptions(
        gracePeriodSeconds, propagationPolicy, expected, resourceVersion, dryRun);
  }

  /** These options, for one version only. */
  public DeleteOptions ifVersion(long expected) {
    return new DeleteOptions(
        gracePeriodSeconds, propagationPolicy, uid, Long.toString(expected), dryRun);
  }

  /** These options with a propagation policy. */
  public DeleteOptions withPolicy(String policy) {
    return new DeleteOptions(gracePeriodSeconds, policy, uid, resourceVersion, dryRun);
  }
}
