package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.Marks;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An intent beside what was seen: the two halves found, and their marks read. */
public final class Situation {

  /** No two clocks agree to the second. */
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

  private final Intent intent;
  private final Snapshot seen;
  private final Instant now;
  private final Pair pair;
  private @Nullable Proposal proposal;

  /** Finds the two halves in what was seen. */
  public Situation(Intent intent, Snapshot seen, Instant now) {
    this.intent = intent;
    this.seen = seen;
    this.now = now;
    this.pair = Pair.find(intent, seen.controllers());
  }

  Intent intent() {
    return intent;
  }

  /** The intent when it is a forward one that the operator has just given. */
  Intent.@Nullable Forward forward() {
    return intent instanceof Intent.Forward forward ? forward : null;
  }

  boolean abort() {
    return intent instanceof Intent.Abort;
  }

  /** What was seen. */
  public Snapshot seen() {
    return seen;
  }

  String name() {
    return intent.name();
  }

  /** The controller with the name that the rollout is about, or {@code null}. */
  public @Nullable ControllerView source() {
    return pair.source();
  }

  /** The other half, if it is one; or {@code null}. */
  public @Nullable ControllerView target() {
    return pair.target();
  }

  /** The two halves. */
  public Pair pair() {
    return pair;
  }

  Marks sourceMarks() {
    return pair.sourceMarks();
  }

  Marks targetMarks() {
    return pair.targetMarks();
  }

  /** Whether the source carries marks that are its own. */
  boolean marked() {
    Marks marks = pair.sourceMarks();
    return !(marks.selfUid() + marks.parkedFor() + marks.finishing()).isEmpty();
  }

  /** Whether the renamed controller exists and waits for the pods. */
  boolean parked() {
    return pair.source() != null && !pair.sourceMarks().parkedFor().isEmpty();
  }

  /** Whether the renamed controller has taken the pods over. */
  boolean finishing() {
    return pair.source() != null && !pair.sourceMarks().finishing().isEmpty();
  }

  /** Marks that tell sizes, limits and the label key: the target's, or the source's. */
  Marks recorded() {
    return pair.target() != null ? pair.targetMarks() : pair.sourceMarks();
  }

  /** The limits that the rollout was started with. */
  public Limits limits() {
    return recorded().limits();
  }

  int minReadySeconds() {
    Integer seconds = limits().minReadySeconds();
    return seconds == null ? 0 : seconds;
  }

  /** The target that the forward intent would create from a source. */
  Proposal proposal(Intent.Forward forward, ControllerView source) {
    if (proposal == null) {
      proposal = new Proposal(forward, source);
    }
    return proposal;
  }

  List<PodView> owned(ControllerView controller) {
    return seen.owned(controller);
  }

  /** The active pods that a controller owns, in the order in which they are labelled. */
  List<PodView> ownedOldestFirst(ControllerView controller) {
    return owned(controller).stream().sorted(PodView.OLDEST_FIRST).toList();
  }

  /** Owned pods that have been ready long enough to count. */
  public int available(ControllerView controller) {
    return (int)
        owned(controller).stream().filter(p -> p.available(minReadySeconds(), now)).count();
  }

  /** Whether a controller has acted on its spec and has exactly this many pods, all available. */
  boolean full(ControllerView controller, int size) {
    return controller.observed()
        && controller.replicas() == size
        && owned(controller).size() == size
        && available(controller) == size;
  }

  /**
   * Whether a controller has acted on its spec, has all its pods, and waiting will not make it any
   * readier: each is available, or has had the progress deadline to become so.
   */
  boolean spent(ControllerView controller) {
    List<PodView> owned = owned(controller);
    return controller.observed()
        && owned.size() == controller.replicas()
        && owned.stream()
            .allMatch(
                p ->
                    p.available(minReadySeconds(), now)
                        || p.hopeless(limits().progressDeadline(), now));
  }

  /** Active pods without a controller that this one will adopt. */
  List<PodView> adoptable(ControllerView controller) {
    return seen.pods().stream()
        .filter(p -> p.active() && p.ownerUid().isEmpty() && controller.selects(p.labels()))
        .toList();
  }

  /**
   * Active pods without a controller that a half made and that no longer carry the label that would
   * bring them back to it.
   *
   * @param maker name of the controller that made them
   * @param selector the labels they have in any case
   * @param key the label key they lack
   */
  List<PodView> strays(String maker, Map<String, String> selector, String key) {
    return seen.pods().stream()
        .filter(
            p ->
                p.active()
                    && p.ownerUid().isEmpty()
                    && p.generateName().equals(maker + "-")
                    && !selector.isEmpty()
                    && p.labels().entrySet().containsAll(selector.entrySet())
                    && !p.labels().containsKey(key))
        .toList();
  }

  /** Another controller whose selector matches these labels; its pods would be mixed with ours. */
  @Nullable ControllerView bystander(Map<String, String> podLabels) {
    for (ControllerView other : seen.controllers()) {
      boolean half = isHalf(other, pair.source()) || isHalf(other, pair.target());
      if (!half && other.selects(podLabels)) {
        return other;
      }
    }
    return null;
  }

  /** Active pods of either half: owned, about to be adopted, or left behind by one of them. */
  public List<PodView> pairPods() {
    return seen.pods().stream().filter(p -> p.active() && ofPair(p)).toList();
  }

  private boolean ofPair(PodView pod) {
    for (ControllerView half : new ControllerView[] {pair.source(), pair.target()}) {
      if (half != null
          && (pod.ownerUid().equals(half.uid())
              || (pod.ownerUid().isEmpty() && half.selects(pod.labels())))) {
        return true;
      }
    }
    return pod.ownerUid().isEmpty()
        && (pod.generateName().equals(name() + "-")
            || pod.generateName().equals(pair.targetName() + "-"));
  }

  /** Whether the controller of the original name is the new one, made in the rename. */
  public boolean handsOver() {
    return parked() || finishing();
  }

  /** Available pods of the half that grows; in the hand-over, of all that take part. */
  public int grownTo() {
    if (handsOver()) {
      return readyOfPair();
    }
    ControllerView growing = aborting() || target() == null ? source() : target();
    return growing == null || !underWay() ? 0 : available(growing);
  }

  /** Whether a rollout of this name has been begun and is not over. */
  public boolean underWay() {
    return marked() || target() != null;
  }

  /** Whether the rollout under way is being undone. */
  public boolean aborting() {
    return source() == null ? targetMarks().aborting() : sourceMarks().aborting();
  }

  /** Whether what is asked for here leads back: an abort, or to go on with one. */
  public boolean goesBack() {
    return abort() || (forward() == null && source() != null && underWay() && aborting());
  }

  /** Key of the label that tells the halves apart. */
  public String labelKey() {
    return recorded().labelKey();
  }

  /** {@code rename} or {@code retain}. */
  public String finish() {
    return recorded().finish();
  }

  /** The size the growing half is to reach; the source's own when nothing is under way. */
  public int size() {
    ControllerView source = source();
    int current = source == null ? 0 : source.replicas();
    Intent.Forward forward = forward();
    if (forward != null
        && source != null
        && !underWay()
        && new Request(forward).refusal(source) == null) {
      return proposal(forward, source).size();
    }
    return aborting() ? recorded().originalSize(current) : recorded().targetSize(current);
  }

  /** Ready pods of the pair. */
  public int ready() {
    return readyOfPair();
  }

  /** Active pods of the pair. */
  public int total() {
    return totalOfPair();
  }

  int totalOfPair() {
    return pairPods().size();
  }

  int readyOfPair() {
    return (int) pairPods().stream().filter(p -> p.available(minReadySeconds(), now)).count();
  }

  private static boolean isHalf(ControllerView one, @Nullable ControllerView half) {
    return half != null && one.uid().equals(half.uid());
  }

  /** Says when pods became ready later than it is here: their time to be ready is counted wrong. */
  private String ahead(ControllerView controller) {
    Duration most = Duration.ZERO;
    for (PodView pod : owned(controller)) {
      Duration ahead =
          pod.readySince() == null ? Duration.ZERO : Duration.between(now, pod.readySince());
      most = ahead.compareTo(most) > 0 ? ahead : most;
    }
    return most.compareTo(CLOCKS_DIFFER) < 0
        ? ""
        : " (the cluster's clock is at least " + most.toSeconds() + "s ahead of this machine's)";
  }

  /** The pod to name where some are not ready: one that fails rather than one that starts. */
  private @Nullable PodView worst(ControllerView controller) {
    PodView worst = null;
    for (PodView pod : owned(controller)) {
      boolean troubled = !pod.ready() && !pod.problem().isEmpty();
      if (troubled && (worst == null || (pod.failing() && !worst.failing()))) {
        worst = pod;
      }
    }
    return worst;
  }

  /**
   * How a controller stands, for people: {@code web: 2 of 3 ready (web-x: Pending)}, or with what
   * fails first: {@code pod web-x: ImagePullBackOff: example/web:bad; web: 2 of 3 ready}.
   */
  String standing(ControllerView controller, int size) {
    StringBuilder text = new StringBuilder();
    PodView worst = worst(controller);
    if (worst != null && worst.failing()) {
      text.append("pod ").append(worst.name()).append(": ").append(worst.problem()).append("; ");
    }
    text.append(controller.name()).append(": ").append(available(controller));
    text.append(" of ").append(size).append(" ready");
    if (minReadySeconds() > 0) {
      text.append(" for ").append(minReadySeconds()).append('s').append(ahead(controller));
    }
    if (worst != null && !worst.failing()) {
      text.append(" (").append(worst.name()).append(": ").append(worst.problem()).append(')');
    }
    if (!controller.problem().isEmpty()) {
      text.append(" (").append(controller.problem()).append(')');
    }
    return text.toString();
  }
}
