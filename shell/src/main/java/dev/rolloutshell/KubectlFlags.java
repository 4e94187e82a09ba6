package dev.rolloutshell;

import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.view.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The flags among the words of {@code rolling-update} that say where to connect to, as kubectl
 * takes them: anywhere after the command.
 *
 * @param command the words without those flags
 * @param target the cluster they mean
 */
record KubectlFlags(List<String> command, Target.Cluster target) {

  private static final List<String> NAMES = List.of("rolling-update", "rollingupdate");

  /** Flags that are taken out, by each of their names. */
  private static final Map<String, String> TAKEN =
      Map.of(
          "--kubeconfig", "--kubeconfig",
          "--context", "--context",
          "--as", "--as",
          "--request-timeout", "--request-timeout",
          "--server", "--server",
          "-s", "--server");

  private static final List<String> NAMESPACE = List.of("--namespace", "-n");

  private static final List<String> FILE = List.of("--filename", "-f");

  /** Whether a command is the one that takes them. */
  static boolean concern(List<String> command) {
    return !command.isEmpty() && NAMES.contains(command.get(0));
  }

  /**
   * Takes them out of a command.
   *
   * @param before what the launcher's own options say; the command's go before them
   * @throws CommandFailure with exit code 1, as kubectl's, when a value is missing or wrong
   */
  static KubectlFlags read(List<String> command, Target.Cluster before) {
    List<String> rest = new ArrayList<>();
    Map<String, String> taken = new LinkedHashMap<>();
    String namespace = before.namespace();
    for (int i = 0; i < command.size(); i++) {
      String word = command.get(i);
      if (word.equals("--")) {
        rest.addAll(command.subList(i, command.size()));
        break;
      }
      Flag flag = Flag.of(word);
      String name = TAKEN.get(flag.name());
      String value = flag.value();
      boolean separate = value == null && i + 1 < command.size();
      if (name != null) {
        value = separate ? command.get(++i) : value;
        taken.put(name, checked(name, value));
      } else if (FILE.contains(flag.name()) && "-".equals(separate ? command.get(i + 1) : value)) {
        i += separate ? 1 : 0;
        rest.add("--filename=/dev/stdin");
      } else {
        namespace =
            NAMESPACE.contains(flag.name()) ? (separate ? command.get(i + 1) : value) : namespace;
        rest.add(word);
      }
    }
    return new KubectlFlags(List.copyOf(rest), target(taken, before, namespace));
  }

  private static Target.Cluster target(
      Map<String, String> taken, Target.Cluster before, @Nullable String namespace) {
    String file = taken.get("--kubeconfig");
    String context = taken.get("--context");
    String timeout = taken.get("--request-timeout");
    return new Target.Cluster(
        file == null ? before.kubeconfig() : Path.of(file),
        context == null ? before.context() : context,
        namespace,
        new Target.Access(
            taken.get("--as"), timeout == null ? null : duration(timeout), taken.get("--server")));
  }

  private static Duration duration(String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw wrong("--request-timeout: " + e.getMessage());
    }
  }

  private static String checked(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw wrong(name + " needs a value");
    }
    return value;
  }

  private static CommandFailure wrong(String message) {
    return CommandFailure.refused("rolling-update: " + message, "help rolling-update");
  }

  /**
   * A word taken for a flag.
   *
   * @param name the flag's name with its dashes; any other word is its own name
   * @param value what stands in the same word, or {@code null}
   */
  private record Flag(String name, @Nullable String value) {

    static Flag of(String word) {
      int equals = word.indexOf('=');
      if (word.startsWith("--")) {
        return equals < 0
            ? new Flag(word, null)
            : new Flag(word.substring(0, equals), word.substring(equals + 1));
      }
      if (word.startsWith("-") && word.length() > 2) {
        return new Flag(word.substring(0, 2), word.substring(word.charAt(2) == '=' ? 3 : 2));
      }
      return new Flag(word, null);
    }
  }
}
