package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.Marks;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives the renamed controller the real selector, template and size in one write: it adopts the
 * same pods.
 */
final class TakeOverPods implements Rule {

  /**
   * A manager whose pod cache does not show its own releases yet would make new pods instead of
   * adopting; nothing in the API tells, so it gets this long to catch up.
   */
  static final Duration SETTLE = Duration.ofSeconds(2);

  @Override
  public String about() {
    return "the renamed controller adopts the pods";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    if (!here.parked() || source == null) {
      return null;
    }
    Marks marks = here.sourceMarks();
    int size = marks.desired() == null ? marks.targetSize(0) : marks.desired();
    Map<String, Object> manifest =
        Edit.of(Parking.unparked(source.manifest()))
            .replicas(size)
            .dropAnnotation(Mark.PARKED_FOR)
            .annotation(Mark.FINISHING, marks.parkedFor())
            .manifest();
    return new Decision.Write(
        new ApiWrite.UpdateController(source, manifest),
        "adopt the " + size + " pods that " + here.pair().targetName() + " has released",
        null,
        false,
        SETTLE);
  }
}
