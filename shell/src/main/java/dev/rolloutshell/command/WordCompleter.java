package dev.rolloutshell.command;

import dev.rolloutshell.session.ObjectType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandRegistry;

/**
 * What Tab offers: the next word of a command, its options and their values, live names. Replaces
 * Spring Shell's completer, which gives up after a command's first argument.
 */
final class WordCompleter implements Completer {

  private final CommandRegistry registry;
  private final Function<@Nullable String, ClusterNames> names;

  WordCompleter(CommandRegistry registry, LiveNames names) {
    this(registry, names::names);
  }

  /**
   * Completes names that are known somewhere.
   *
   * @param names gives those of a namespace, or of the session's own for {@code null}; one Tab asks
   *     once at most, since it may have to wait
   */
  WordCompleter(CommandRegistry registry, Function<@Nullable String, ClusterNames> names) {
    this.registry = registry;
    this.names = names;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    List<String> before = line.words().subList(0, line.wordIndex());
    String word = line.word().substring(0, line.wordCursor());
    // Numbered, since the list would put options before names by their first letter.
    candidates(before, word)
        .forEach(
            (value, about) ->
                candidates.add(
                    new Candidate(
                        value,
                        value.strip(),
                        null,
                        about.isEmpty() ? null : about,
                        null,
                        null,
                        !value.endsWith("=") && !value.endsWith("/"),
                        candidates.size() + 1)));
  }

  /** What fits after some words: the words and what they are for. */
  Map<String, String> candidates(List<String> typed, String word) {
    List<String> before = Aliased.expanded(registry, typed);
    int length = 0;
    ShellCommand command = null;
    for (int i = Math.min(3, before.size()); i > 0 && command == null; i--) {
      command = command(String.join(" ", before.subList(0, i)));
      length = i;
    }
    if (command == null || longer(before)) {
      return nextWords(before);
    }
    return arguments(command, before.subList(length, before.size()), word);
  }

  private boolean longer(List<String> before) {
    String prefix = String.join(" ", before) + " ";
    return registry.getCommands().stream().anyMatch(c -> c.getName().startsWith(prefix));
  }

  private @Nullable ShellCommand command(String name) {
    return registry.getCommandByName(name) instanceof ShellCommand command ? command : null;
  }

  private Map<String, String> nextWords(List<String> before) {
    String prefix = before.isEmpty() ? "" : String.join(" ", before) + " ";
    Map<String, String> next = new TreeMap<>();
    for (Command command : registry.getCommands()) {
      if (command.getName().startsWith(prefix)) {
        String rest = command.getName().substring(prefix.length());
        int blank = rest.indexOf(' ');
        next.put(
            blank < 0 ? rest : rest.substring(0, blank),
            blank < 0
                ? command.getDescription()
                : command.getGroup().toLowerCase(java.util.Locale.ROOT));
      }
    }
    return next;
  }

  private Map<String, String> arguments(ShellCommand command, List<String> given, String word) {
    if (command.isCarrier()) {
      int first = firstCarried(command, given);
      if (first < given.size()) {
        return carried(command, given.subList(first, given.size()), word);
      }
    }
    Parameter open = open(command, given);
    if (open != null) {
      return values(open.completion(), given, word, names(given));
    }
    Map<String, String> found = new LinkedHashMap<>();
    int equals = word.indexOf('=');
    if (word.startsWith("--") && equals > 0) {
      String option = word.substring(0, equals);
      command.parameters().stream()
          .filter(p -> option.equals("--" + p.name()))
          .flatMap(
              p ->
                  values(p.completion(), given, word.substring(equals + 1), names(given))
                      .entrySet()
                      .stream())
          .forEach(e -> found.put(option + "=" + e.getKey(), e.getValue()));
      return found;
    }
    int place = words(command, given).size();
    Argument next = command.argument(place);
    if (!word.startsWith("-") && next != null) {
      found.putAll(values(next.completion(), words(command, given), word, names(given)));
    }
    for (Parameter parameter : command.parametersAfter(words(command, given))) {
      String option = "--" + parameter.name();
      if (given.stream().noneMatch(w -> w.equals(option) || w.startsWith(option + "="))) {
        found.put(option + (parameter.isFlag() ? "" : "="), parameter.about());
      }
    }
    return found;
  }

  private static int firstCarried(ShellCommand command, List<String> given) {
    int first = 0;
    while (first < given.size()
        && (given.get(first).startsWith("-") || open(command, given.subList(0, first)) != null)) {
      first++;
    }
    return first;
  }

  /** What fits into the command that another carries, and the options of that. */
  private Map<String, String> carried(ShellCommand carrier, List<String> given, String word) {
    List<String> inner = given.stream().filter(w -> !carrier.isOwn(w)).toList();
    Map<String, String> found = new LinkedHashMap<>(candidates(inner, word));
    if (word.startsWith("--")) {
      carrier.parameters().stream()
          .filter(p -> carrier.isOwn("--" + p.name()))
          .filter(p -> given.stream().noneMatch(w -> w.startsWith("--" + p.name())))
          .forEach(p -> found.put("--" + p.name() + (p.isFlag() ? "" : "="), p.about()));
    }
    return found;
  }

  /** The names of the namespace that is typed already, or of the session's own. */
  private Supplier<ClusterNames> names(List<String> given) {
    String namespace = null;
    for (int i = 0; i < given.size(); i++) {
      String word = given.get(i);
      if (word.equals("-n") || word.equals("--namespace")) {
        namespace = i + 1 < given.size() ? given.get(i + 1) : namespace;
      } else if (word.startsWith("--namespace=")) {
        namespace = word.substring("--namespace=".length());
      } else if (word.startsWith("-n") && !word.startsWith("--")) {
        namespace = word.substring(word.startsWith("-n=") ? 3 : 2);
      }
    }
    String meant = namespace == null || namespace.isEmpty() ? null : namespace;
    return () -> names.apply(meant);
  }

  /** The words that are no options and no values of options. */
  private static List<String> words(ShellCommand command, List<String> given) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      if (!given.get(i).startsWith("-") && open(command, given.subList(0, i)) == null) {
        words.add(given.get(i));
      }
    }
    return words;
  }

  /** The option whose value comes next. */
  private static @Nullable Parameter open(ShellCommand command, List<String> given) {
    if (given.isEmpty()) {
      return null;
    }
    String last = given.get(given.size() - 1);
    return command.parameters().stream()
        .filter(p -> !p.isFlag())
        .filter(p -> last.equals("--" + p.name()) || last.equals("-" + p.letter()))
        .findFirst()
        .orElse(null);
  }

  /**
   * What a completion offers.
   *
   * @param given the words before, without options
   * @param word what is typed of the word
   * @param live the names there are
   */
  private Map<String, String> values(
      Argument.Completion completion,
      List<String> given,
      String word,
      Supplier<ClusterNames> live) {
    if (completion instanceof Argument.Completion.Controllers) {
      return live.get().controllers();
    } else if (completion instanceof Argument.Completion.Objects) {
      return objects(given, word, live);
    } else if (completion instanceof Argument.Completion.Types) {
      return types(word, live);
    } else if (completion instanceof Argument.Completion.Contexts) {
      return live.get().contexts();
    } else if (completion instanceof Argument.Completion.Namespaces) {
      return live.get().namespaces();
    } else if (completion instanceof Argument.Completion.Images) {
      return live.get().images();
    } else if (completion instanceof Argument.Completion.Files) {
      return FileNames.after(word);
    } else if (completion instanceof Argument.Completion.Live offered) {
      Map<String, String> offers = new LinkedHashMap<>(offered.offers().get());
      if (offered.filesToo() && (isPath(word) || none(offers, word))) {
        offers.putAll(FileNames.after(word));
      }
      return offers;
    } else if (completion instanceof Argument.Completion.Commands) {
      return nextWords(given);
    }
    Map<String, String> found = new LinkedHashMap<>();
    if (completion instanceof Argument.Completion.Words words) {
      words.words().forEach(choice -> found.put(choice, ""));
    }
    return found;
  }

  private static boolean isPath(String word) {
    return word.contains("/") || word.startsWith(".");
  }

  private static boolean none(Map<String, String> offers, String word) {
    return offers.keySet().stream().noneMatch(offer -> offer.startsWith(word));
  }

  /** Types after those that are typed already, with commas; behind a slash, names. */
  private static Map<String, String> types(String word, Supplier<ClusterNames> live) {
    String typed = word.substring(0, word.lastIndexOf(',') + 1);
    Map<String, String> found = new LinkedHashMap<>();
    int slash = word.indexOf('/');
    if (slash > 0) {
      ObjectType.byWord(word.substring(0, slash))
          .map(type -> objects(type, live.get()))
          .orElse(Map.of())
          .forEach((name, about) -> found.put(word.substring(0, slash + 1) + name, about));
      return found;
    }
    ObjectType.words().stream()
        .filter(type -> !List.of(typed.split(",", -1)).contains(type))
        .forEach(type -> found.put(typed + type, ""));
    return found;
  }

  private static Map<String, String> objects(
      List<String> given, String word, Supplier<ClusterNames> live) {
    Map<String, String> found = new LinkedHashMap<>();
    List<String> typed = given.isEmpty() ? List.of() : List.of(given.get(0).split(",", -1));
    if (typed.stream().anyMatch(first -> first.contains("/"))) {
      if (word.contains("/")) {
        return types(word, live);
      }
      ObjectType.words().forEach(type -> found.put(type + "/", ""));
      return found;
    }
    List<ObjectType> types =
        typed.stream().flatMap(type -> ObjectType.byWord(type).stream()).toList();
    if (!types.isEmpty()) {
      ClusterNames known = live.get(); // Once for all of them: each time may be a wait.
      types.forEach(type -> found.putAll(objects(type, known)));
      found.keySet().removeAll(given.subList(1, given.size()));
    }
    return found;
  }

  private static Map<String, String> objects(ObjectType type, ClusterNames known) {
    return switch (type) {
      case REPLICATION_CONTROLLERS -> known.controllers();
      case PODS -> known.pods();
      case NAMESPACES -> known.namespaces();
      default -> Map.of();
    };
  }
}
