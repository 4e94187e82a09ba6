package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.Marks;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.model.Tree;
import dev.rolloutshell.rollout.plan.ApiWrite;
import dev.rolloutshell.rollout.plan.Pair;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A second opinion on a write, taken from the same snapshot but not from the rules: it looks at the
 * number of pods that the write takes away or adds, and nothing else.
 */
final class Tripwire {

  private final Snapshot seen;
  private final Pair pair;
  private final Marks marks;
  private final Instant now;

  Tripwire(Snapshot seen, Pair pair, Instant now) {
    this.seen = seen;
    this.pair = pair;
    this.marks = pair.target() != null ? pair.targetMarks() : pair.sourceMarks();
    this.now = now;
  }

  /** The rule that a write would break, in words; or {@code null}. */
  @Nullable String objection(ApiWrite write) {
    if (write instanceof ApiWrite.DeleteController delete) {
      return stillServing(delete.seen());
    }
    if (!(write instanceof ApiWrite.UpdateController update) || marks.target() == null) {
      return null;
    }
    if (update.seen().selector().containsKey(Mark.PARK_LABEL)) {
      return null; // What a parked controller owns serves nobody.
    }
    int before = update.seen().replicas();
    int after = (int) Tree.number(update.manifest(), before, "spec", "replicas");
    if (!update.scales()) {
      return null;
    }
    return after < before ? belowFloor(update.seen(), after) : aboveCeiling(update.seen(), after);
  }

  /** A delete takes its pods with it; only parked ones, which serve nobody, may go that way. */
  private @Nullable String stillServing(ControllerView deleted) {
    long serving =
        seen.owned(deleted).stream().filter(p -> !p.labels().containsKey(Mark.PARK_LABEL)).count();
    return serving > 0 ? deleted.name() + " still has " + serving + " pods" : null;
  }

  private @Nullable String belowFloor(ControllerView shrinking, int after) {
    int size = marks.aborting() ? marks.originalSize(0) : marks.targetSize(0);
    int floor =
        Math.min(marks.originalSize(size), marks.targetSize(size))
            - marks.limits().unavailable(marks.targetSize(size));
    long readyHere = ready(seen.owned(shrinking));
    long staysHere = Math.min(readyHere, shrinking.replicas());
    ControllerView other = shrinking.equals(pair.source()) ? pair.target() : pair.source();
    long readyThere = other == null ? 0 : Math.min(ready(seen.owned(other)), other.replicas());
    long left = readyThere + Math.min(readyHere, after);
    boolean worse = left < readyThere + staysHere;
    return worse && left < floor
        ? "ready pods would fall to " + left + ", below the floor of " + floor
        : null;
  }

  private @Nullable String aboveCeiling(ControllerView growing, int after) {
    int original = marks.originalSize(0);
    int target = marks.targetSize(original);
    int ceiling = Math.max(original, target) + marks.limits().surge(target);
    int others = pairPods().size() - seen.owned(growing).size();
    return others + after > ceiling
        ? "the pair would have " + (others + after) + " pods, above the ceiling of " + ceiling
        : null;
  }

  private List<PodView> pairPods() {
    return seen.pods().stream().filter(p -> p.active() && ofPair(p)).toList();
  }

  private boolean ofPair(PodView pod) {
    return isOwner(pair.source(), pod) || isOwner(pair.target(), pod);
  }

  private static boolean isOwner(@Nullable ControllerView half, PodView pod) {
    return half != null && pod.ownerUid().equals(half.uid());
  }

  private long ready(List<PodView> pods) {
    Integer seconds = marks.limits().minReadySeconds();
    return pods.stream().filter(p -> p.available(seconds == null ? 0 : seconds, now)).count();
  }
}
