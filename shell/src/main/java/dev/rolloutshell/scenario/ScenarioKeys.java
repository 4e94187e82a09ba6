package dev.rolloutshell.scenario;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys of a scenario's file, with a sample of each for those who miss one. */
public final class ScenarioKeys {

  private static final Pattern NUMBERED = Pattern.compile("(step|state|fault) \\d+: ");

  /**
   * A key.
   *
   * @param of what messages call the mapping it stands in
   * @param name the key
   * @param value one of its values
   */
  private record Key(String of, String name, String value) {

    private boolean begins(String message) {
      return message.startsWith(of + ": " + name + ":");
    }

    private String sample() {
      return name + ": " + value;
    }
  }

  private static final List<Key> ALL =
      List.of(
          new Key("scenario", "description", "A reply is lost; a resume finishes."),
          new Key("scenario", "seed", "1"),
          new Key("scenario", "objects", "[{apiVersion: v1, kind: ReplicationController, ...}]"),
          new Key("scenario", "faults", "[{kind: latency, effect: {delay: 2s}}]"),
          new Key("scenario", "files", "{web-v2.yaml: {apiVersion: v1, ...}}"),
          new Key("scenario", "steps", "[rollout run web --image=example/web:v2]"),
          new Key("scenario", "expectations", "{invariants: all}"),
          new Key("step", "run", "rollout resume web"),
          new Key("step", "advance", "30s"),
          new Key("step", "kill", "lost-reply"),
          new Key("step", "exit", "0"),
          new Key("fault", "kind", "latency"),
          new Key("expectations", "states", "[{object: rc/web, ready: 3}]"),
          new Key("expectations", "invariants", "all"),
          new Key("expectations", "exitCodes", "[0, null, 0]"),
          new Key("expectations", "eventOrder", "[create rc/web-*, delete rc/web]"),
          new Key("expectations", "never", "[gone svc/web]"),
          new Key("state", "object", "rc/web"),
          new Key("state", "namespace", "default"),
          new Key("state", "selector", "app=web"),
          new Key("state", "count", "3"),
          new Key("state", "image", "example/web:v2"),
          new Key("state", "replicas", "3"),
          new Key("state", "ready", "3"),
          new Key("state", "marks", "false"),
          new Key("state", "has", "{spec: {replicas: 3}}"),
          new Key("state", "after", "1"));

  private ScenarioKeys() {}

  /** What to write instead, or {@code null} when there is no sample of it. */
  public static @Nullable String sample(Problem problem) {
    String message = unnumbered(problem.message());
    return ALL.stream()
        .filter(key -> key.begins(message))
        .findFirst()
        .map(Key::sample)
        .orElse(message.startsWith("step: ") ? "{run: rollout resume web, exit: 0}" : null);
  }

  /** What to write instead of an unknown key, or {@code null} when there is no sample of it. */
  public static @Nullable String sample(Problem problem, String meant) {
    String message = unnumbered(problem.message());
    return ALL.stream()
        .filter(key -> key.name().equals(meant) && message.startsWith(key.of() + ": "))
        .findFirst()
        .map(Key::sample)
        .orElse(null);
  }

  private static String unnumbered(String message) {
    Matcher numbered = NUMBERED.matcher(message);
    return numbered.lookingAt()
        ? numbered.group(1) + ": " + message.substring(numbered.end())
        : message;
  }
}
