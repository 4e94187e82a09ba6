package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Fields;
import dev.rolloutshell.scenario.InvalidScenarioException;
import dev.rolloutshell.scenario.Located;
import dev.rolloutshell.scenario.Problem;
import dev.rolloutshell.scenario.Problems;
import dev.rolloutshell.simulator.fault.FaultKind;
import dev.rolloutshell.simulator.fault.FaultKinds;
import dev.rolloutshell.simulator.fault.FaultSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads where a drill begins: its objects, what others typed before, and what goes wrong. */
final class SettingReader {

  private final Problems problems;
  private final Fields fields;

  /** A reader of a drill's members. */
  SettingReader(Problems problems, Fields fields) {
    this.problems = problems;
    this.fields = fields;
  }

  Drill.Setting setting() {
    return new Drill.Setting(
        problems.or(1L, () -> fields.number("seed", 1)),
        problems.or(List.of(), () -> fields.mappings("objects", DrillFile.MOST)),
        problems.or(Map.of(), this::files),
        problems.or(List.of(), () -> fields.texts("setup", DrillFile.MOST)),
        faults("setup-faults"),
        faults("faults"));
  }

  private List<FaultSpec> faults(String key) {
    List<FaultSpec> faults = new ArrayList<>();
    List<Located> items = problems.or(List.of(), () -> fields.list(key, DrillFile.MOST));
    items.forEach(item -> problems.or(false, () -> faults.add(fault(key, item))));
    return faults;
  }

  private FaultSpec fault(String key, Located item) {
    if (!(item.plain() instanceof Map<?, ?> map)) {
      throw fields.wrong(item, key, "expected a mapping, got " + item.kind());
    }
    Map<String, Object> fault = new LinkedHashMap<>();
    map.forEach((name, value) -> fault.put(String.valueOf(name), value));
    try {
      return FaultSpec.of(fault);
    } catch (IllegalArgumentException e) {
      throw wrong(key, item, fault.get("kind"), String.valueOf(e.getMessage()));
    }
  }

  private InvalidScenarioException wrong(
      String key, Located item, @Nullable Object kind, String message) {
    List<String> kinds = FaultKinds.all().stream().map(FaultKind::word).toList();
    if (!(kind instanceof String word)) {
      return fields.wrong(item, key, message, "fault kinds");
    }
    if (kinds.contains(word)) {
      return fields.wrong(item, key, message, "fault kinds " + word);
    }
    String text =
        DrillKeys.DRILL + ": " + key + ": kind: expected a kind of fault, got '" + word + "'";
    return new InvalidScenarioException(
        List.of(new Problem(problems.source(), item.line(), word, text, kinds)));
  }

  private Map<String, List<Map<String, Object>>> files() {
    Map<String, List<Map<String, Object>>> files = new LinkedHashMap<>();
    Located given = fields.get("files");
    if (given != null && given.value() instanceof Map<?, ?> map) {
      Set<String> names = new LinkedHashSet<>();
      map.keySet().forEach(key -> names.add(String.valueOf(key)));
      Fields each = problems.fields("files", given, names);
      names.forEach(
          file ->
              files.put(file, problems.or(List.of(), () -> each.mappings(file, DrillFile.MOST))));
    } else if (given != null) {
      throw fields.wrong("files", "expected a mapping, got " + given.kind());
    }
    return files;
  }
}
