package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import org.jspecify.annotations.Nullable;

/**
 * Writes down as our marks what kubectl's own {@code rolling-update} left: the target first, which
 * then holds the whole intent.
 */
final class AdoptMarks implements Rule {
  @Override
  public String about() {
    return "a rollout that kubectl left half done becomes ours";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    for (ControllerView half : new ControllerView[] {here.target(), here.source()}) {
      if (half != null && half.readOtherwise()) {
        return Decision.Write.clearing(
            new ApiWrite.UpdateController(
                half,
                Edit.of(half.manifest())
                    .set(half.annotations(), "metadata", "annotations")
                    .manifest()),
            "kubectl's rolling-update stopped midway: our marks in place of its own");
      }
    }
    return null;
  }
}
