package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Fields;
import dev.rolloutshell.scenario.InvalidScenarioException;
import dev.rolloutshell.scenario.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads a drill's goals, each a mapping with one key that says what it is about. */
final class GoalReader {

  /** What a goal may be about. */
  static final Set<String> KINDS =
      Set.of(
          "complete",
          "under-way",
          "serving",
          "container",
          "labelled",
          "unlabelled",
          "gone",
          "untouched",
          "service",
          "lost-at-most",
          "ceiling",
          "used",
          "writes");

  private static final int MOST = 20;

  private final String source;

  GoalReader(String source) {
    this.source = source;
  }

  List<Goal> goals(Fields drill) {
    List<Goal> goals = new ArrayList<>();
    for (Located item : drill.list("goals", MOST)) {
      goals.add(goal(item));
    }
    if (goals.isEmpty()) {
      throw drill.wrong("goals", "is missing: expected a list of at least one");
    }
    return goals;
  }

  private Goal goal(Located item) {
    Fields goal = Fields.of(source, "goals", item, KINDS);
    if (!(item.value() instanceof Map<?, ?> map) || map.size() != 1) {
      throw new InvalidScenarioException(
          source,
          item.line(),
          "goals: expected one of " + String.join(", ", new TreeSet<>(KINDS)) + " in each");
    }
    String kind = String.valueOf(map.keySet().iterator().next());
    return switch (kind) {
      case "complete" -> complete(goal);
      case "under-way" -> underWay(goal);
      case "serving" -> serving(goal);
      case "container" -> container(goal);
      case "labelled" -> new Goal.Labelled((int) goal.number(kind, 0));
      case "unlabelled" -> new Goal.Unlabelled(goal.text(kind));
      case "gone" -> new Goal.Gone(goal.text(kind));
      case "untouched" -> new Goal.Untouched(goal.text(kind));
      case "service" -> kept(goal, kind, new Goal.ServiceKept(0));
      case "lost-at-most" -> new Goal.ServiceKept(goal.number(kind, 0));
      case "ceiling" -> kept(goal, kind, new Goal.CeilingKept());
      case "used" -> new Goal.Used(goal.text(kind).strip());
      default -> new Goal.WritesAtMost((int) goal.number(kind, 0));
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
    return Fields.of(source, "goals: " + kind, DrillFile.required(goal, kind), Set.of(keys));
  }

  private Goal complete(Fields goal) {
    Fields complete = inner(goal, "complete", "name", "image", "replicas");
    Integer replicas = complete.optionalCount("replicas");
    if (replicas == null) {
      throw complete.wrong("replicas", "is missing: expected a whole number");
    }
    return new Goal.Complete(complete.text("name"), complete.text("image"), replicas);
  }

  private Goal serving(Fields goal) {
    Fields serving = inner(goal, "serving", "image", "pods");
    return new Goal.Serving(serving.text("image"), pods(serving));
  }

  private Goal container(Fields goal) {
    Fields container = inner(goal, "container", "name", "image", "pods");
    return new Goal.Container(container.text("name"), container.text("image"), pods(container));
  }

  private static int pods(Fields fields) {
    Integer pods = fields.optionalCount("pods");
    if (pods == null) {
      throw fields.wrong("pods", "is missing: expected a whole number");
    }
    return pods;
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
