package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.ExitCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses marks that contradict each other: a person has to decide. */
final class RefuseContradiction implements Rule {
  @Override
  public String about() {
    return "marks that cannot be read, or several targets that claim the source";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    List<String> unreadable = new ArrayList<>();
    here.sourceMarks().unreadable().forEach(u -> unreadable.add(here.name() + ": " + u));
    here.targetMarks()
        .unreadable()
        .forEach(u -> unreadable.add(here.pair().targetName() + ": " + u));
    if (!unreadable.isEmpty()) {
      return new Decision.Refused(
          ExitCode.HUMAN,
          "the marks of the rollout cannot be read: " + String.join("; ", unreadable),
          "correct the annotation by hand, then 'rollout resume " + here.name() + "'");
    }
    List<ControllerView> claimants = here.pair().claimants();
    if (claimants.size() < 2 || here.marked()) {
      return null;
    }
    String names = String.join(", ", claimants.stream().map(ControllerView::name).toList());
    return new Decision.Refused(
        ExitCode.HUMAN,
        claimants.size() + " controllers say they are the target of " + here.name() + ": " + names,
        "delete those that are not, with 'delete rc NAME'");
  }
}
