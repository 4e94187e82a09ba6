package dev.rolloutshell.rollout.model;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pod as it was seen.
 *
 * @param name its name
 * @param uid its uid
 * @param resourceVersion the version seen
 * @param labels its labels
 * @param ownerUid uid of the controller that owns it, or empty
 * @param generateName the name prefix it was made with, or empty
 * @param created when it was created, as the server writes it
 * @param active neither terminating nor finished
 * @param readySince when it became ready, or {@code null} when it is not
 * @param problem why it is not ready, such as {@code ImagePullBackOff: example/web:v2}, or empty
 * @param manifest the whole object as JSON
 */
public record PodView(
    String name,
    String uid,
    String resourceVersion,
    Map<String, String> labels,
    String ownerUid,
    String generateName,
    String created,
    boolean active,
    @Nullable Instant readySince,
    String problem,
    Map<String, Object> manifest) {

  /** States that every pod goes through. */
  private static final Set<String> STARTING =
      Set.of("Pending", "ContainerCreating", "PodInitializing");

  private static final String RUNNING = "running, not ready";

  /** So many crashes take a pod some minutes. */
  private static final int MANY = 5;

  /** Older pods first, so that a plan and a run take them in the same order. */
  public static final Comparator<PodView> OLDEST_FIRST =
      Comparator.comparing(PodView::created).thenComparing(PodView::name);

  /** Reads the object's JSON. */
  public static PodView of(Map<String, Object> manifest) {
    Map<String, Object> metadata = Tree.object(manifest, "metadata");
    Map<String, Object> status = Tree.object(manifest, "status");
    String phase = Tree.string(status, "phase");
    return new PodView(
        Tree.string(metadata, "name"),
        Tree.string(metadata, "uid"),
        Tree.string(metadata, "resourceVersion"),
        Tree.strings(metadata, "labels"),
        ownerOf(metadata),
        Tree.string(metadata, "generateName"),
        Tree.string(metadata, "creationTimestamp"),
        !metadata.containsKey("deletionTimestamp")
            && !phase.equals("Succeeded")
            && !phase.equals("Failed"),
        readySince(status),
        problemOf(status),
        manifest);
  }

  private static String ownerOf(Map<String, Object> metadata) {
    for (Map<String, Object> owner : Tree.objects(metadata, "ownerReferences")) {
      if (Boolean.TRUE.equals(owner.get("controller"))) {
        return Tree.string(owner, "uid");
      }
    }
    return "";
  }

  private static @Nullable Instant readySince(Map<String, Object> status) {
    Map<String, Object> ready = readyCondition(status);
    return Tree.string(ready, "status").equals("True")
        ? instant(Tree.string(ready, "lastTransitionTime"))
        : null;
  }

  private static Map<String, Object> readyCondition(Map<String, Object> status) {
    for (Map<String, Object> condition : Tree.objects(status, "conditions")) {
      if (Tree.string(condition, "type").equals("Ready")) {
        return condition;
      }
    }
    return Map.of();
  }

  /** A time as the server writes it; long ago where it is none. */
  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  private static String problemOf(Map<String, Object> status) {
    List<Map<String, Object>> containers = new ArrayList<>();
    containers.addAll(Tree.objects(status, "initContainerStatuses"));
    containers.addAll(Tree.objects(status, "containerStatuses"));
    for (Map<String, Object> container : containers) {
      String reason = Tree.string(container, "state", "waiting", "reason");
      if (STARTING.contains(reason)) {
        return reason;
      }
      if (!reason.isEmpty()) {
        return reason + ": " + Tree.string(container, "image");
      }
    }
    String phase = Tree.string(status, "phase");
    return phase.equals("Running") && readySince(status) == null ? RUNNING : phase;
  }

  /** Whether it will not become ready by waiting alone, as far as one can tell from its state. */
  public boolean failing() {
    return !ready()
        && !problem.isEmpty()
        && !STARTING.contains(problem)
        && !problem.equals(RUNNING);
  }

  /** Whether it is active and ready, for however short a time. */
  public boolean ready() {
    return active && readySince != null;
  }

  /** Whether it is active and has been ready for a number of seconds. */
  public boolean available(int minReadySeconds, Instant now) {
    return active
        && readySince != null
        && (minReadySeconds == 0
            || Duration.between(readySince, now).compareTo(Duration.ofSeconds(minReadySeconds))
                >= 0);
  }

  /**
   * Whether it has had this long to become ready and has not. What has crashed many times counts
   * from its creation: it may be ready for a moment each time.
   */
  public boolean hopeless(Duration deadline, Instant now) {
    if (!active || ready()) {
      return false;
    }
    Instant since = failing() && restarts() >= MANY ? instant(created) : notReadySince();
    return Duration.between(since, now).compareTo(deadline) >= 0;
  }

  private long restarts() {
    long restarts = 0;
    for (Map<String, Object> container : Tree.objects(manifest, "status", "containerStatuses")) {
      restarts = Math.max(restarts, Tree.number(container, 0, "restartCount"));
    }
    return restarts;
  }

  private Instant notReadySince() {
    Map<String, Object> ready = readyCondition(Tree.object(manifest, "status"));
    String time = Tree.string(ready, "lastTransitionTime");
    return instant(time.isEmpty() ? created : time);
  }

  /** How people write it: {@code pods/web-x2k4f}. */
  public String path() {
    return "pods/" + name;
  }
}
