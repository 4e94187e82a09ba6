package dev.rolloutshell.view;

import dev.rolloutshell.rollout.drive.Explanation;
import dev.rolloutshell.session.ObjectType;
import java.util.ArrayList;
import java.util.List;

/** The rule that decides now, what it saw, and the rules that were asked before it. */
public final class ExplainView {

  private ExplainView() {}

  /** What {@code rollout explain} shows. */
  public static Output output(Explanation explanation) {
    return Output.of(explanation, wide -> lines(explanation, wide))
        .named(List.of(ObjectType.REPLICATION_CONTROLLERS.named(explanation.name())));
  }

  private static List<String> lines(Explanation explanation, boolean wide) {
    List<String> lines = new ArrayList<>();
    List<Explanation.Line> silent = new ArrayList<>(explanation.rules());
    silent.removeIf(Explanation.Line::applies);
    for (Explanation.Line rule : explanation.rules()) {
      if (rule.applies()) {
        lines.add("rule " + (silent.size() + 1) + " decides: " + rule.rule() + ", " + rule.about());
      }
    }
    lines.add("it sees:");
    explanation.facts().forEach(fact -> lines.add("  " + Lines.oneLine(fact)));
    lines.add("it says: " + Lines.oneLine(explanation.decision()));
    if (wide && !silent.isEmpty()) {
      lines.add("asked before it, and silent because this is not so:");
      Table table = Table.plain();
      silent.forEach(rule -> table.row("", rule.rule(), rule.about()));
      lines.addAll(table.lines());
    } else if (!silent.isEmpty()) {
      lines.add(
          "asked before it, and silent: "
              + silent.size()
              + (silent.size() == 1 ? " rule; -o wide lists it" : " rules; -o wide lists them"));
    }
    return lines;
  }
}
