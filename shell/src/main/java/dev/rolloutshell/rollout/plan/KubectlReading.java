package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.KubectlMark;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.Marks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What kubectl's marks on one half mean in ours. */
final class KubectlReading {

  /** In place of the uid of a source that nothing tells any more. */
  private static final String UNKNOWN = "deleted";

  private KubectlReading() {}

  /** A target as if it carried our marks: one object that holds the whole intent. */
  static ControllerView target(
      Intent intent, @Nullable ControllerView source, ControllerView target) {
    Map<String, String> all = withoutKubectls(target);
    String key = key(source, target);
    String desired = desired(target);
    all.put(Mark.PARTNER, intent.name());
    all.put(Mark.SOURCE_UID, source == null ? uidOfSource(target) : source.uid());
    all.put(Mark.SOURCE_SELECTOR, Marks.selectorText(sourceSelector(source, target, key)));
    if (!desired.isEmpty()) {
      all.put(Mark.DESIRED, desired);
      all.put(Mark.TARGET, desired);
    }
    String original = source == null ? desired : original(source, target, desired);
    if (!original.isEmpty()) {
      all.put(Mark.ORIGINAL, original);
    }
    all.put(Mark.FINISH, finish(intent, target));
    all.put(Mark.KEY, key);
    all.put(Mark.TURN, "0");
    Limits limits = intent instanceof Intent.Forward forward ? forward.limits() : Limits.DEFAULT;
    Integer minReady = limits.minReadySeconds();
    all.putAll(Marks.limits(limits, minReady == null ? target.minReadySeconds() : minReady));
    return target.readAs(all);
  }

  /** A source that kubectl was rolling back to, as if it carried our marks of an abort. */
  static ControllerView turnedBack(ControllerView source, ControllerView target) {
    Map<String, String> all = withoutKubectls(source);
    all.putAll(SourceMarks.of(source, target, target.marks()));
    all.put(Mark.DESIRED, Integer.toString(target.marks().originalSize(source.replicas())));
    all.put(Mark.TURN, "1");
    return source.readAs(all);
  }

  /** A source that kubectl was labelling, as if that were an abort to be finished. */
  static ControllerView halfLabelled(ControllerView source) {
    HalfLabelled labels = HalfLabelled.of(source);
    if (labels == null) {
      return source;
    }
    Map<String, String> all = withoutKubectls(source);
    String size = Integer.toString(source.replicas());
    all.put(Mark.PARTNER, source.annotations().getOrDefault(KubectlMark.NEXT, ""));
    all.put(Mark.SELF_UID, source.uid());
    all.put(Mark.DESIRED, size);
    all.put(Mark.ORIGINAL, size);
    all.put(Mark.TARGET, size);
    all.put(Mark.FINISH, Marks.RENAME);
    all.put(Mark.KEY, labels.key());
    all.put(Mark.LABEL_ADDED, String.join(",", labels.places()));
    all.put(Mark.TURN, "1");
    all.putAll(Marks.limits(Limits.DEFAULT, source.minReadySeconds()));
    return source.readAs(all);
  }

  /** A key by which the selectors of both tell their pods apart; kubectl demanded one. */
  static @Nullable String dividingKey(ControllerView source, ControllerView target) {
    String dividing = null;
    for (Map.Entry<String, String> entry : new TreeMap<>(source.selector()).entrySet()) {
      String other = target.selector().get(entry.getKey());
      if (other != null && !other.equals(entry.getValue())) {
        if (KubectlMark.isLabel(other)) {
          return entry.getKey();
        }
        dividing = dividing == null ? entry.getKey() : dividing;
      }
    }
    return dividing;
  }

  private static String key(@Nullable ControllerView source, ControllerView target) {
    String dividing = source == null ? null : dividingKey(source, target);
    if (dividing != null) {
      return dividing;
    }
    for (Map.Entry<String, String> entry : new TreeMap<>(target.selector()).entrySet()) {
      if (KubectlMark.isLabel(entry.getValue())) {
        return entry.getKey();
      }
    }
    return Mark.LABEL_KEY;
  }

  /** The selector that the source had before kubectl labelled it. */
  private static Map<String, String> sourceSelector(
      @Nullable ControllerView source, ControllerView target, String key) {
    if (source == null) {
      return target.selectorWithout(key);
    }
    boolean added = KubectlMark.isLabelOfSource(source.selector().getOrDefault(key, ""));
    return added ? source.selectorWithout(key) : source.selector();
  }

  /** What kubectl recorded, as it stands; with its marks off, what the target has. */
  private static String desired(ControllerView target) {
    boolean marked = target.annotations().containsKey(KubectlMark.SOURCE);
    return marked
        ? target.annotations().getOrDefault(KubectlMark.DESIRED, "")
        : Integer.toString(target.replicas());
  }

  /**
   * The source's size at the start. With an image that is the size recorded for the target, since
   * kubectl took it from the source then; its {@code original-replicas} may be from years ago.
   */
  private static String original(ControllerView source, ControllerView target, String desired) {
    boolean byImage = target.name().equals(source.annotations().get(KubectlMark.NEXT));
    if (byImage && !desired.isEmpty()) {
      return desired;
    }
    String recorded = source.annotations().getOrDefault(KubectlMark.ORIGINAL, "");
    boolean more = recorded.matches("\\d{1,9}") && Integer.parseInt(recorded) > source.replicas();
    return more ? recorded : Integer.toString(source.replicas());
  }

  /** By the operator's words, else by the target's name, since kubectl recorded it nowhere. */
  private static String finish(Intent intent, ControllerView target) {
    boolean temporary = intent.name().equals(KubectlMark.finalName(target.name()));
    boolean renames = intent instanceof Intent.Forward forward ? forward.next() == null : temporary;
    return renames ? Marks.RENAME : Marks.RETAIN;
  }

  private static String uidOfSource(ControllerView target) {
    String id = target.annotations().getOrDefault(KubectlMark.SOURCE, "");
    String uid = id.substring(id.lastIndexOf(':') + 1);
    return uid.isEmpty() ? UNKNOWN : uid;
  }

  private static Map<String, String> withoutKubectls(ControllerView controller) {
    Map<String, String> rest = new LinkedHashMap<>(controller.annotations());
    rest.keySet().removeIf(KubectlMark::isMark);
    return rest;
  }
}
