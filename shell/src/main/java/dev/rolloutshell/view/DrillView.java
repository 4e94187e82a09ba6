package dev.rolloutshell.view;

import dev.rolloutshell.train.Attempt;
import dev.rolloutshell.train.Diagnosis;
import dev.rolloutshell.train.Drill;
import dev.rolloutshell.train.Goal;
import dev.rolloutshell.train.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A drill under way: its story, its goals, and how it stands. */
public final class DrillView {

  private DrillView() {}

  /**
   * A drill under way as a value.
   *
   * @param drill its name, or its number in an exam
   * @param title its title, not told in an exam
   * @param level its level, likewise
   * @param exam whether it is a part of an exam
   * @param hosted whether an instructor hosts it
   * @param story what has happened
   * @param knows what the operator knows besides
   * @param goals what must hold, with how it stands
   * @param service what must not be lost
   * @param time virtual time taken
   * @param budget what a good operator takes
   * @param steps commands that wrote
   * @param hints the hints taken
   * @param hintsLeft how many more there are; none in an exam
   * @param question the question what is wrong
   * @param causes the causes to choose from, by letter
   * @param answered whether it was answered
   * @param passed whether the last check was passed
   */
  public record Shown(
      String drill,
      @Nullable String title,
      @Nullable String level,
      boolean exam,
      boolean hosted,
      String story,
      List<String> knows,
      List<Goal.Verdict> goals,
      Drill.Service service,
      Duration time,
      Drill.Budget budget,
      int steps,
      List<String> hints,
      int hintsLeft,
      String question,
      List<Choice> causes,
      boolean answered,
      boolean passed) {}

  /**
   * A cause to choose.
   *
   * @param letter its letter
   * @param cause the cause
   */
  public record Choice(String letter, String cause) {}

  /** The causes of a question. */
  public static List<Choice> choices(Diagnosis diagnosis) {
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < diagnosis.causes().size(); i++) {
      choices.add(new Choice(Diagnosis.letter(i), diagnosis.causes().get(i).text()));
    }
    return choices;
  }

  private static Shown shown(Attempt attempt) {
    Drill drill = attempt.drill();
    var evidence = attempt.stage().evidence();
    return new Shown(
        attempt.name(),
        attempt.exam() ? null : drill.title(),
        attempt.exam() ? null : drill.level().word(),
        attempt.exam(),
        attempt.hosted(),
        drill.story(),
        drill.knows(),
        drill.goals().stream().map(goal -> goal.verdict(evidence)).toList(),
        drill.service(),
        attempt.time(),
        drill.budget(),
        evidence.steps(),
        attempt.hints(),
        attempt.exam() ? 0 : drill.hints().size() - attempt.hints().size(),
        drill.diagnosis().question(),
        choices(drill.diagnosis()),
        attempt.help().answers() > 0,
        attempt.passed());
  }

  /** What is shown when a drill begins. */
  public static Output briefing(Attempt attempt) {
    Shown shown = shown(attempt);
    return Output.of(shown, wide -> briefing(shown)).named(List.of("drill/" + shown.drill()));
  }

  private static List<String> briefing(Shown shown) {
    List<String> lines = new ArrayList<>(story(shown));
    lines.addAll(Paragraphs.of(keys(shown)));
    return lines;
  }

  private static List<String> story(Shown shown) {
    List<String> lines = new ArrayList<>();
    String title = shown.title();
    lines.add((title == null ? shown.drill() : title).toUpperCase(java.util.Locale.ROOT));
    lines.add("");
    lines.addAll(Paragraphs.of(shown.story()));
    lines.add("");
    if (!shown.knows().isEmpty()) {
      lines.add("You know:");
      shown.knows().forEach(fact -> lines.addAll(Paragraphs.of(fact, "  - ", "    ")));
    }
    lines.add("In the end:");
    shown.goals().forEach(goal -> lines.addAll(Paragraphs.of(goal.goal(), "  - ", "    ")));
    lines.add(
        "A good operator takes "
            + Times.format(shown.budget().time())
            + " and "
            + commands(shown.budget().steps())
            + ".");
    lines.add("");
    return lines;
  }

  private static String commands(int steps) {
    return steps == 0
        ? "no command that writes"
        : steps == 1 ? "one command that writes" : steps + " commands that write";
  }

  private static String keys(Shown shown) {
    String rest = shown.hosted() ? "" : ", l list, r start again, n next";
    return "press a letter alone: "
        + (shown.exam() ? "" : "h hint, ")
        + "c check"
        + rest
        + "; 'train answer' asks what is wrong";
  }

  /** How it stands. */
  public static Output status(Attempt attempt) {
    Shown shown = shown(attempt);
    return Output.of(shown, wide -> status(shown)).named(List.of("drill/" + shown.drill()));
  }

  private static List<String> status(Shown shown) {
    List<String> lines = new ArrayList<>(story(shown));
    lines.addAll(goals(shown.goals()));
    lines.add(
        Times.format(shown.time())
            + " taken, "
            + commands(shown.steps())
            + ", hints taken: "
            + shown.hints().size());
    shown.hints().forEach(hint -> lines.addAll(Paragraphs.of(hint, "hint: ", "      ")));
    lines.add("");
    lines.addAll(Paragraphs.of(keys(shown)));
    return lines;
  }

  /** Goals, each with how it stands. */
  static List<String> goals(List<Goal.Verdict> goals) {
    List<String> lines = new ArrayList<>();
    for (Goal.Verdict goal : goals) {
      String seen = goal.seen();
      lines.addAll(
          Paragraphs.of(
              goal.goal() + (seen == null ? "" : ": " + seen),
              goal.holds() ? "[x] " : "[ ] ",
              "    "));
    }
    return lines;
  }

  /** The question what is wrong. */
  public static Output question(Attempt attempt) {
    Shown shown = shown(attempt);
    return Output.of(shown, wide -> question(shown));
  }

  private static List<String> question(Shown shown) {
    List<String> lines = new ArrayList<>(Paragraphs.of(shown.question()));
    for (Choice choice : shown.causes()) {
      lines.addAll(Paragraphs.of(choice.cause(), "  " + choice.letter() + "  ", "     "));
    }
    lines.add("try: 'train answer LETTER'");
    return lines;
  }
}
