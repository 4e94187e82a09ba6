package dev.rolloutshell.scenario;

import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import java.util.Map;

/**
 * Objects by type and name: {@code pods}, {@code rc/web}, {@code replicationcontrollers/web-*}.
 *
 * @param type their type
 * @param name their name, in which {@code *} stands for any characters
 */
public record ObjectPattern(ResourceType type, String name) {

  private static final Map<String, String> SHORT =
      Map.of(
          "rc", "replicationcontrollers",
          "po", "pods",
          "pod", "pods",
          "svc", "services",
          "service", "services",
          "cm", "configmaps",
          "quota", "resourcequotas",
          "ns", "namespaces",
          "ev", "events",
          "replicationcontroller", "replicationcontrollers");

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException with a text that says what was expected and seen
   */
  public static ObjectPattern of(String text) {
    int slash = text.indexOf('/');
    String word = slash < 0 ? text : text.substring(0, slash);
    String plural = SHORT.getOrDefault(word, word);
    String name = slash < 0 ? "*" : text.substring(slash + 1);
    for (ResourceType type : ResourceTypes.ALL) {
      if (type.plural().equals(plural) && !name.isEmpty() && name.indexOf('/') < 0) {
        return new ObjectPattern(type, name);
      }
    }
    throw new IllegalArgumentException(
        "expected TYPE or TYPE/NAME such as pods or rc/web-*, got '" + text + "'");
  }

  /** The full form. */
  String words() {
    return type.plural() + "/" + name;
  }
}
