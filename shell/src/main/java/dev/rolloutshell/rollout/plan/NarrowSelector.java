package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.PodView;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Narrows the source to its own pods; every one of them matches already. */
final class NarrowSelector implements Rule {
  @Override
  public String about() {
    return "the source matches its own pods only";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    if (source == null || here.target() == null || here.sourceMarks().aborting()) {
      return null;
    }
    String key = here.targetMarks().labelKey();
    String value = source.templateLabels().get(key);
    if (source.selector().containsKey(key) || value == null) {
      return null;
    }
    List<PodView> labelled =
        here.owned(source).stream().filter(p -> value.equals(p.labels().get(key))).toList();
    boolean allSeen = LabelPods.carrying(source.templateLabels(), labelled) == labelled.size();
    return new Decision.Write(
        new ApiWrite.UpdateController(
            source, Edit.of(source.manifest()).label(key, value, List.of("selector")).manifest()),
        "match labelled pods only: the two halves never share one",
        null,
        false,
        // The manager tells that it sees a label only of pods that carry all of the template's.
        allSeen ? Duration.ZERO : TakeOverPods.SETTLE);
  }
}
