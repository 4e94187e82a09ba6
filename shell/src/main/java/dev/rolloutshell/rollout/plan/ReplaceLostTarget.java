package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.Marks;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deals with a target that somebody deleted midway: a new one, an abort, or a question. */
final class ReplaceLostTarget implements Rule {
  @Override
  public String about() {
    return "the target vanished while going forward";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    if (source == null
        || here.target() != null
        || !here.marked()
        || here.sourceMarks().aborting()) {
      return null;
    }
    Marks marks = here.sourceMarks();
    if (here.abort()) {
      return Decision.Write.of(
          new ApiWrite.UpdateController(
              source,
              Edit.of(source.manifest())
                  .annotation(Mark.TURN, Integer.toString(marks.turnNumber() | 1))
                  .annotation(Mark.DESIRED, Integer.toString(marks.originalSize(source.replicas())))
                  .manifest()),
          "turn back: the source is to have its size again");
    }
    Intent.Forward forward = here.forward();
    if (forward == null) {
      return new Decision.Refused(
          ExitCode.HUMAN,
          "the target "
              + here.pair().targetName()
              + " of the rollout of "
              + here.name()
              + " was deleted by somebody",
          "'rollout abort "
              + here.name()
              + "' restores the source; the first command again makes the target anew");
    }
    return again(here, forward, source);
  }

  /** Pods that the lost target left behind are adopted, not killed: it starts with their number. */
  private static Decision again(Situation here, Intent.Forward forward, ControllerView source) {
    Decision.Refused refusal = new Request(forward).refusal(source);
    if (refusal != null) {
      return refusal;
    }
    Marks marks = here.sourceMarks();
    Intent.Forward recorded =
        new Intent.Forward(
            forward.name(), forward.next(), forward.change(), marks.limits(), marks.labelKey());
    Proposal proposal = new Proposal(recorded, source, marks.partner(), marks.finish());
    int size = marks.targetSize(proposal.size());
    Map<String, String> selector = proposal.selector();
    long waiting =
        here.seen().pods().stream()
            .filter(p -> p.active() && p.ownerUid().isEmpty())
            .filter(p -> p.labels().entrySet().containsAll(selector.entrySet()))
            .count();
    return Decision.Write.of(
        new ApiWrite.CreateController(
            proposal.manifest(
                (int) Math.min(size, waiting),
                marks.originalSize(source.replicas()),
                size,
                marks.turnNumber())),
        "make the target anew, with the recorded size " + size);
  }
}
