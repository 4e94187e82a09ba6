package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import org.jspecify.annotations.Nullable;

/** Waits until a half that is being deleted is gone. */
final class AwaitDeletion implements Rule {
  @Override
  public String about() {
    return "one half is being deleted";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    for (ControllerView half : new ControllerView[] {here.source(), here.target()}) {
      if (half != null && half.deleting()) {
        return new Decision.Wait(half.path() + " to be gone", "deleting " + half.uid());
      }
    }
    return null;
  }
}
