package dev.rolloutshell;

import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.view.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The words before the command: where to connect to, what to run, how to print.
 *
 * @param target what to connect to
 * @param script a file of lines to run, or {@code null}
 * @param echo whether a script's lines are shown with their prompt
 * @param format the output format unless a command names another
 * @param colours whether colours are welcome
 * @param debug whether a mistake in the shell itself is shown with its stack trace
 * @param help whether only the launcher's help is wanted
 * @param command the command's words; none for a script or a prompt
 */
record LaunchOptions(
    Target target,
    @Nullable Path script,
    boolean echo,
    Format format,
    boolean colours,
    boolean debug,
    boolean help,
    List<String> command) {

  /** The launcher's help. */
  static final List<String> HELP =
      List.of(
          "rollout-shell [OPTIONS] [COMMAND ...]",
          "  Without a command: a prompt at a terminal, else the lines of standard input.",
          "  Without --kubeconfig and --context: a fresh simulated cluster, whatever KUBECONFIG"
              + " says.",
          "  rolling-update alone is on the cluster of KUBECONFIG, as kubectl's was.",
          "   --kubeconfig=FILE      connect to the cluster of this file",
          "   --context=NAME         connect to this context",
          "   -n, --namespace=NAME   work in this namespace",
          "   --script=FILE          run the lines of a file, up to the first that fails",
          "   --echo                 show each line of a script with its prompt",
          "   -o, --output=FORMAT    print as table, wide, json, yaml or name; behind the command"
              + " as jsonpath=TEMPLATE, too",
          "   --no-color             no colours; NO_COLOR in the environment says the same",
          "   --debug                show where in the shell a mistake in the shell itself"
              + " happened",
          "   --version              show the version",
          "   -h, --help             show this",
          "  'rollout-shell help' lists the commands.");

  /** Whether the command only begins what goes on at a prompt, where there is a terminal. */
  boolean opensSession() {
    return command.size() > 1
        && command.get(0).equals("train")
        && Set.of("start", "next", "host", "join").contains(command.get(1))
        && !command.contains("--help")
        && !command.contains("-h");
  }

  /** Whether the command only explains the shell, which it does whatever is wrong with settings. */
  boolean explains() {
    return !command.isEmpty()
        && (Set.of("help", "version").contains(command.get(0))
            || command.contains("--help")
            || command.contains("-h"));
  }

  /** Whether a process's arguments are right and ask for no more than that. */
  static boolean explain(List<String> words) {
    try {
      return parse(words).explains();
    } catch (CommandFailure wrong) {
      return false; // What is wrong with the settings is said first.
    }
  }

  /** Whether the command serves others for as long as the process lives. */
  boolean hosts() {
    return opensSession() && command.get(1).equals("host");
  }

  /**
   * Reads the process's arguments.
   *
   * @throws CommandFailure with exit code 2 when they are wrong
   */
  static LaunchOptions parse(List<String> words) {
    return parse(words, true, command -> command);
  }

  /**
   * Reads the process's arguments, for a user with settings.
   *
   * @param colours whether colours are welcome as far as the settings say
   * @param aliases makes a command of one that begins with an alias
   * @throws CommandFailure with exit code 2 when they are wrong
   */
  static LaunchOptions parse(
      List<String> words, boolean colours, UnaryOperator<List<String>> aliases) {
    return new Reader(words, colours, aliases).read();
  }

  private static final class Reader {

    private final List<String> words;
    private final UnaryOperator<List<String>> aliases;
    private int at;
    private @Nullable Path kubeconfig;
    private @Nullable String context;
    private @Nullable String namespace;
    private @Nullable Path script;
    private final Set<String> seen = new HashSet<>();
    private boolean echo;
    private boolean noColour = !System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    private boolean debug;
    private boolean help;
    private Format format = Format.TABLE;
    private final List<String> command = new ArrayList<>();

    Reader(List<String> words, boolean colours, UnaryOperator<List<String>> aliases) {
      this.words = words;
      this.noColour = noColour || !colours;
      this.aliases = aliases;
    }

    LaunchOptions read() {
      while (at < words.size() && words.get(at).startsWith("-")) {
        String word = words.get(at++);
        if (word.equals("--")) {
          break;
        }
        option(word);
      }
      command.addAll(aliases.apply(words.subList(at, words.size())));
      if (script != null && !command.isEmpty()) {
        throw usage("--script and a command are both given: expected one of them");
      }
      if (command.containsAll(List.of("simulator", "serve", "--background"))) {
        throw CommandFailure.usage(
            "--background serves a session's simulator, and a single command leaves no session",
            "rollout-shell simulator serve");
      }
      if (KubectlFlags.concern(command)) {
        // This command stands for kubectl's, so it is on a cluster, as kubectl's was.
        KubectlFlags flags =
            KubectlFlags.read(command, new Target.Cluster(kubeconfig, context, namespace));
        return new LaunchOptions(
            flags.target(), null, echo, format, !noColour, debug, help, flags.command());
      }
      Target target =
          kubeconfig == null && context == null
              ? new Target.Simulator(Target.Simulator.DEFAULT.seed(), true, null, namespace)
              : new Target.Cluster(kubeconfig, context, namespace);
      return new LaunchOptions(
          target, script, echo, format, !noColour, debug, help, List.copyOf(command));
    }

    private void option(String word) {
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String name = equals < 0 ? word : word.substring(0, equals);
      String given = equals < 0 ? null : word.substring(equals + 1);
      if (!word.startsWith("--") && word.length() > 2) {
        name = word.substring(0, 2);
        given = word.substring(word.charAt(2) == '=' ? 3 : 2);
      }
      if (!first(name)) {
        throw usage(longName(name) + " is given twice");
      }
      switch (name) {
        case "--kubeconfig" -> kubeconfig = Path.of(value(name, given));
        case "--context" -> context = value(name, given);
        case "-n", "--namespace" -> namespace = value(name, given);
        case "--script" -> script = Path.of(value(name, given));
        case "-o", "--output" -> format = format(value(name, given));
        case "--echo" -> echo = flag(name, given);
        case "--no-color" -> noColour = flag(name, given);
        case "--debug" -> debug = flag(name, given);
        case "-h", "--help" -> help = flag(name, given);
        case "--version" -> {
          flag(name, given);
          command.add("version");
        }
        default -> throw usage("unknown option " + name + " of the launcher");
      }
    }

    /** Whether an option is given for the first time, be it by its letter or its name. */
    private boolean first(String name) {
      return seen.add(longName(name));
    }

    private static String longName(String name) {
      return switch (name) {
        case "-n" -> "--namespace";
        case "-o" -> "--output";
        case "-h" -> "--help";
        default -> name;
      };
    }

    private String value(String name, @Nullable String given) {
      String value = given;
      if (value == null && at < words.size() && !words.get(at).startsWith("--")) {
        value = words.get(at++);
      }
      if (value == null || value.isEmpty()) {
        throw usage(name + " needs a value");
      }
      return value;
    }

    private static boolean flag(String name, @Nullable String given) {
      if (given != null) {
        throw usage(name + " takes no value, got '" + given + "'");
      }
      return true;
    }

    private static Format format(String text) {
      try {
        return Format.parse(text);
      } catch (IllegalArgumentException e) {
        throw usage(String.valueOf(e.getMessage()));
      }
    }

    private static CommandFailure usage(String message) {
      return CommandFailure.usage(message, "rollout-shell --help");
    }
  }
}
