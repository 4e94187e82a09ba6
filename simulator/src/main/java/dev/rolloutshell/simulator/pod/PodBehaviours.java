package dev.rolloutshell.simulator.pod;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.pod.PodBehaviour.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The behaviours of a cluster's pods by image: the first that matches an image is its behaviour.
 *
 * @param rules in the order to try
 */
public record PodBehaviours(List<PodBehaviour> rules) {

  /** Copies the list and lets {@link PodBehaviour#ORDINARY} be the last rule. */
  public PodBehaviours {
    List<PodBehaviour> all = new ArrayList<>(rules);
    all.add(PodBehaviour.ORDINARY);
    rules = List.copyOf(all);
  }

  /**
   * The rules on image names: {@code bad} or {@code missing} cannot be pulled, {@code crash} loops,
   * {@code never-ready} and {@code unready} never become ready, {@code slow} takes 60 s and {@code
   * slow-30s} 30 s; every other image is ready after about two seconds.
   */
  public static final PodBehaviours STANDARD = before(List.of(), PodBehaviour.ORDINARY);

  /** The standard rules over another ordinary behaviour, after some special ones. */
  public static PodBehaviours before(List<PodBehaviour> special, PodBehaviour ordinary) {
    List<PodBehaviour> rules = new ArrayList<>(special);
    rules.add(ordinary.failing(Failure.IMAGE_PULL).forImages("bad", "missing"));
    rules.add(ordinary.failing(Failure.CRASH_LOOP).forImages("crash"));
    rules.add(ordinary.readyAfter(null).forImages("never-ready", "unready"));
    rules.add(ordinary.readyAfter(seconds(30)).forImages("slow-30s"));
    rules.add(ordinary.readyAfter(seconds(60)).forImages("slow"));
    rules.add(ordinary.forImages());
    return new PodBehaviours(rules);
  }

  private static DelayRange seconds(long seconds) {
    return DelayRange.of(Duration.ofSeconds(seconds));
  }

  /** The behaviour of an image; what is no image's name is no image to any rule. */
  PodBehaviour of(String image) {
    if (ImageReference.problem(image) != null) {
      return PodBehaviour.ORDINARY.failing(Failure.INVALID_IMAGE);
    }
    for (PodBehaviour rule : rules) {
      if (rule.matches(image)) {
        return rule;
      }
    }
    return PodBehaviour.ORDINARY;
  }

  /** The behaviour of a pod: that of its worst container, or of the slowest among good ones. */
  PodBehaviour ofPod(JsonObject spec) {
    PodBehaviour worst = null;
    for (JsonObject container : spec.objects("containers")) {
      PodBehaviour one = of(container.string("image", ""));
      if (worst == null
          || one.severity() > worst.severity()
          || (one.severity() == worst.severity() && one.isSlowerThan(worst))) {
        worst = one;
      }
    }
    return worst == null ? PodBehaviour.ORDINARY : worst;
  }
}
