package dev.rolloutshell.rollout.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the operator wants of a rollout. */
public sealed interface Intent {

  /** Name of the controller the rollout is about: the one that the operator calls by its name. */
  String name();

  /** Name given for the other controller, or {@code null} to find or make one. */
  @Nullable String next();

  /**
   * Start a rollout, or continue the same one.
   *
   * @param name the controller to replace
   * @param next name the new controller is to keep, or {@code null} to rename it in the end
   * @param change what is to be different
   * @param limits how far the rollout may stray
   * @param labelKey key of the label that tells the two halves apart
   */
  record Forward(String name, @Nullable String next, Change change, Limits limits, String labelKey)
      implements Intent {}

  /**
   * Go back to the original controller.
   *
   * @param name the original controller
   * @param next the new controller, or {@code null} to find it
   */
  record Abort(String name, @Nullable String next) implements Intent {}

  /**
   * Go on in the direction that the cluster remembers.
   *
   * @param name the original controller
   * @param next the new controller, or {@code null} to find it
   */
  record Resume(String name, @Nullable String next) implements Intent {}

  /** The difference between the source and the target. */
  sealed interface Change {}

  /**
   * Another image in one container.
   *
   * @param image the new image
   * @param container the container's name, or {@code null} when there is only one
   * @param pullPolicy the new image pull policy, or {@code null} to keep it
   */
  record Image(String image, @Nullable String container, @Nullable String pullPolicy)
      implements Change {}

  /**
   * Another manifest.
   *
   * @param manifest a complete ReplicationController as a JSON tree
   */
  record Manifest(Map<String, Object> manifest) implements Change {}

  /** The same undertaking once its first write is stored: never again a change of direction. */
  default Resume settled() {
    return new Resume(name(), next());
  }
}
