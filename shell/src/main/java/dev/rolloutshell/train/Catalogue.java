package dev.rolloutshell.train;

import dev.rolloutshell.scenario.InvalidScenarioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Drills by name, in the order in which they are trained. */
public final class Catalogue {

  private static final String PACKAGED = "classpath*:drills/*" + DrillFile.ENDING;
  private static final Comparator<Drill> ORDER =
      Comparator.comparing(Drill::level).thenComparingInt(Drill::order).thenComparing(Drill::name);

  private static @Nullable List<Drill> packaged;

  private final List<Drill> drills;

  private Catalogue(List<Drill> drills) {
    this.drills = drills.stream().sorted(ORDER).toList();
  }

  /** The drills that come with the program. */
  public static Catalogue standard() {
    return new Catalogue(packaged());
  }

  /**
   * The drills that come with the program, and those of a folder.
   *
   * @throws InvalidScenarioException when a file cannot be used, or has a name that is taken
   */
  public static Catalogue with(Path folder) {
    Map<String, Drill> all = new TreeMap<>();
    packaged().forEach(drill -> all.put(drill.name(), drill));
    for (Path file : files(folder)) {
      Drill drill = DrillFile.read(file);
      if (all.putIfAbsent(drill.name(), drill) != null) {
        throw new InvalidScenarioException(
            file.toString(), "expected a name of its own, but there is a drill of that name");
      }
    }
    return new Catalogue(new ArrayList<>(all.values()));
  }

  /** A catalogue of these drills alone. */
  static Catalogue of(List<Drill> drills) {
    return new Catalogue(drills);
  }

  /** The drills' files of a folder, or the file itself, by name. */
  public static List<Path> files(Path place) {
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.filter(f -> f.toString().endsWith(DrillFile.ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new InvalidScenarioException(
          place.toString(), "expected a folder of drills, but it cannot be read");
    }
  }

  private static synchronized List<Drill> packaged() {
    List<Drill> known = packaged;
    if (known == null) {
      known = read();
      packaged = known;
    }
    return known;
  }

  private static List<Drill> read() {
    try {
      List<Drill> drills = new ArrayList<>();
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(PACKAGED)) {
        String text = file.getContentAsString(StandardCharsets.UTF_8);
        drills.add(DrillFile.parse(text, String.valueOf(file.getFilename())));
      }
      return List.copyOf(drills);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of them. */
  public List<Drill> drills() {
    return drills;
  }

  /** One of them. */
  public Optional<Drill> named(String name) {
    return drills.stream().filter(drill -> drill.name().equals(name)).findFirst();
  }
}
