package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Fields;
import dev.rolloutshell.scenario.InvalidScenarioException;
import dev.rolloutshell.scenario.Located;
import dev.rolloutshell.scenario.Problems;
import dev.rolloutshell.scenario.YamlFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a drill from its YAML file; whatever is wrong is told with its line and key. */
public final class DrillFile {

  /** The ending of a drill's file. */
  public static final String ENDING = ".yaml";

  static final int MOST = 100;
  private static final int LAST = 1_000;
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,60}[a-z0-9])?");
  private static final Pattern ISSUE =
      Pattern.compile("kubernetes/[a-z0-9][a-z0-9.-]*#[1-9][0-9]{0,6}");
  private static final Pattern SELECTOR = Pattern.compile("[^=,]+=[^=,]*(,[^=,]+=[^=,]*)*");
  private static final Drill.Service USUAL = new Drill.Service("app=web", 3, 4);

  private static final Drill.Budget NONE = new Drill.Budget(Duration.ZERO, 0);

  private final Problems problems;
  private final Fields fields;

  private DrillFile(Problems problems, Fields fields) {
    this.problems = problems;
    this.fields = fields;
  }

  /**
   * Reads a file.
   *
   * @throws InvalidScenarioException with everything that is wrong, and where
   */
  public static Drill read(Path file) {
    String name = String.valueOf(file.getFileName());
    return drill(YamlFile.read(file), file.toString(), name);
  }

  /**
   * Reads a text.
   *
   * @param file what the file is called, with its ending
   * @throws InvalidScenarioException with everything that is wrong, and where
   */
  public static Drill parse(String text, String file) {
    return drill(YamlFile.parse(text, file), file, file);
  }

  private static Drill drill(Located root, String source, String file) {
    Problems problems = new Problems(source);
    String name = problems.or("", () -> name(source, file));
    Fields fields = problems.fields(DrillKeys.DRILL, root, DrillKeys.of(DrillKeys.DRILL));
    Drill drill = new DrillFile(problems, fields).drill(name);
    problems.raise();
    return drill;
  }

  private static String name(String source, String file) {
    String name = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
    if (!NAME.matcher(name).matches()) {
      throw new InvalidScenarioException(
          source, "expected a name of small letters, digits and dashes, got '" + name + "'");
    }
    return name;
  }

  private Drill drill(String name) {
    return new Drill(
        name,
        text(fields, "title"),
        problems.or(Level.FIRST_STEPS, this::level),
        (int) (long) problems.or(0L, () -> fields.number("order", LAST)),
        text(fields, "story"),
        problems.or(List.of(), () -> fields.texts("knows", MOST)),
        new SettingReader(problems, fields).setting(),
        problems.or(USUAL, this::service),
        problems.or(List.of(), () -> new GoalReader(problems).goals(fields)),
        problems.or(NONE, this::budget),
        problems.or(List.of(), () -> required(fields, "hints")),
        problems.or(List.of(), () -> required(fields, "solution")),
        problems.or(new Drill.WrongWay(List.of(), ""), this::wrongWay),
        problems.or(new Diagnosis("", List.of()), this::diagnosis),
        new Drill.Explanation(text(fields, "explanation"), problems.orNone(this::issue)));
  }

  /** A text that says something; empty when that is a problem. */
  private String text(Fields from, String key) {
    return problems.or("", () -> said(from, key));
  }

  static String said(Fields from, String key) {
    String text = from.text(key).strip();
    if (text.isEmpty()) {
      throw from.wrong(key, "expected a text, got an empty one");
    }
    return text;
  }

  private Level level() {
    try {
      return Level.parse(fields.text("level"));
    } catch (IllegalArgumentException e) {
      throw fields.wrong("level", String.valueOf(e.getMessage()));
    }
  }

  private @Nullable String issue() {
    String issue = fields.optionalText("issue");
    if (issue != null && !ISSUE.matcher(issue).matches()) {
      throw fields.wrong(
          "issue",
          "expected an issue of Kubernetes by its number, such as kubernetes/kubernetes#4140, got '"
              + issue
              + "'");
    }
    return issue;
  }

  private static List<String> required(Fields from, String key) {
    List<String> texts = from.texts(key, MOST);
    if (texts.isEmpty()) {
      throw from.wrong(key, "is missing: expected a list of at least one");
    }
    return texts;
  }

  static Located mapping(Fields fields, String key) {
    Located value = fields.get(key);
    if (value == null) {
      throw fields.wrong(key, "is missing: expected a mapping");
    }
    return value;
  }

  private Drill.Service service() {
    Located given = fields.get("service");
    if (given == null) {
      return USUAL;
    }
    Fields service = problems.fields("service", given, DrillKeys.of("service"));
    return new Drill.Service(
        problems.or(USUAL.selector(), () -> selector(service)),
        problems.or(USUAL.floor(), () -> count(service, "floor", USUAL.floor())),
        problems.or(USUAL.ceiling(), () -> count(service, "ceiling", USUAL.ceiling())));
  }

  private static String selector(Fields service) {
    String selector = service.optionalText("selector");
    if (selector != null && !SELECTOR.matcher(selector).matches()) {
      throw service.wrong("selector", "expected labels such as app=web, got '" + selector + "'");
    }
    return selector == null ? USUAL.selector() : selector;
  }

  private static int count(Fields from, String key, int fallback) {
    Integer count = from.optionalCount(key);
    return count == null ? fallback : count;
  }

  private Drill.Budget budget() {
    Fields budget = problems.fields("budget", mapping(fields, "budget"), DrillKeys.of("budget"));
    return new Drill.Budget(
        problems.or(Duration.ZERO, () -> time(budget)), problems.or(0, () -> steps(budget)));
  }

  private static int steps(Fields budget) {
    Integer steps = budget.optionalCount("steps");
    if (steps == null) {
      throw budget.wrong("steps", "is missing: expected how many commands may write");
    }
    return steps;
  }

  private static Duration time(Fields budget) {
    Duration time = Times.read(budget.text("time"));
    if (time == null) {
      throw budget.wrong(
          "time", "expected a duration such as 90s or 2m, got '" + budget.text("time") + "'");
    }
    return time;
  }

  private Drill.WrongWay wrongWay() {
    Fields wrong = problems.fields("wrong", mapping(fields, "wrong"), DrillKeys.of("wrong"));
    return new Drill.WrongWay(
        problems.or(List.of(), () -> required(wrong, "lines")), text(wrong, "why"));
  }

  private Diagnosis diagnosis() {
    return new DiagnosisReader(problems).diagnosis(mapping(fields, "diagnosis"));
  }
}
