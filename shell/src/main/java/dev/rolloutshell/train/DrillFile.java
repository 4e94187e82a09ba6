package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Fields;
import dev.rolloutshell.scenario.InvalidScenarioException;
import dev.rolloutshell.scenario.Located;
import dev.rolloutshell.scenario.YamlFile;
import dev.rolloutshell.simulator.fault.FaultSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads a drill from its YAML file; every unknown key is refused with its line. */
public final class DrillFile {

  /** The ending of a drill's file. */
  public static final String ENDING = ".yaml";

  private static final int MOST = 100;
  private static final int LAST = 1_000;
  private static final Set<String> KEYS =
      Set.of(
          "title",
          "level",
          "order",
          "issue",
          "story",
          "knows",
          "seed",
          "objects",
          "files",
          "setup",
          "setup-faults",
          "faults",
          "service",
          "goals",
          "budget",
          "hints",
          "solution",
          "wrong",
          "diagnosis",
          "explanation");
  private static final Drill.Service USUAL = new Drill.Service("app=web", 3, 4);

  private final String source;
  private final String name;
  private final Fields fields;

  private DrillFile(String source, String name, Fields fields) {
    this.source = source;
    this.name = name;
    this.fields = fields;
  }

  /**
   * Reads a file.
   *
   * @throws InvalidScenarioException with one line that says what is wrong and where
   */
  public static Drill read(Path file) {
    String name = String.valueOf(file.getFileName());
    return drill(YamlFile.read(file), file.toString(), name);
  }

  /**
   * Reads a text.
   *
   * @param file what the file is called, with its ending
   * @throws InvalidScenarioException with one line that says what is wrong and where
   */
  public static Drill parse(String text, String file) {
    return drill(YamlFile.parse(text, file), file, file);
  }

  private static Drill drill(Located root, String source, String file) {
    String name = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
    if (!name.matches("[a-z0-9]([-a-z0-9]{0,60}[a-z0-9])?")) {
      throw new InvalidScenarioException(
          source, "expected a name of small letters, digits and dashes, got '" + name + "'");
    }
    return new DrillFile(source, name, Fields.of(source, "drill", root, KEYS)).drill();
  }

  private Drill drill() {
    return new Drill(
        name,
        fields.text("title").strip(),
        value("level", fields.text("level"), Level::parse),
        (int) fields.number("order", LAST),
        fields.text("story").strip(),
        fields.texts("knows", MOST),
        setting(),
        service(),
        new GoalReader(source).goals(fields),
        budget(),
        required("hints"),
        required("solution"),
        wrongWay(),
        new DiagnosisReader(source).diagnosis(required(fields, "diagnosis")),
        new Drill.Explanation(fields.text("explanation").strip(), fields.optionalText("issue")));
  }

  private <T> T value(String key, String text, Function<String, T> read) {
    try {
      return read.apply(text);
    } catch (IllegalArgumentException e) {
      throw fields.wrong(key, String.valueOf(e.getMessage()));
    }
  }

  private List<String> required(String key) {
    List<String> texts = fields.texts(key, MOST);
    if (texts.isEmpty()) {
      throw fields.wrong(key, "is missing: expected a list of at least one");
    }
    return texts;
  }

  static Located required(Fields fields, String key) {
    Located value = fields.get(key);
    if (value == null) {
      throw fields.wrong(key, "is missing: expected a mapping");
    }
    return value;
  }

  private Drill.Setting setting() {
    return new Drill.Setting(
        fields.number("seed", 1),
        fields.mappings("objects", MOST),
        files(),
        fields.texts("setup", MOST),
        faults("setup-faults"),
        faults("faults"));
  }

  private List<FaultSpec> faults(String key) {
    List<FaultSpec> faults = new ArrayList<>();
    for (Map<String, Object> fault : fields.mappings(key, MOST)) {
      try {
        faults.add(FaultSpec.of(fault));
      } catch (IllegalArgumentException e) {
        throw fields.wrong(key, String.valueOf(e.getMessage()));
      }
    }
    return faults;
  }

  private Map<String, List<Map<String, Object>>> files() {
    Map<String, List<Map<String, Object>>> files = new LinkedHashMap<>();
    Located given = fields.get("files");
    if (given != null && given.value() instanceof Map<?, ?> map) {
      Set<String> names = new LinkedHashSet<>();
      map.keySet().forEach(key -> names.add(String.valueOf(key)));
      Fields each = Fields.of(source, "files", given, names);
      names.forEach(file -> files.put(file, each.mappings(file, MOST)));
    } else if (given != null) {
      throw fields.wrong("files", "expected a mapping, got " + given.kind());
    }
    return files;
  }

  private Drill.Service service() {
    Located given = fields.get("service");
    if (given == null) {
      return USUAL;
    }
    Fields service = Fields.of(source, "service", given, Set.of("selector", "floor", "ceiling"));
    String selector = service.optionalText("selector");
    if (selector != null && !selector.matches("[^=,]+=[^=,]*(,[^=,]+=[^=,]*)*")) {
      throw service.wrong("selector", "expected labels such as app=web, got '" + selector + "'");
    }
    return new Drill.Service(
        selector == null ? USUAL.selector() : selector,
        (int) service.number("floor", USUAL.floor()),
        (int) service.number("ceiling", USUAL.ceiling()));
  }

  private Drill.Budget budget() {
    Fields budget =
        Fields.of(source, "budget", required(fields, "budget"), Set.of("time", "steps"));
    Integer steps = budget.optionalCount("steps");
    if (steps == null) {
      throw budget.wrong("steps", "is missing: expected how many commands may write");
    }
    Duration time = Times.read(budget.text("time"));
    if (time == null) {
      throw budget.wrong(
          "time", "expected a duration such as 90s or 2m, got '" + budget.text("time") + "'");
    }
    return new Drill.Budget(time, steps);
  }

  private Drill.WrongWay wrongWay() {
    Fields wrong = Fields.of(source, "wrong", required(fields, "wrong"), Set.of("lines", "why"));
    List<String> lines = wrong.texts("lines", MOST);
    if (lines.isEmpty()) {
      throw wrong.wrong("lines", "is missing: expected a list of at least one");
    }
    return new Drill.WrongWay(lines, wrong.text("why").strip());
  }
}
