package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.Marks;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.plan.Situation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a decision rests on, in words: the direction, the two halves, their pods, the limits. */
final class Facts {

  private Facts() {}

  static List<String> of(Situation here) {
    List<String> facts = new ArrayList<>();
    facts.add(direction(here));
    facts.add("source: " + half(here, here.source()));
    facts.add("target: " + half(here, here.target()));
    here.pairPods().stream()
        .filter(p -> p.ownerUid().isEmpty())
        .forEach(p -> facts.add(p.path() + ": has no controller"));
    here.pairPods().stream()
        .filter(p -> !p.ready() && !p.problem().isEmpty())
        .forEach(p -> facts.add(p.path() + ": " + p.problem()));
    if (here.underWay()) {
      facts.add(limits(here));
    }
    return facts;
  }

  private static String direction(Situation here) {
    if (!here.underWay()) {
      return "no rollout of this name is under way in namespace " + here.seen().namespace();
    }
    return here.aborting()
        ? "an abort is under way, to " + here.size() + " pods of the source"
        : "a rollout is under way, to "
            + here.size()
            + " pods of the target, which "
            + (here.finish().equals(Marks.RENAME) ? "is renamed in the end" : "keeps its name");
  }

  private static String half(Situation here, @Nullable ControllerView half) {
    if (half == null) {
      return "there is none";
    }
    long ready = here.seen().owned(half).stream().filter(PodView::ready).count();
    int available = here.available(half);
    return half.name()
        + " wants "
        + half.replicas()
        + ", owns "
        + here.seen().owned(half).size()
        + ", "
        + ready
        + " ready"
        + (available == ready ? "" : ", " + available + " of them for long enough")
        + (half.observed() ? "" : "; the replication manager has not acted on its last change yet")
        + (half.deleting() ? "; it is being deleted" : "");
  }

  private static String limits(Situation here) {
    Limits limits = here.limits();
    int size = here.size();
    return "limits: at most "
        + (size + limits.surge(size))
        + " pods, at least "
        + Math.max(0, size - limits.unavailable(size))
        + " ready";
  }
}
