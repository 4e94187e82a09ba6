package dev.rolloutshell.rollout.model;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names with which kubectl's own {@code rolling-update} (up to 1.17) remembered itself on the
 * objects, so that what it left half done can be read.
 */
public final class KubectlMark {

  private static final String PREFIX = "kubectl.kubernetes.io/";

  /** On the source, of {@code --image}: name of the target; it was never taken off. */
  public static final String NEXT = PREFIX + "next-controller-id";

  /** On the growing half: {@code NAME:UID} of the other. */
  public static final String SOURCE = PREFIX + "update-source-id";

  /** On the growing half: the size it is to reach. */
  public static final String DESIRED = PREFIX + "desired-replicas";

  /** On the shrinking half: its size when it was first seen; never refreshed, never taken off. */
  public static final String ORIGINAL = PREFIX + "original-replicas";

  /** Default key of the label that tells the two halves apart. */
  public static final String LABEL_KEY = "deployment";

  private static final Set<String> ALL = Set.of(NEXT, SOURCE, DESIRED, ORIGINAL);

  /** An MD5 sum; with a suffix where it was given to a source. */
  private static final Pattern LABEL = Pattern.compile("[0-9a-f]{32}(-orig)?");

  private static final Pattern TEMPORARY_NAME = Pattern.compile("(.+)-[0-9a-f]{32}");

  private KubectlMark() {}

  /** Whether an annotation is one of these; others under the same prefix are not a rollout's. */
  public static boolean isMark(String annotation) {
    return ALL.contains(annotation);
  }

  /** Whether a label's value is one that kubectl made up. */
  public static boolean isLabel(String value) {
    return LABEL.matcher(value).matches();
  }

  /** Whether a label's value is one that kubectl gave to a source (1.3 and later). */
  public static boolean isLabelOfSource(String value) {
    return isLabel(value) && value.endsWith("-orig");
  }

  /** The name that a controller was to get in the end, or empty when its name is not temporary. */
  public static String finalName(String name) {
    Matcher matcher = TEMPORARY_NAME.matcher(name);
    return matcher.matches() ? matcher.group(1) : "";
  }
}
