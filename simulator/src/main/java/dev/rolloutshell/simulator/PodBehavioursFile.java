package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.pod.DelayRange;
import dev.rolloutshell.simulator.pod.PodBehaviour;
import dev.rolloutshell.simulator.pod.PodBehaviour.Failure;
import dev.rolloutshell.simulator.pod.PodBehaviours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads how pods behave from a YAML file:
 *
 * <pre>
 * behaviours:
 * - images: [legacy]         # words in the image's name or tag; none: every other image
 *   schedule: 10ms..50ms     # each delay is one duration, or two and ".." between
 *   create: 100ms
 *   pull: 1s..2s
 *   ready: 20s               # or never
 *   failure: none            # or image-pull, or crash-loop
 *   terminate: 1s
 * </pre>
 *
 * What is left out is as for ordinary pods. The standard rules on image names apply after the
 * file's.
 */
public final class PodBehavioursFile {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)");
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final long LARGEST_FILE = 1024 * 1024;
  private static final Set<String> KEYS =
      new TreeSet<>(
          List.of("create", "failure", "images", "pull", "ready", "schedule", "terminate"));

  private final String source;

  private PodBehavioursFile(String source) {
    this.source = source;
  }

  /**
   * Reads a file.
   *
   * @throws UnusableObjectsException with one line that says what is wrong and where
   */
  public static PodBehaviours read(Path file) {
    PodBehavioursFile reader = new PodBehavioursFile(file.toString());
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw reader.wrong("is larger than 1 MiB");
      }
      return reader.behaviours(Files.readString(file));
    } catch (IOException unreadable) {
      throw reader.wrong("cannot be read: " + unreadable);
    }
  }

  /**
   * Reads a text.
   *
   * @param source what messages call it
   * @throws UnusableObjectsException with one line that says what is wrong and where
   */
  public static PodBehaviours parse(String yaml, String source) {
    return new PodBehavioursFile(source).behaviours(yaml);
  }

  private UnusableObjectsException wrong(String why) {
    return new UnusableObjectsException(source + ": " + why);
  }

  private PodBehaviours behaviours(String text) {
    JsonNode root;
    try {
      root = YAML.readTree(text);
    } catch (JacksonException broken) {
      throw wrong("is not YAML: " + broken.getOriginalMessage().lines().findFirst().orElse(""));
    }
    if (!root.isObject() || root.size() != 1 || !root.path("behaviours").isArray()) {
      throw wrong("must have one key, behaviours, with a list");
    }
    List<PodBehaviour> rules = new ArrayList<>();
    PodBehaviour ordinary = PodBehaviour.ORDINARY;
    int number = 0;
    for (JsonNode entry : root.path("behaviours")) {
      PodBehaviour behaviour = behaviour(entry, "behaviours[" + number++ + "]");
      if (behaviour.images().isEmpty()) {
        ordinary = behaviour;
      } else {
        rules.add(behaviour);
      }
    }
    return PodBehaviours.before(rules, ordinary);
  }

  private PodBehaviour behaviour(JsonNode entry, String where) {
    if (!entry.isObject()) {
      throw wrong(where + " must be a map");
    }
    for (String key : entry.propertyNames()) {
      if (!KEYS.contains(key)) {
        throw wrong("%s.%s is not known; known are %s".formatted(where, key, KEYS));
      }
    }
    PodBehaviour ordinary = PodBehaviour.ORDINARY;
    DelayRange ready = delay(entry, where, "ready", ordinary.ready());
    return new PodBehaviour(
        images(entry, where),
        required(entry, where, "schedule", ordinary.schedule()),
        required(entry, where, "create", ordinary.create()),
        required(entry, where, "pull", ordinary.pull()),
        ready,
        failure(entry, where),
        required(entry, where, "terminate", ordinary.terminate()));
  }

  private List<String> images(JsonNode entry, String where) {
    List<String> images = new ArrayList<>();
    JsonNode given = entry.path("images");
    if (!given.isMissingNode() && !given.isArray()) {
      throw wrong(where + ".images must be a list of words");
    }
    for (JsonNode word : given) {
      if (!word.isString() || word.asString().isEmpty()) {
        throw wrong(where + ".images must be a list of words");
      }
      images.add(word.asString().toLowerCase(Locale.ROOT));
    }
    return images;
  }

  private Failure failure(JsonNode entry, String where) {
    String given = entry.path("failure").asString("none");
    return switch (given) {
      case "none" -> Failure.NONE;
      case "image-pull" -> Failure.IMAGE_PULL;
      case "crash-loop" -> Failure.CRASH_LOOP;
      default ->
          throw wrong(
              "%s.failure is %s; it must be none, image-pull or crash-loop"
                  .formatted(where, given));
    };
  }

  private DelayRange required(JsonNode entry, String where, String key, DelayRange otherwise) {
    DelayRange delay = delay(entry, where, key, otherwise);
    if (delay == null) {
      throw wrong("%s.%s must not be never".formatted(where, key));
    }
    return delay;
  }

  private @Nullable DelayRange delay(
      JsonNode entry, String where, String key, @Nullable DelayRange otherwise) {
    if (!entry.has(key)) {
      return otherwise;
    }
    String text = entry.path(key).asString("");
    if (text.equals("never")) {
      return null;
    }
    int dots = text.indexOf("..");
    Duration least = duration(dots < 0 ? text : text.substring(0, dots));
    Duration most = duration(dots < 0 ? text : text.substring(dots + 2));
    if (least == null || most == null || most.compareTo(least) < 0) {
      throw wrong(
          "%s.%s is %s; it must be a duration such as 500ms, 1m30s or 1s..2s"
              .formatted(where, key, text.isEmpty() ? "empty" : text));
    }
    return new DelayRange(least, most);
  }

  private static @Nullable Duration duration(String text) {
    Matcher part = DURATION.matcher(text.trim());
    Duration sum = Duration.ZERO;
    int end = 0;
    while (part.find()) {
      if (part.start() != end || part.group(1).length() > 9) {
        return null;
      }
      end = part.end();
      double unit =
          switch (part.group(2)) {
            case "ms" -> 1e6;
            case "s" -> 1e9;
            case "m" -> 60e9;
            default -> 3600e9;
          };
      double nanos = Double.parseDouble(part.group(1)) * unit;
      if (nanos > LONGEST.toNanos()) {
        return null;
      }
      sum = sum.plusNanos((long) nanos);
    }
    return end == 0 || end != text.trim().length() || sum.compareTo(LONGEST) > 0 ? null : sum;
  }
}
