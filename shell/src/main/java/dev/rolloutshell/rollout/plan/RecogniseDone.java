package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import org.jspecify.annotations.Nullable;

/**
 * Recognises that nothing is under way: all is written already, or there is nothing to resume or
 * abort.
 */
final class RecogniseDone implements Rule {
  @Override
  public String about() {
    return "nothing is under way";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    if (source == null || here.target() != null || here.marked()) {
      return null;
    }
    Intent.Forward forward = here.forward();
    if (forward == null) {
      return here.abort()
          ? new Decision.Refused(
              ExitCode.REFUSED,
              "nothing to abort: no rollout of " + here.name() + " is under way",
              "to go back to an earlier image: 'rollout run " + here.name() + " --image=OLD'")
          : new Decision.Done(Ending.NOTHING, "no rollout of " + here.name() + " is under way");
    }
    Decision.Refused refusal = new Request(forward).refusal(source);
    if (refusal != null) {
      return refusal;
    }
    if (!new Request(forward).isFulfilledBy(source)) {
      return null;
    }
    if (forward.next() != null) {
      return new Decision.Refused(
          ExitCode.REFUSED,
          source.path() + " already has " + new Request(forward).inWords(),
          "give another image, or a manifest with -f FILE");
    }
    return here.full(source, source.replicas())
        ? new Decision.Done(
            Ending.ROLLED_OUT,
            source.name() + " already has " + new Request(forward).inWords() + " and is ready")
        : new Decision.Wait(
            here.standing(source, source.replicas()), "ready " + here.available(source));
  }
}
