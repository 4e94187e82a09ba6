package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Scenario files in a list: what they show, or what is wrong with them. */
public final class ScenarioListView {

  private ScenarioListView() {}

  /**
   * A scenario in a list.
   *
   * @param name what it is called
   * @param title what it shows, in one line
   * @param description what it shows, whole
   * @param steps how many things are done
   */
  public record Listed(String name, String title, String description, int steps) {}

  /**
   * A file that was checked.
   *
   * @param file the file
   * @param problems what is wrong with it, none when it can be replayed
   */
  public record Checked(String file, List<LintView.Wrong> problems) {}

  /** What {@code scenario list} shows. */
  public static Output listed(List<Scenario> scenarios) {
    List<Listed> items =
        scenarios.stream()
            .map(s -> new Listed(s.name(), s.title(), s.description(), s.steps().size()))
            .toList();
    Table table = Table.of("NAME", "STEPS", "SHOWS");
    for (Listed item : items) {
      table.row(item.name(), Integer.toString(item.steps()), Lines.oneLine(item.title()));
    }
    return Output.of(items, wide -> table.lines())
        .named(items.stream().map(item -> "scenario/" + item.name()).toList());
  }

  /** What {@code scenario lint} shows. */
  public static Output checked(List<Checked> files) {
    List<String> good = new ArrayList<>();
    List<LintView.Wrong> problems = new ArrayList<>();
    for (Checked file : files) {
      problems.addAll(file.problems());
      if (file.problems().isEmpty()) {
        good.add(file.file() + ": can be replayed");
      }
    }
    if (problems.isEmpty()) {
      return Output.of(files, wide -> good);
    }
    return new Output(
        ExitCode.REFUSED,
        files,
        wide -> good,
        List.of(),
        new Output.Problem(
            problems.size() == 1
                ? problems.get(0).message()
                : problems.size() + " problems in scenario files: expected none",
            problems.size() == 1
                ? problems.get(0).hint()
                : "scenario lint FILE, when they are mended"));
  }
}
