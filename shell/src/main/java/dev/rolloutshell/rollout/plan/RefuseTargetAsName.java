package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Mark;
import org.jspecify.annotations.Nullable;

/** Refuses to treat the target of a rollout as the source of another. */
final class RefuseTargetAsName implements Rule {
  @Override
  public String about() {
    return "the name given is the target of another rollout";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView named = here.source();
    if (named == null || here.marked()) {
      return null;
    }
    String sourceForKubectl = KubectlRollout.sourceOf(named, here.seen().controllers());
    if (sourceForKubectl != null) {
      return refused(named, sourceForKubectl);
    }
    String partner = named.annotations().get(Mark.PARTNER);
    String sourceUid = named.annotations().get(Mark.SOURCE_UID);
    if (partner == null || sourceUid == null || partner.equals(named.name())) {
      return null;
    }
    ControllerView other = here.seen().controller(partner);
    if (other != null
        && !other.uid().equals(sourceUid)
        && !named.uid().equals(other.annotations().get(Mark.PARKED_FOR))
        && !named.uid().equals(other.annotations().get(Mark.FINISHING))) {
      return null;
    }
    return refused(named, partner);
  }

  private static Decision refused(ControllerView named, String partner) {
    return new Decision.Refused(
        ExitCode.REFUSED,
        named.path() + " is the target of the rollout of " + partner,
        "name that one: 'rollout status " + partner + "'");
  }
}
