package dev.rolloutshell.simulator.pod;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of pods with certain images, and how fast.
 *
 * @param images words; the behaviour is that of images whose name or tag contains one of them, in
 *     whatever case; without words, that of every image
 * @param schedule until a node is found
 * @param create until the kubelet has taken the pod up
 * @param pull until the images are there and the containers run, or until they fail
 * @param ready from then until the containers are ready; nothing for never
 * @param failure what goes wrong
 * @param terminate from deletion until the pod is gone, at most its grace period
 */
public record PodBehaviour(
    List<String> images,
    DelayRange schedule,
    DelayRange create,
    DelayRange pull,
    @Nullable DelayRange ready,
    Failure failure,
    DelayRange terminate) {

  /** What goes wrong with a pod's containers. */
  public enum Failure {
    /** Nothing. */
    NONE,
    /** The image's name is none: {@code InvalidImageName}, for ever. */
    INVALID_IMAGE,
    /** The image cannot be pulled: {@code ErrImagePull}, then {@code ImagePullBackOff}. */
    IMAGE_PULL,
    /** The process ends with an error each time: {@code CrashLoopBackOff}. */
    CRASH_LOOP
  }

  /** An ordinary pod: ready about two seconds after its creation. */
  public static final PodBehaviour ORDINARY =
      new PodBehaviour(
          List.of(),
          DelayRange.ofMillis(10, 50),
          DelayRange.ofMillis(50, 150),
          DelayRange.ofMillis(600, 1_200),
          DelayRange.ofMillis(300, 800),
          Failure.NONE,
          DelayRange.ofMillis(500, 1_500));

  /** This behaviour for other images. */
  public PodBehaviour forImages(String... words) {
    return new PodBehaviour(List.of(words), schedule, create, pull, ready, failure, terminate);
  }

  /** This behaviour with another time until the containers are ready; nothing for never. */
  public PodBehaviour readyAfter(@Nullable DelayRange delay) {
    return new PodBehaviour(images, schedule, create, pull, delay, failure, terminate);
  }

  /** This behaviour with something going wrong. */
  public PodBehaviour failing(Failure how) {
    return new PodBehaviour(images, schedule, create, pull, ready, how, terminate);
  }

  /** Whether this is the behaviour of an image. */
  public boolean matches(String image) {
    if (images.isEmpty()) {
      return true;
    }
    String name = image.toLowerCase(Locale.ROOT);
    for (String word : images) {
      if (name.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** How bad it is, to find the worst of a pod's containers. */
  int severity() {
    return switch (failure) {
      case INVALID_IMAGE -> 4;
      case IMAGE_PULL -> 3;
      case CRASH_LOOP -> 2;
      case NONE -> ready == null ? 1 : 0;
    };
  }

  boolean isSlowerThan(PodBehaviour other) {
    return ready != null && other.ready != null && ready.most().compareTo(other.ready.most()) > 0;
  }
}
