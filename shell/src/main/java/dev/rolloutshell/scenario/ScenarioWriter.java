package dev.rolloutshell.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes scenarios as files that {@link ScenarioReader} reads. */
public final class ScenarioWriter {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLWriteFeature.SPLIT_LINES)
          .build();

  private ScenarioWriter() {}

  /** The scenario as YAML, with a newline at the end. */
  public static String write(Scenario scenario) {
    return YAML.writeValueAsString(tree(scenario));
  }

  /** The scenario as maps and lists. */
  public static Map<String, Object> tree(Scenario scenario) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("description", scenario.description());
    tree.put("seed", scenario.seed());
    putIfAny(tree, "objects", scenario.objects());
    putIfAny(tree, "faults", scenario.faults());
    if (!scenario.files().isEmpty()) {
      tree.put("files", scenario.files());
    }
    tree.put("steps", scenario.steps().stream().map(ScenarioWriter::step).toList());
    Map<String, Object> expectations = expectations(scenario.expectations());
    if (!expectations.isEmpty()) {
      tree.put("expectations", expectations);
    }
    return tree;
  }

  private static void putIfAny(Map<String, Object> tree, String key, List<?> list) {
    if (!list.isEmpty()) {
      tree.put(key, list);
    }
  }

  private static Object step(Step step) {
    boolean advances = step.line().startsWith(Step.ADVANCE);
    if (step.exit() == null && !advances) {
      return step.line();
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    if (advances) {
      tree.put("advance", step.line().substring(Step.ADVANCE.length()));
    } else {
      tree.put("run", step.line());
    }
    if (step.exit() != null) {
      tree.put("exit", step.exit());
    }
    return tree;
  }

  private static Map<String, Object> expectations(Expectations expectations) {
    Map<String, Object> tree = new LinkedHashMap<>();
    putIfAny(tree, "states", expectations.states().stream().map(ScenarioWriter::state).toList());
    if (expectations.invariants().size() == Invariant.values().length) {
      tree.put("invariants", "all");
    } else {
      putIfAny(
          tree,
          "invariants",
          expectations.invariants().stream().map(Invariant::number).sorted().toList());
    }
    List<@Nullable Integer> codes = new ArrayList<>(expectations.exitCodes());
    putIfAny(tree, "exitCodes", codes);
    putIfAny(tree, "eventOrder", expectations.eventOrder());
    putIfAny(tree, "never", expectations.never());
    return tree;
  }

  private static Map<String, Object> state(StateExpectation state) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("object", state.object());
    if (!state.namespace().equals("default")) {
      tree.put("namespace", state.namespace());
    }
    put(tree, "selector", state.selector());
    put(tree, "count", state.count());
    put(tree, "image", state.image());
    put(tree, "replicas", state.replicas());
    put(tree, "ready", state.ready());
    put(tree, "marks", state.marks());
    if (!state.has().isEmpty()) {
      tree.put("has", state.has());
    }
    put(tree, "after", state.after());
    return tree;
  }

  private static void put(Map<String, Object> tree, String key, @Nullable Object value) {
    if (value != null) {
      tree.put(key, value);
    }
  }
}
