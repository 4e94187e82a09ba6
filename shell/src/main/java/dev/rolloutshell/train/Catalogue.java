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
  private final List<String> unusable;

  private Catalogue(List<Drill> drills, List<String> unusable) {
    this.drills = drills.stream().sorted(ORDER).toList();
    this.unusable = List.copyOf(unusable);
  }

  /** The drills that come with the program. */
  public static Catalogue standard() {
    return new Catalogue(packaged(), List.of());
  }

  /**
   * The drills that come with the program, and those of a folder that can be used; {@link
   * #unusable} tells of the others.
   *
   * @throws InvalidScenarioException when the folder cannot be read
   */
  public static Catalogue with(Path folder) {
    Map<String, Drill> all = new TreeMap<>();
    packaged().forEach(drill -> all.put(drill.name(), drill));
    List<String> unusable = new ArrayList<>();
    for (Path file : files(folder)) {
      try {
        Drill drill = DrillFile.read(file);
        if (all.putIfAbsent(drill.name(), drill) != null) {
          throw new InvalidScenarioException(
              file.toString(), "expected a name of its own, but there is a drill of that name");
        }
      } catch (InvalidScenarioException e) {
        unusable.add(e.line());
      }
    }
    return new Catalogue(new ArrayList<>(all.values()), unusable);
  }

  /** A catalogue of these drills alone. */
  static Catalogue of(List<Drill> drills) {
    return new Catalogue(drills, List.of());
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
          place.toString(),
          "expected a drill's file or a folder of drills, but "
              + (Files.exists(place) ? "it cannot be read" : "there is none"));
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

  /** The files that are left out, a line each that says what is wrong. */
  public List<String> unusable() {
    return unusable;
  }

  /** One of them. */
  public Optional<Drill> named(String name) {
    return drills.stream().filter(drill -> drill.name().equals(name)).findFirst();
  }
}
