package dev.rolloutshell.command;

import dev.rolloutshell.session.ObjectType;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.view.ObjectsView.Listing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words with which commands say which objects they mean, and what these words find. */
final class ObjectWords {

  static final Parameter SELECTOR =
      Parameter.value("selector", "LABELS", "only objects with these labels").letter('l');
  static final Parameter EVERYWHERE =
      Parameter.flag("all-namespaces", "of all namespaces").letter('A');

  /** One type or several, with commas. */
  static final Argument TYPES =
      Argument.required("TYPE", new Argument.Completion.Types())
          .about(
              "what kind of object, or several: rc,pods; " + String.join(", ", ObjectType.words()));

  static final Argument NAME = Argument.optional("NAME", new Argument.Completion.Objects());

  private ObjectWords() {}

  /** The type that a word means. */
  static ObjectType type(Call call, String word) {
    return ObjectType.byWord(word)
        .orElseThrow(
            () ->
                call.usage(
                    "unknown type '"
                        + word
                        + "': expected one of "
                        + String.join(", ", ObjectType.all())));
  }

  /** The types of a command's first word, each once. */
  static List<ObjectType> types(Call call) {
    List<ObjectType> types = new ArrayList<>();
    for (String word : call.word(0).split(",", -1)) {
      ObjectType type = type(call, word);
      if (!types.contains(type)) {
        types.add(type);
      }
    }
    return types;
  }

  /** Whether objects of all namespaces are meant; refuses words that contradict each other. */
  static boolean everywhere(Call call) {
    String name = call.argument(1);
    if (name != null && call.option("selector") != null) {
      throw call.usage("NAME and -l are both given: expected one of them");
    }
    boolean everywhere = call.flag("all-namespaces");
    if (everywhere && (name != null || call.namespace() != null)) {
      throw call.usage("-A goes with neither NAME nor -n: expected one of them");
    }
    return everywhere;
  }

  /** The objects of a type that a command means, as they are now. */
  static Listing listing(Session session, Call call, ObjectType type) {
    String name = call.argument(1);
    String selector = call.option("selector");
    return everywhere(call)
        ? new Listing(type.plural(), session.objects(null).listEverywhere(type, selector))
        : listing(session, call.namespace(), type, name, selector);
  }

  private static Listing listing(
      Session session,
      @Nullable String namespace,
      ObjectType type,
      @Nullable String name,
      @Nullable String selector) {
    var objects = session.objects(namespace);
    return new Listing(
        type.plural(), name == null ? objects.list(type, selector) : objects.get(type, name));
  }
}
