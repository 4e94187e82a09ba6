package dev.rolloutshell.scenario;

import java.util.List;
import java.util.Map;

/**
 * A story on a simulated cluster: what is there, what is done, what goes wrong, what is expected.
 *
 * @param name what it is called, its file's name without {@code .yaml}
 * @param description what it shows
 * @param seed the source of all chance
 * @param objects what is there, as Kubernetes writes it; the sample where there are none
 * @param faults what goes wrong, as {@code fault add} takes it
 * @param files files that the steps read with {@code -f}, by name
 * @param steps what is done
 * @param expectations what is expected
 */
public record Scenario(
    String name,
    String description,
    long seed,
    List<Map<String, Object>> objects,
    List<Map<String, Object>> faults,
    Map<String, List<Map<String, Object>>> files,
    List<Step> steps,
    Expectations expectations) {

  /** What it shows, in one line: the first sentence of its description. */
  public String title() {
    String line = String.join(" ", description.lines().map(String::strip).toList());
    int end = line.indexOf(". ");
    return end < 0 ? line : line.substring(0, end + 1);
  }

  /** The same with other expectations. */
  public Scenario expecting(Expectations other) {
    return new Scenario(name, description, seed, objects, faults, files, steps, other);
  }
}
