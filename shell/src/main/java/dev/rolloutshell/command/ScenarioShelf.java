package dev.rolloutshell.command;

import dev.rolloutshell.session.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where scenario files are found. */
final class ScenarioShelf {

  private static final Path SHELF = Path.of("scripts", "scenarios");

  private ScenarioShelf() {}

  /** The directory of the scenarios that come with the shell; here, or where it is installed. */
  static Path directory() {
    String home = System.getProperty("rolloutshell.home");
    return Files.isDirectory(SHELF) || home == null ? SHELF : Path.of(home).resolve(SHELF);
  }

  /** The file that a word means: a path, or a scenario's name. */
  static Path file(String word) {
    Path file = path(word);
    if (!Files.exists(file) && !word.contains("/")) {
      for (String name : List.of(word, word + ".yaml")) {
        if (Files.isRegularFile(directory().resolve(name))) {
          return directory().resolve(name);
        }
      }
    }
    return file;
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

  /** The directory that a word means, or that of the shell. */
  static Path directory(@Nullable String word) {
    return word == null ? directory() : path(word);
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
