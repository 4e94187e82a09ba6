package dev.rolloutshell.command;

import dev.rolloutshell.session.ObjectType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words with which commands say which objects they mean: TYPE NAME, or TYPE/NAME. */
final class ObjectWords {

  static final Parameter SELECTOR =
      Parameter.value("selector", "LABELS", "only objects with these labels").letter('l');
  static final Parameter EVERYWHERE =
      Parameter.flag("all-namespaces", "of all namespaces").letter('A');

  /** One type or several, with commas; or the first of some objects with their types. */
  static final Argument TYPES =
      Argument.required("TYPE", new Argument.Completion.Types())
          .about(
              String.join(", ", ObjectType.words())
                  + "; several as rc,pods; with names as rc/web svc/web");

  static final Argument NAMES = Argument.any("NAME", new Argument.Completion.Objects());

  private ObjectWords() {}

  /**
   * An object that is meant, or all of a type.
   *
   * @param name its name, or {@code null} for all
   */
  record Meant(ObjectType type, @Nullable String name) {}

  /** The type that a word means. */
  private static ObjectType type(Call call, String word) {
    return ObjectType.byWord(word)
        .orElseThrow(
            () ->
                call.usage(
                    "unknown type '"
                        + word
                        + "': expected one of "
                        + String.join(", ", ObjectType.all())));
  }

  /** What a command's words mean, each once, in their order. */
  static List<Meant> meant(Call call) {
    List<String> words = call.allWords();
    Set<Meant> meant = new LinkedHashSet<>();
    if (words.get(0).contains("/")) {
      words.forEach(word -> meant.add(withType(call, word)));
      return List.copyOf(meant);
    }
    List<String> names = words.subList(1, words.size());
    for (String word : words.get(0).split(",", -1)) {
      ObjectType type = type(call, word);
      names.forEach(name -> meant.add(new Meant(type, bare(call, name))));
      if (names.isEmpty()) {
        meant.add(new Meant(type, null));
      }
    }
    return List.copyOf(meant);
  }

  private static Meant withType(Call call, String word) {
    String[] parts = word.split("/", -1);
    if (parts.length != 2 || parts[1].isEmpty()) {
      throw call.usage("expected TYPE/NAME as the first word is, got '" + word + "'");
    }
    return new Meant(type(call, parts[0]), parts[1]);
  }

  private static String bare(Call call, String name) {
    if (name.contains("/")) {
      throw call.usage(
          "TYPE '" + call.word(0) + "' and TYPE/NAME '" + name + "': expected one of them");
    }
    return name;
  }

  /** The types that are meant, each once. */
  static List<ObjectType> types(List<Meant> meant) {
    List<ObjectType> types = new ArrayList<>();
    meant.stream().map(Meant::type).filter(type -> !types.contains(type)).forEach(types::add);
    return types;
  }

  /** The one object that a command is about. */
  static Meant one(Call call) {
    List<Meant> meant = meant(call);
    if (meant.size() > 1) {
      throw call.usage("several objects are named: expected one");
    }
    if (meant.get(0).name() == null) {
      throw call.usage("NAME is missing: expected TYPE NAME or TYPE/NAME");
    }
    return meant.get(0);
  }

  /** Whether objects of all namespaces are meant; refuses words that contradict each other. */
  static boolean everywhere(Call call) {
    boolean named = meant(call).stream().anyMatch(one -> one.name() != null);
    if (named && call.option("selector") != null) {
      throw call.usage("NAME and -l are both given: expected one of them");
    }
    boolean everywhere = call.flag("all-namespaces");
    if (everywhere && (named || call.namespace() != null)) {
      throw call.usage("-A goes with neither NAME nor -n: expected one of them");
    }
    return everywhere;
  }
}
