package dev.rolloutshell.scenario;

import dev.rolloutshell.simulator.fault.FaultKind;
import dev.rolloutshell.simulator.fault.FaultKinds;
import dev.rolloutshell.simulator.fault.FaultSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads scenario files; refuses what it does not know, with file, line and key. */
public final class ScenarioReader {

  static final int MOST_STEPS = 1_000;
  private static final int MOST_OBJECTS = 500;
  private static final int MOST_FAULTS = 100;
  private static final int MOST_FILES = 50;

  private static final Set<String> KEYS =
      Set.of("description", "seed", "objects", "faults", "files", "steps", "expectations");
  private static final Set<String> STEP = Set.of("run", "advance", "kill", "exit");
  private static final Set<String> KILLS = Set.of("now", "before", "after", "lost-reply");

  private final String source;
  private final Problems problems;

  private ScenarioReader(String source) {
    this.source = source;
    this.problems = new Problems(source);
  }

  /**
   * Reads a file.
   *
   * @throws InvalidScenarioException with everything that is wrong, and where
   */
  public static Scenario read(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString().replaceFirst("\\.ya?ml$", "");
    return new ScenarioReader(file.toString()).scenario(name, YamlFile.read(file));
  }

  /**
   * Reads a text.
   *
   * @param source what messages call it
   * @throws InvalidScenarioException with everything that is wrong, and where
   */
  public static Scenario parse(String text, String source) {
    return of(YamlFile.parse(text, source), source, source);
  }

  /**
   * Reads a mapping that stands in a larger file.
   *
   * @param source what messages call the file
   * @param name what the scenario is called
   */
  public static Scenario of(Located mapping, String source, String name) {
    return new ScenarioReader(source).scenario(name, mapping);
  }

  /** The lines of a file in which the items of one of its lists stand, from 1. */
  public static List<Integer> places(Path file, String key) {
    Located whole = YamlFile.read(file);
    return Fields.unchecked(file.toString(), "scenario", whole).list(key, MOST_STEPS).stream()
        .map(Located::line)
        .toList();
  }

  private Scenario scenario(String name, Located whole) {
    Fields fields = problems.fields("scenario", whole, KEYS);
    List<Step> steps = new ArrayList<>();
    List<Located> items = problems.or(List.of(), () -> fields.list("steps", MOST_STEPS));
    for (int i = 0; i < items.size(); i++) {
      Located item = items.get(i);
      String what = "step " + (i + 1);
      problems.or(false, () -> steps.add(step(item, what)));
    }
    Scenario scenario =
        new Scenario(
            name,
            problems.or("", () -> description(fields)),
            problems.or(1L, () -> fields.number("seed", 1)),
            problems.or(List.of(), () -> fields.mappings("objects", MOST_OBJECTS)),
            problems.or(List.of(), () -> faults(fields)),
            problems.or(Map.of(), () -> files(fields)),
            List.copyOf(steps),
            problems.or(Expectations.NONE, () -> expectations(fields, items.size())));
    problems.raise();
    return scenario;
  }

  private List<Map<String, Object>> faults(Fields fields) {
    List<Map<String, Object>> faults = fields.mappings("faults", MOST_FAULTS);
    List<Located> items = fields.list("faults", MOST_FAULTS);
    for (int i = 0; i < faults.size(); i++) {
      try {
        FaultSpec.of(faults.get(i));
      } catch (IllegalArgumentException e) {
        problems.add(fault(items.get(i), i + 1, faults.get(i).get("kind"), e));
      }
    }
    return faults;
  }

  private InvalidScenarioException fault(
      Located item, int number, @Nullable Object kind, IllegalArgumentException wrong) {
    List<String> words = FaultKinds.all().stream().map(FaultKind::word).toList();
    if (!(kind instanceof String word) || words.contains(word)) {
      String advice = kind instanceof String known ? "fault kinds " + known : "fault kinds";
      return new InvalidScenarioException(
          List.of(
              new Problem(
                  source,
                  item.line(),
                  "faults",
                  "fault " + number + ": " + wrong.getMessage(),
                  List.of(),
                  advice)));
    }
    int line =
        item.value() instanceof Map<?, ?> map && map.get("kind") instanceof Located at
            ? at.line()
            : item.line();
    String text = "fault " + number + ": kind: expected a kind of fault, got '" + word + "'";
    return new InvalidScenarioException(List.of(new Problem(source, line, word, text, words)));
  }

  private static String description(Fields fields) {
    String description = fields.text("description").strip();
    if (description.isEmpty()) {
      throw fields.wrong("description", "expected what the scenario shows, got nothing");
    }
    return description;
  }

  private Expectations expectations(Fields fields, int steps) {
    if (steps == 0 && fields.list("steps", MOST_STEPS).isEmpty()) {
      throw fields.wrong("steps", "expected at least one step, got none");
    }
    Located expected = fields.get("expectations");
    return expected == null
        ? Expectations.NONE
        : new ExpectationsReader(problems, steps).read(expected);
  }

  private Map<String, List<Map<String, Object>>> files(Fields fields) {
    Located value = fields.get("files");
    Map<String, List<Map<String, Object>>> files = new LinkedHashMap<>();
    if (value == null) {
      return files;
    }
    if (!(value.value() instanceof Map<?, ?> map) || map.size() > MOST_FILES) {
      throw fields.wrong(
          "files", "expected at most " + MOST_FILES + " files by name, got " + value.kind());
    }
    for (Object key : map.keySet()) {
      String name = (String) key;
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")) {
        throw fields.wrong(
            "files", "expected a plain name such as web-v2.yaml, got '" + name + "'");
      }
      Located content = (Located) map.get(key);
      Located list =
          content.value() instanceof List ? content : new Located(content.line(), List.of(content));
      Located holder = new Located(content.line(), Map.of(name, list));
      files.put(
          name, Fields.of(source, "files", holder, Set.of(name)).mappings(name, MOST_OBJECTS));
    }
    return files;
  }

  private Step step(Located item, String what) {
    if (item.value() instanceof String line) {
      return Step.of(line(item, what, line), null);
    }
    Fields fields = Fields.of(source, what, item, STEP);
    Integer exit = fields.optionalCount("exit");
    List<String> lines = new ArrayList<>();
    add(lines, fields.optionalText("run"), "");
    add(lines, fields.optionalText("advance"), Step.ADVANCE);
    String kill = fields.optionalText("kill");
    if (kill != null) {
      if (!KILLS.contains(kill)) {
        throw fields.wrong("kill", "expected now, before, after or lost-reply, got '" + kill + "'");
      }
      lines.add(kill.equals("now") ? Step.KILL : Step.KILL + " --" + kill);
    }
    if (lines.size() != 1) {
      throw new InvalidScenarioException(
          source,
          item.line(),
          what + ": expected exactly one of run, advance and kill, got " + lines.size());
    }
    return Step.of(line(item, what, lines.get(0)), exit);
  }

  private static void add(List<String> lines, @Nullable String text, String prefix) {
    if (text != null) {
      lines.add(prefix + text.strip());
    }
  }

  private String line(Located item, String what, String text) {
    if (text.isBlank() || text.strip().startsWith("#") || text.strip().contains("\n")) {
      throw new InvalidScenarioException(
          source, item.line(), what + ": expected one command, got " + item.kind());
    }
    return text;
  }
}
