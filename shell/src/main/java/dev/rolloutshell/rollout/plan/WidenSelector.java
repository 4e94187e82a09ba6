package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the label off the source's selector and template in one write; its pods still match. */
final class WidenSelector implements Rule {
  @Override
  public String about() {
    return "the label comes off the selector and the template";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    if (source == null || !here.sourceMarks().aborting()) {
      return null;
    }
    String key = here.sourceMarks().labelKey();
    List<String> places =
        here.sourceMarks().labelAdded().stream().filter(p -> !p.equals("metadata")).toList();
    boolean there =
        (places.contains("selector") && source.selector().containsKey(key))
            || (places.contains("template") && source.templateLabels().containsKey(key));
    return there
        ? Decision.Write.of(
            new ApiWrite.UpdateController(
                source, Edit.of(source.manifest()).dropLabel(key, places).manifest()),
            "the selector and the template as they were; every pod still matches")
        : null;
  }
}
