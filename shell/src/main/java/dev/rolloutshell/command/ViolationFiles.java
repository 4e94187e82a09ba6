package dev.rolloutshell.command;

import dev.rolloutshell.explore.ExplorationReport;
import dev.rolloutshell.explore.Violation;
import dev.rolloutshell.scenario.Expectations;
import dev.rolloutshell.scenario.Invariant;
import dev.rolloutshell.scenario.Scenario;
import dev.rolloutshell.scenario.ScenarioWriter;
import dev.rolloutshell.scenario.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Writes each violation as a scenario file, to be replayed step by step. */
final class ViolationFiles {

  private static final int MOST = 10;

  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  private ViolationFiles() {}

  /** Writes the first ones into a directory; the files that were written. */
  static List<Path> write(ExplorationReport report, Path directory) throws IOException {
    List<Path> written = new ArrayList<>();
    for (Violation violation : report.violations()) {
      if (written.size() < MOST) {
        String name = "violation-" + (written.size() + 1);
        Path file = directory.resolve(name + ".yaml");
        Files.writeString(file, ScenarioWriter.write(scenario(name, report.seed(), violation)));
        written.add(file);
      }
    }
    return written;
  }

  /** The scenario in which all rules are expected to hold, and do not. */
  static Scenario scenario(String name, long seed, Violation violation) {
    return new Scenario(
        name,
        violation.schedule() + ": " + String.join("; ", violation.complaints()),
        seed,
        objects(violation.objects()),
        List.of(),
        violation.file().isEmpty() ? Map.of() : Map.of("web.yaml", List.of(violation.file())),
        violation.steps().stream().map(line -> new Step(line, null)).toList(),
        new Expectations(List.of(), Set.of(Invariant.values()), List.of(), List.of(), List.of()));
  }

  private static List<Map<String, Object>> objects(String yaml) {
    try (MappingIterator<Map<String, Object>> documents =
        new YAMLMapper().readerFor(TREE).readValues(yaml)) {
      return documents.readAll();
    }
  }
}
