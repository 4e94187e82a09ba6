package dev.rolloutshell.view;

import dev.rolloutshell.rollout.drive.Explanation;
import java.util.ArrayList;
import java.util.List;

/** The planner's rules up to the one that decided. */
public final class ExplainView {

  private ExplainView() {}

  /** What {@code rollout explain} shows. */
  public static Output output(Explanation explanation) {
    return Output.of(explanation, wide -> lines(explanation))
        .named(List.of("replicationcontrollers/" + explanation.name()));
  }

  private static List<String> lines(Explanation explanation) {
    Table table = Table.of("", "RULE", "ABOUT");
    for (Explanation.Line rule : explanation.rules()) {
      table.row(rule.applies() ? "->" : "", rule.rule(), rule.about());
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add(explanation.decision());
    return lines;
  }
}
