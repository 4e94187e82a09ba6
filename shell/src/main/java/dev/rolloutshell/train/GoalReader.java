package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Fields;
import dev.rolloutshell.scenario.InvalidScenarioException;
import dev.rolloutshell.scenario.Located;
import dev.rolloutshell.scenario.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads a drill's goals, each a mapping with one key that says what it is about. */
final class GoalReader {

  /** What a goal may be about. */
  static final Set<String> KINDS = DrillKeys.of("goals");

  private static final int MOST = 20;

  private final Problems problems;

  GoalReader(Problems problems) {
    this.problems = problems;
  }

  List<Goal> goals(Fields drill) {
    List<Goal> goals = new ArrayList<>();
    for (Located item : drill.list("goals", MOST)) {
      problems.or(false, () -> goals.add(goal(item)));
    }
    if (drill.list("goals", MOST).isEmpty()) {
      throw drill.wrong("goals", "is missing: expected a list of at least one");
    }
    return goals;
  }

  private Goal goal(Located item) {
    Fields goal = Fields.of(problems.source(), "goals", item, KINDS);
    if (!(item.value() instanceof Map<?, ?> map) || map.size() != 1) {
      throw new InvalidScenarioException(
          problems.source(),
          item.line(),
          "goals: expected one of " + String.join(", ", new TreeSet<>(KINDS)) + " in each");
    }
    String kind = String.valueOf(map.keySet().iterator().next());
    return switch (kind) {
      case "complete" -> complete(goal);
      case "under-way" -> underWay(goal);
      case "serving" -> serving(goal);
      case "container" -> container(goal);
      case "labelled" -> new Goal.Labelled(count(goal, kind));
      case "unlabelled" -> new Goal.Unlabelled(goal.text(kind));
      case "gone" -> new Goal.Gone(goal.text(kind));
      case "untouched" -> new Goal.Untouched(goal.text(kind));
      case "service" -> kept(goal, kind, new Goal.ServiceKept(0));
      case "lost-at-most" -> new Goal.ServiceKept(count(goal, kind));
      case "ceiling" -> kept(goal, kind, new Goal.CeilingKept());
      case "used" -> new Goal.Used(goal.text(kind).strip());
      default -> new Goal.WritesAtMost(count(goal, kind));
    };
  }

  private static Goal kept(Fields goal, String kind, Goal kept) {
    String word = goal.text(kind);
    if (!word.equals("kept")) {
      throw goal.wrong(kind, "expected kept, got '" + word + "'");
    }
    return kept;
  }

  private Fields inner(Fields goal, String kind, String... keys) {
    return problems.fields("goals: " + kind, DrillFile.mapping(goal, kind), Set.of(keys));
  }

  private String text(Fields fields, String key) {
    return problems.or("", () -> fields.text(key));
  }

  private static int count(Fields fields, String key) {
    Integer count = fields.optionalCount(key);
    if (count == null) {
      throw fields.wrong(key, "is missing: expected a whole number");
    }
    return count;
  }

  private Goal complete(Fields goal) {
    Fields complete = inner(goal, "complete", "name", "image", "replicas");
    return new Goal.Complete(
        text(complete, "name"), text(complete, "image"), count(complete, "replicas"));
  }

  private Goal serving(Fields goal) {
    Fields serving = inner(goal, "serving", "image", "pods");
    return new Goal.Serving(text(serving, "image"), count(serving, "pods"));
  }

  private Goal container(Fields goal) {
    Fields container = inner(goal, "container", "name", "image", "pods");
    return new Goal.Container(
        text(container, "name"), text(container, "image"), count(container, "pods"));
  }

  private Goal underWay(Fields goal) {
    Fields underWay = inner(goal, "under-way", "name", "direction");
    String direction = underWay.text("direction");
    if (!Set.of("forward", "abort").contains(direction)) {
      throw underWay.wrong("direction", "expected forward or abort, got '" + direction + "'");
    }
    return new Goal.UnderWay(
        underWay.text("name"),
        direction.equals("forward")
            ? Goal.UnderWay.Direction.FORWARD
            : Goal.UnderWay.Direction.ABORT);
  }
}
