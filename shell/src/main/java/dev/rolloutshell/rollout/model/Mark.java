package dev.rolloutshell.rollout.model;

import java.util.Set;

/** Names of the annotations and labels with which a rollout remembers itself on the objects. */
public final class Mark {

  /** Default key of the label that tells the two halves apart (the seed's). */
  public static final String LABEL_KEY = "kubernetes.io/deployment";

  /** The size this controller is to reach: N or 0 (the seed's). */
  public static final String DESIRED = "kubernetes.io/desired-replicas";

  /** Name of the other half (the seed's). */
  public static final String PARTNER = "kubernetes.io/update-partner";

  /** Prefix of everything that the seed does not name. */
  public static final String PREFIX = "rolloutshell.dev/";

  /** On the target: uid of the source it was made for. */
  public static final String SOURCE_UID = PREFIX + "source-uid";

  /** On the source: its own uid, so that copied marks do not count. */
  public static final String SELF_UID = PREFIX + "self-uid";

  /** On the source: uid of the target. */
  public static final String TARGET_UID = PREFIX + "target-uid";

  /** On the source: the target's label value, to know its pods should it vanish. */
  public static final String TARGET_LABEL = PREFIX + "target-label";

  /** On the target: the selector its source had before the rollout. */
  public static final String SOURCE_SELECTOR = PREFIX + "source-selector";

  /** The source's size at the start. */
  public static final String ORIGINAL = PREFIX + "original-replicas";

  /** The target's wanted size. */
  public static final String TARGET = PREFIX + "target-replicas";

  /** {@code rename} or {@code retain}. */
  public static final String FINISH = PREFIX + "finish";

  /** Key of the label that tells the halves apart. */
  public static final String KEY = PREFIX + "label-key";

  /**
   * Where on the source we added the label: any of {@code metadata}, {@code template}, {@code
   * selector}.
   */
  public static final String LABEL_ADDED = PREFIX + "label-added";

  /** Direction: even is forward, odd is abort; the source's decides. */
  public static final String TURN = PREFIX + "turn";

  /** On the renamed controller while it waits for the pods: uid of the target. */
  public static final String PARKED_FOR = PREFIX + "parked-for";

  /** On the renamed controller once it takes the pods over: uid of the target. */
  public static final String FINISHING = PREFIX + "finishing";

  /** Recorded limit. */
  public static final String MAX_SURGE = PREFIX + "max-surge";

  /** Recorded limit. */
  public static final String MAX_UNAVAILABLE = PREFIX + "max-unavailable";

  /** Recorded limit, in seconds. */
  public static final String MIN_READY = PREFIX + "min-ready-seconds";

  /** Recorded limit, as an ISO-8601 duration. */
  public static final String UPDATE_PERIOD = PREFIX + "update-period";

  /** Recorded limit, as an ISO-8601 duration. */
  public static final String PROGRESS_DEADLINE = PREFIX + "progress-deadline";

  /** Key of the label that keeps a parked controller from matching any pod. */
  public static final String PARK_LABEL = PREFIX + "parked";

  private static final Set<String> SEED = Set.of(DESIRED, PARTNER);

  private Mark() {}

  /** Whether an annotation belongs to a rollout, be it one that kubectl left. */
  public static boolean isMark(String annotation) {
    return SEED.contains(annotation)
        || annotation.startsWith(PREFIX)
        || KubectlMark.isMark(annotation);
  }
}
