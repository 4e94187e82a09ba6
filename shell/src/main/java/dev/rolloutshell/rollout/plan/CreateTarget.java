package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Intent;
import org.jspecify.annotations.Nullable;

/** Creates the target with no replicas and the whole intent: the commit point of a rollout. */
final class CreateTarget implements Rule {
  @Override
  public String about() {
    return "the commit point: the target holds the whole intent";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    Intent.Forward forward = here.forward();
    ControllerView source = here.source();
    if (forward == null || source == null || here.target() != null || here.marked()) {
      return null;
    }
    Proposal proposal = here.proposal(forward, source);
    if (forward.next() == null) {
      ControllerView bystander = here.bystander(proposal.templateLabels());
      if (bystander != null) {
        return Bystander.refusal(here, bystander);
      }
    }
    return Decision.Write.of(
        new ApiWrite.CreateController(proposal.manifest(0, source.replicas(), proposal.size(), 0)),
        "new manifest, size "
            + proposal.size()
            + " and all marks, with no pods yet: the commit point");
  }
}
