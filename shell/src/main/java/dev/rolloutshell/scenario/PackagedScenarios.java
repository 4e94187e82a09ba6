package dev.rolloutshell.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The scenarios that come with the program, by name. */
public final class PackagedScenarios {

  private static final String ENDING = ".yaml";
  private static final String FILES = "classpath*:scenarios/*" + ENDING;

  private static @Nullable List<Entry> entries;

  private PackagedScenarios() {}

  /**
   * A scenario's text.
   *
   * @param name what it is called
   * @param text the file
   */
  private record Entry(String name, String text) {

    Scenario read() {
      String source = name + ENDING;
      return ScenarioReader.of(YamlFile.parse(text, source), source, name);
    }
  }

  private static synchronized List<Entry> entries() {
    List<Entry> known = entries;
    if (known == null) {
      known = find();
      entries = known;
    }
    return known;
  }

  private static List<Entry> find() {
    try {
      List<Entry> found = new ArrayList<>();
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
        String name = String.valueOf(file.getFilename());
        found.add(
            new Entry(
                name.substring(0, name.length() - ENDING.length()),
                file.getContentAsString(StandardCharsets.UTF_8)));
      }
      found.sort(Comparator.comparing(Entry::name));
      return List.copyOf(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Their names, in order. */
  public static List<String> names() {
    return entries().stream().map(Entry::name).toList();
  }

  /** All of them, by name. */
  public static List<Scenario> all() {
    return entries().stream().map(Entry::read).toList();
  }

  /** One of them; its file's name is a name, too. */
  public static Optional<Scenario> named(String word) {
    return entries().stream()
        .filter(entry -> word.equals(entry.name()) || word.equals(entry.name() + ENDING))
        .findFirst()
        .map(Entry::read);
  }
}
