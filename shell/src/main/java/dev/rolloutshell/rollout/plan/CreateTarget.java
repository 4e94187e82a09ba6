package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Mark;
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
    Decision.Refused unusable = unusableKey(forward.labelKey(), source);
    if (unusable != null) {
      return unusable;
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

  /** A key that means something else to a Service or an operator must not be overwritten. */
  private static Decision.@Nullable Refused unusableKey(String key, ControllerView source) {
    String value = source.selector().getOrDefault(key, source.templateLabels().get(key));
    boolean foreign = value != null && !Digest.looksLikeOne(value);
    if (!foreign && !key.startsWith(Mark.PREFIX)) {
      return null;
    }
    return new Decision.Refused(
        ExitCode.USAGE,
        foreign
            ? "label " + key + "=" + value + " of " + source.path() + " is in use"
            : "labels under " + Mark.PREFIX + " are the tool's own",
        "choose another --deployment-label-key");
  }
}
