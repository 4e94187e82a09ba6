package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.KubectlMark;
import dev.rolloutshell.rollout.model.Marks;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a name whose controllers kubectl has both deleted in the middle of a rename: only pods
 * are left, and no manifest to go on with.
 */
final class RefuseAbandonedPods implements Rule {
  @Override
  public String about() {
    return "kubectl deleted both halves and left their pods";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    if (here.source() != null || here.target() != null) {
      return null;
    }
    List<PodView> left = here.seen().pods().stream().filter(p -> isLeft(p, here.name())).toList();
    if (left.isEmpty()) {
      return null;
    }
    PodView one = left.get(0);
    String images =
        String.join(
            ", ",
            Tree.objects(one.manifest(), "spec", "containers").stream()
                .map(c -> Tree.string(c, "image"))
                .toList());
    return new Decision.Refused(
        ExitCode.REFUSED,
        "replicationcontrollers/"
            + here.name()
            + " not found; kubectl's rolling-update deleted it and left "
            + left.size()
            + " pods without a controller, such as "
            + one.name(),
        "'apply -f FILE' with a controller "
            + here.name()
            + " of "
            + left.size()
            + " replicas, image "
            + images
            + ", selector and template labels "
            + Marks.selectorText(one.labels())
            + ": it takes the pods over");
  }

  private static boolean isLeft(PodView pod, String name) {
    String maker = pod.generateName().replaceFirst("-$", "");
    return pod.active()
        && pod.ownerUid().isEmpty()
        && name.equals(KubectlMark.finalName(maker))
        && pod.labels().values().stream().anyMatch(KubectlMark::isLabel);
  }
}
