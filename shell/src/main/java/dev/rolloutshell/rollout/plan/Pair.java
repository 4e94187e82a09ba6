package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The two halves of a rollout among the controllers of a namespace. Names are matched exactly, and
 * marks count only where they belong: a source's when they hold its own uid, a target's when they
 * hold its source's.
 *
 * @param source the controller of the intent's name, or {@code null}
 * @param target the other half, or {@code null}
 * @param occupant a controller that has the target's name without being the target, or {@code null}
 * @param targetName name of the other half, or empty when it cannot be known
 * @param sourceMarks the source's marks, or {@link Marks#NONE}
 * @param targetMarks the target's marks, or {@link Marks#NONE}
 * @param claimants controllers that say they are the target of a rollout of this name
 */
public record Pair(
    @Nullable ControllerView source,
    @Nullable ControllerView target,
    @Nullable ControllerView occupant,
    String targetName,
    Marks sourceMarks,
    Marks targetMarks,
    List<ControllerView> claimants) {

  /** Finds the halves. */
  public static Pair find(Intent intent, List<ControllerView> stored) {
    List<ControllerView> controllers = KubectlRollout.readAsOurs(intent, stored);
    ControllerView source = byName(controllers, intent.name());
    Marks sourceMarks = source == null ? Marks.NONE : ownMarks(source);
    List<ControllerView> claimants = claimants(controllers, intent.name(), source, sourceMarks);
    String targetName = targetName(intent, source, sourceMarks, claimants);
    ControllerView held = targetName.isEmpty() ? null : byName(controllers, targetName);
    boolean belongs = held != null && belongs(held, source, sourceMarks, intent.name());
    return new Pair(
        source,
        belongs ? held : null,
        belongs ? null : held,
        targetName,
        sourceMarks,
        belongs && held != null ? held.marks() : Marks.NONE,
        claimants);
  }

  /** Marks that are the controller's own; copied ones do not count. */
  private static Marks ownMarks(ControllerView controller) {
    Marks marks = controller.marks();
    boolean parkedHere =
        !marks.parkedFor().isEmpty()
            && marks.parkedFor().equals(controller.selector().get(Mark.PARK_LABEL));
    boolean own =
        marks.selfUid().equals(controller.uid()) || parkedHere || !marks.finishing().isEmpty();
    return own ? marks : Marks.NONE;
  }

  private static String targetName(
      Intent intent, @Nullable ControllerView source, Marks marks, List<ControllerView> claimants) {
    if (intent.next() != null) {
      return intent.next();
    }
    if (!marks.partner().isEmpty()) {
      return marks.partner();
    }
    if (!claimants.isEmpty()) {
      return claimants.get(0).name();
    }
    if (intent instanceof Intent.Forward forward
        && source != null
        && new Request(forward).refusal(source) == null) {
      return new Proposal(forward, source).name();
    }
    return "";
  }

  private static List<ControllerView> claimants(
      List<ControllerView> controllers, String name, @Nullable ControllerView source, Marks marks) {
    List<ControllerView> claimants = new ArrayList<>(1);
    for (ControllerView controller : controllers) {
      if (claims(controller, name, source, marks)) {
        claimants.add(controller);
      }
    }
    return claimants;
  }

  /** Whether a controller says that it is the target of a rollout of this source. */
  private static boolean claims(
      ControllerView candidate, String name, @Nullable ControllerView source, Marks sourceMarks) {
    if (candidate.uid().equals(sourceMarks.parkedFor())
        || candidate.uid().equals(sourceMarks.finishing())
        || candidate.uid().equals(sourceMarks.targetUid())) {
      return true;
    }
    if (!name.equals(candidate.annotations().get(Mark.PARTNER))) {
      return false;
    }
    String sourceUid = candidate.annotations().get(Mark.SOURCE_UID);
    if (sourceUid == null) {
      return false;
    }
    if (source == null) {
      return true;
    }
    return sourceUid.equals(source.uid());
  }

  private static boolean belongs(
      ControllerView held, @Nullable ControllerView source, Marks sourceMarks, String name) {
    if (claims(held, name, source, sourceMarks)) {
      return true;
    }
    // A target made by another implementation of the seed has only the seed's annotation.
    return source != null
        && sourceMarks.parkedFor().isEmpty()
        && sourceMarks.finishing().isEmpty()
        && !held.annotations().containsKey(Mark.SOURCE_UID)
        && held.selector().containsKey(Mark.LABEL_KEY)
        && name.equals(held.annotations().get(Mark.PARTNER));
  }

  private static @Nullable ControllerView byName(List<ControllerView> controllers, String name) {
    for (ControllerView controller : controllers) {
      if (controller.name().equals(name)) {
        return controller;
      }
    }
    return null;
  }

  /**
   * A selector that matches every pod of both halves; empty when only all pods of the namespace
   * will do.
   */
  public Map<String, String> podSelector() {
    if (source == null && target == null) {
      return Map.of();
    }
    String key = target != null ? targetMarks.labelKey() : sourceMarks.labelKey();
    Map<String, String> common = null;
    for (ControllerView half : new ControllerView[] {source, target}) {
      if (half != null) {
        Map<String, String> base = half.selectorWithout(key, Mark.PARK_LABEL);
        common = common == null ? new TreeMap<>(base) : common;
        common.entrySet().retainAll(base.entrySet());
      }
    }
    if (source == null && common != null && !targetMarks.sourceSelector().isEmpty()) {
      common.entrySet().retainAll(targetMarks.sourceSelector().entrySet());
    }
    return common == null ? Map.of() : common;
  }
}
