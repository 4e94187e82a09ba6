package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.KubectlMark;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds what kubectl's own {@code rolling-update} left half done, and reads its halves as if they
 * carried our marks. Each half is found by what is stored on both, whoever's marks are on the other
 * one by now, so that a client may die between any two writes of the adoption.
 */
public final class KubectlRollout {

  private final Intent intent;
  private final List<ControllerView> controllers;
  private final @Nullable ControllerView source;

  private KubectlRollout(Intent intent, List<ControllerView> controllers) {
    this.intent = intent;
    this.controllers = controllers;
    this.source = byName(controllers, intent.name());
  }

  /** The controllers, with kubectl's halves of this rollout read as ours. */
  static List<ControllerView> readAsOurs(Intent intent, List<ControllerView> controllers) {
    return new KubectlRollout(intent, controllers).read();
  }

  /** Names of the controllers that kubectl has left in the middle of something. */
  public static Set<String> names(List<ControllerView> controllers) {
    Set<String> names = new TreeSet<>();
    for (ControllerView controller : controllers) {
      String source = sourceOf(controller, controllers);
      if (source != null) {
        names.add(source);
      }
      String name = KubectlMark.finalName(controller.name());
      boolean left = !name.isEmpty() && byName(controllers, name) == null;
      if (left || HalfLabelled.of(controller) != null || emptied(controller)) {
        Intent resume = new Intent.Resume(left ? name : controller.name(), null);
        List<ControllerView> read = readAsOurs(resume, controllers);
        if (!read.equals(controllers) || HalfLabelled.of(controller) != null) {
          names.add(resume.name());
        }
      }
    }
    return names;
  }

  /** Name of the controller whose target this one is by kubectl's marks, or {@code null}. */
  static @Nullable String sourceOf(ControllerView named, List<ControllerView> controllers) {
    String name = sourceName(named);
    ControllerView other = byName(controllers, name);
    boolean target = other == null ? !name.isEmpty() : isTargetOf(named, other);
    return target ? name : null;
  }

  private List<ControllerView> read() {
    if (source != null && ours(source)) {
      return controllers;
    }
    List<ControllerView> targets = new ArrayList<>();
    for (ControllerView controller : controllers) {
      if (isTarget(controller)) {
        targets.add(controller);
      }
    }
    if (targets.isEmpty()) {
      return source != null && intent instanceof Intent.Abort
          ? replaced(controllers, source, KubectlReading.halfLabelled(source))
          : controllers;
    }
    List<ControllerView> read = controllers;
    for (ControllerView target : targets) {
      ControllerView asOurs = ours(target) ? target : KubectlReading.target(intent, source, target);
      read = replaced(read, target, asOurs);
      if (source != null && names(source, target)) {
        read = replaced(read, source, KubectlReading.turnedBack(source, asOurs));
      }
    }
    return read;
  }

  private boolean isTarget(ControllerView candidate) {
    if (candidate.name().equals(intent.name())) {
      return false;
    }
    if (ours(candidate)) {
      return source != null
          && intent.name().equals(candidate.annotations().get(Mark.PARTNER))
          && source.uid().equals(candidate.annotations().get(Mark.SOURCE_UID));
    }
    if (source == null) {
      return intent.name().equals(sourceName(candidate)) || keptTemporaryName(candidate);
    }
    return KubectlReading.dividingKey(source, candidate) != null
        && (isTargetOf(candidate, source) || isNextOfEmptied(candidate, source));
  }

  /** By kubectl's marks; when it was rolling back each names the other, and the older began it. */
  private static boolean isTargetOf(ControllerView candidate, ControllerView source) {
    return names(candidate, source) && !(names(source, candidate) && isOlder(candidate, source));
  }

  private static boolean isOlder(ControllerView one, ControllerView other) {
    boolean points = other.name().equals(one.annotations().get(KubectlMark.NEXT));
    boolean pointedAt = one.name().equals(other.annotations().get(KubectlMark.NEXT));
    return points == pointedAt ? created(one).compareTo(created(other)) < 0 : points;
  }

  private static String created(ControllerView controller) {
    return Tree.string(controller.manifest(), "metadata", "creationTimestamp");
  }

  /** Whether kubectl's mark on one half names the other, by name and uid, as what shrinks. */
  private static boolean names(ControllerView growing, ControllerView shrinking) {
    return (shrinking.name() + ":" + shrinking.uid())
        .equals(growing.annotations().get(KubectlMark.SOURCE));
  }

  /** The name in kubectl's mark, which a prefix of it does not match; empty without a mark. */
  private static String sourceName(ControllerView controller) {
    String id = controller.annotations().getOrDefault(KubectlMark.SOURCE, "");
    return id.substring(0, Math.max(0, id.lastIndexOf(':')));
  }

  /** All but the marks was done: the source is empty, and the target's marks are off. */
  private boolean isNextOfEmptied(ControllerView candidate, ControllerView emptied) {
    String next = emptied.annotations().getOrDefault(KubectlMark.NEXT, "");
    return emptied(emptied)
        && !candidate.annotations().containsKey(KubectlMark.SOURCE)
        && (candidate.name().equals(next) || candidate.name().equals(intent.next()));
  }

  private static boolean emptied(ControllerView controller) {
    return controller.replicas() == 0 && controller.annotations().containsKey(KubectlMark.ORIGINAL);
  }

  /** The source was deleted, and the target was to be renamed to it. */
  private boolean keptTemporaryName(ControllerView candidate) {
    return intent.name().equals(KubectlMark.finalName(candidate.name()))
        && !candidate.annotations().containsKey(KubectlMark.SOURCE)
        && candidate.selector().values().stream().anyMatch(KubectlMark::isLabel)
        && controllers.stream()
            .noneMatch(c -> candidate.name().equals(c.annotations().get(Mark.PARTNER)));
  }

  private static boolean ours(ControllerView controller) {
    Map<String, String> annotations = controller.annotations();
    return annotations.containsKey(Mark.SOURCE_UID)
        || annotations.containsKey(Mark.PARKED_FOR)
        || annotations.containsKey(Mark.FINISHING)
        || controller.uid().equals(annotations.get(Mark.SELF_UID));
  }

  private static List<ControllerView> replaced(
      List<ControllerView> all, ControllerView one, ControllerView by) {
    if (one.equals(by)) {
      return all;
    }
    List<ControllerView> changed = new ArrayList<>(all);
    changed.replaceAll(c -> c.uid().equals(one.uid()) ? by : c);
    return changed;
  }

  private static @Nullable ControllerView byName(List<ControllerView> controllers, String name) {
    for (ControllerView controller : controllers) {
      if (controller.name().equals(name)) {
        return controller;
      }
    }
    return null;
  }
}
