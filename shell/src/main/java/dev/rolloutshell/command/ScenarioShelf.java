package dev.rolloutshell.command;

import dev.rolloutshell.scenario.PackagedScenarios;
import dev.rolloutshell.scenario.Scenario;
import dev.rolloutshell.scenario.ScenarioReader;
import dev.rolloutshell.session.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where scenarios are found: in files, or among those that come with the program. */
final class ScenarioShelf {

  private ScenarioShelf() {}

  /** The scenario that a word means: a file's, or one that comes with the program. */
  static Scenario scenario(String word) {
    Path file = path(word);
    if (Files.isRegularFile(file)) {
      return ScenarioReader.read(file);
    }
    Optional<Scenario> packaged = PackagedScenarios.named(word);
    if (packaged.isPresent()) {
      return packaged.get();
    }
    if (Files.exists(file) || word.contains("/") || word.matches(".*\\.ya?ml")) {
      return ScenarioReader.read(file);
    }
    String near = Nearest.of(word, PackagedScenarios.names());
    throw CommandFailure.refused(
        "scenario '" + word + "': expected a file, or the name of a scenario, but there is neither",
        near == null ? "scenario list" : "scenario replay " + near);
  }

  /** The scenarios of a directory, or those that come with the program, by name. */
  static List<Scenario> all(@Nullable String directory) {
    return directory == null
        ? PackagedScenarios.all()
        : files(path(directory)).stream().map(ScenarioReader::read).toList();
  }

  /** Names of those that come with the program, and what they show. */
  static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    PackagedScenarios.all().forEach(one -> names.put(one.name(), one.title()));
    return names;
  }

  /** The scenario files of a directory, by name. */
  static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw CommandFailure.refused(
          directory + ": expected a directory of scenario files, but it cannot be read",
          "scenario list DIR");
    }
  }

  /** The path that a word means. */
  static Path path(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw CommandFailure.usage("expected a file's name, got '" + word + "'", "scenario list");
    }
  }
}
