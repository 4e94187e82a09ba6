package dev.rolloutshell.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files that a scenario brings along, in a directory of their own while it is replayed. */
final class ScenarioFiles implements AutoCloseable {

  private final Map<String, List<Map<String, Object>>> contents;
  private final @Nullable Path directory;

  private ScenarioFiles(Map<String, List<Map<String, Object>>> contents, @Nullable Path directory) {
    this.contents = contents;
    this.directory = directory;
  }

  /** Writes the files. */
  static ScenarioFiles of(Scenario scenario) {
    if (scenario.files().isEmpty()) {
      return new ScenarioFiles(Map.of(), null);
    }
    try {
      Path directory = Files.createTempDirectory("scenario");
      ScenarioFiles files = new ScenarioFiles(scenario.files(), directory);
      for (Map.Entry<String, List<Map<String, Object>>> file : scenario.files().entrySet()) {
        Files.writeString(directory.resolve(file.getKey()), ReplayStage.documents(file.getValue()));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line in which the names of the files are their places. */
  String placed(String line) {
    Path place = directory;
    if (place == null) {
      return line;
    }
    String placed = line;
    for (String name : contents.keySet()) {
      Pattern word = Pattern.compile("(?<=[\\s=]|\\s-f)" + Pattern.quote(name) + "(?=\\s|$)");
      placed =
          word.matcher(placed)
              .replaceAll(Matcher.quoteReplacement("'" + place.resolve(name) + "'"));
    }
    return placed;
  }

  @Override
  public void close() {
    Path place = directory;
    if (place == null) {
      return;
    }
    try {
      for (String name : new ArrayList<>(contents.keySet())) {
        Files.deleteIfExists(place.resolve(name));
      }
      Files.deleteIfExists(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
