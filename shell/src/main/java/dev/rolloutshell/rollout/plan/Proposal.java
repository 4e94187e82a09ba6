package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.Marks;
import dev.rolloutshell.rollout.model.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The target that a forward intent would create: the commit point of a rollout, since this one
 * object carries the whole intent.
 */
final class Proposal {

  /** A name of at most 253 characters holds this much of the source's, a dash and the hash. */
  private static final int NAME_ROOM = 242;

  private static final List<String> EVERYWHERE = List.of("metadata", "template", "selector");

  private final Intent.Forward intent;
  private final ControllerView source;
  private final Map<String, Object> wanted;
  private final String label;
  private final String fixedName;
  private final String finish;

  Proposal(Intent.Forward intent, ControllerView source) {
    this(intent, source, "", intent.next() == null ? Marks.RENAME : Marks.RETAIN);
  }

  /** A target with a name that is given already, in place of one that was lost. */
  Proposal(Intent.Forward intent, ControllerView source, String fixedName, String finish) {
    this.fixedName = fixedName;
    this.finish = finish;
    this.intent = intent;
    this.source = source;
    this.wanted = new Request(intent).appliedTo(source);
    this.label = freshLabel();
  }

  /** The hash; salted when the source carries that very value from an earlier rollout. */
  private String freshLabel() {
    String key = intent.labelKey();
    String plain = Digest.of(wanted, key, "");
    boolean taken =
        plain.equals(source.selector().get(key))
            || plain.equals(source.templateLabels().get(key))
            || plain.equals(source.labels().get(key));
    return taken ? Digest.of(wanted, key, source.uid()) : plain;
  }

  /** The name to create: the one given, else the source's with the hash. */
  String name() {
    if (!fixedName.isEmpty()) {
      return fixedName;
    }
    if (intent.next() != null) {
      return intent.next();
    }
    String name = source.name();
    return name.substring(0, Math.min(name.length(), NAME_ROOM)) + "-" + label;
  }

  /** The size the target is to reach. */
  int size() {
    return (int) Tree.number(wanted, source.replicas(), "spec", "replicas");
  }

  /** The selector the target will have. */
  Map<String, String> selector() {
    Map<String, String> selector = new TreeMap<>(Tree.strings(wanted, "spec", "selector"));
    selector.put(intent.labelKey(), label);
    return selector;
  }

  /** Labels the target's pods will have. */
  Map<String, String> templateLabels() {
    Map<String, String> labels =
        new TreeMap<>(Tree.strings(wanted, "spec", "template", "metadata", "labels"));
    labels.put(intent.labelKey(), label);
    return labels;
  }

  /**
   * The complete object to create.
   *
   * @param replicas its size for now
   * @param original the source's size at the start
   * @param size the size it is to reach
   * @param turn the direction's number
   */
  Map<String, Object> manifest(int replicas, int original, int size, int turn) {
    String key = intent.labelKey();
    Edit edit =
        Edit.of(wanted)
            .asNew(source.namespace(), name())
            .dropMarks()
            .replicas(replicas)
            .label(key, label, EVERYWHERE)
            .dropLabel(Mark.PARK_LABEL, EVERYWHERE)
            .annotation(Mark.DESIRED, Integer.toString(size))
            .annotation(Mark.PARTNER, source.name())
            .annotation(Mark.SOURCE_UID, source.uid())
            .annotation(Mark.SOURCE_SELECTOR, Marks.selectorText(ownSelector()))
            .annotation(Mark.ORIGINAL, Integer.toString(original))
            .annotation(Mark.TARGET, Integer.toString(size))
            .annotation(Mark.FINISH, finish)
            .annotation(Mark.KEY, key)
            .annotation(Mark.TURN, Integer.toString(turn));
    return edit.annotations(Marks.limits(intent.limits(), minReadySeconds())).manifest();
  }

  /** The source's selector, without what kubectl left on it when it was labelling. */
  private Map<String, String> ownSelector() {
    HalfLabelled labels = HalfLabelled.of(source);
    return labels == null ? source.selector() : source.selectorWithout(labels.key());
  }

  private int minReadySeconds() {
    Integer given = intent.limits().minReadySeconds();
    return given != null ? given : (int) Tree.number(wanted, 0, "spec", "minReadySeconds");
  }
}
