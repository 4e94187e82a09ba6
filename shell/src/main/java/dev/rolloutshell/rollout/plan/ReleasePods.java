package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parks the target: 0 replicas and a selector that matches no pod, in one write, so that the
 * manager releases its pods and deletes none.
 */
final class ReleasePods implements Rule {
  @Override
  public String about() {
    return "the target lets its pods go, deleting none";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView target = here.target();
    if (!here.parked() || target == null || Parking.isParked(target)) {
      return null;
    }
    ControllerView bystander = here.bystander(target.templateLabels());
    if (bystander != null) {
      return Bystander.refusal(here, bystander);
    }
    Map<String, Object> manifest =
        Edit.of(Parking.parked(target.manifest(), target.uid())).replicas(0).manifest();
    return Decision.Write.of(
        new ApiWrite.UpdateController(target, manifest),
        "release its pods, which keep running, so that " + here.name() + " can adopt them");
  }
}
