package dev.rolloutshell.explore;

import dev.rolloutshell.rollout.model.Amount;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.Mark;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rollout to try in every way.
 *
 * @param replicas the size of the source
 * @param next the target's own name, or {@code null} to rename it
 * @param lag how many events the replication manager's watch lags
 * @param wanted the size of the target
 * @param limits how far the rollout may stray
 */
public record Setup(int replicas, @Nullable String next, int lag, int wanted, Limits limits) {

  public static final String NAME = "web";
  public static final String OLD = "example/web:v1";
  public static final String NEW = "example/web:v2";
  public static final String OTHER = "example/web:v3";

  public static final Limits LIMITS =
      new Limits(Amount.of(1), Amount.of(0), null, Duration.ZERO, Duration.ofMinutes(2));

  /** A rollout that keeps the size, within the standard limits. */
  public Setup(int replicas, @Nullable String next, int lag) {
    this(replicas, next, lag, replicas, LIMITS);
  }

  public static Limits limits(String surge, String unavailable, int minReadySeconds) {
    return new Limits(
        Amount.parse(surge),
        Amount.parse(unavailable),
        minReadySeconds,
        Duration.ZERO,
        Duration.ofMinutes(2));
  }

  /** Ready pods that must always be there. */
  public int floor() {
    return Math.max(0, Math.min(replicas, wanted) - limits.unavailable(wanted));
  }

  /** Pods that there may be at most. */
  public int ceiling() {
    return Math.max(replicas, wanted) + limits.surge(wanted);
  }

  public Intent.Forward forward() {
    Intent.Change change =
        wanted == replicas ? new Intent.Image(NEW, null, null) : new Intent.Manifest(manifest());
    return new Intent.Forward(NAME, next, change, limits, Mark.LABEL_KEY);
  }

  /** A request for yet another image while this rollout may be under way. */
  public Intent.Forward another() {
    return new Intent.Forward(
        NAME, next, new Intent.Image(OTHER, null, null), limits, Mark.LABEL_KEY);
  }

  /** The manifest of the target where it needs one, else empty. */
  Map<String, Object> file() {
    return wanted == replicas ? Map.of() : manifest();
  }

  private Map<String, Object> manifest() {
    Map<String, Object> container = Map.of("name", "main", "image", NEW);
    Map<String, Object> template =
        Map.of(
            "metadata", Map.of("labels", Map.of("app", NAME)),
            "spec", Map.of("containers", List.of(container)));
    return Map.of(
        "apiVersion",
        "v1",
        "kind",
        "ReplicationController",
        "metadata",
        Map.of("name", NAME, "labels", Map.of("app", NAME)),
        "spec",
        Map.of("replicas", wanted, "selector", Map.of("app", NAME), "template", template));
  }

  public Intent.Abort abort() {
    return new Intent.Abort(NAME, next);
  }

  public Intent.Resume resume() {
    return new Intent.Resume(NAME, next);
  }

  /** Name of the controller that is left after a rollout. */
  public String survivor() {
    return next == null ? NAME : next;
  }

  /** How reports call it. */
  String title() {
    String sizes = " x" + replicas + (wanted == replicas ? "" : " to x" + wanted);
    return NAME + sizes + (next == null ? ", renamed" : ", to " + next);
  }
}
