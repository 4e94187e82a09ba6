package dev.rolloutshell.command;

import dev.rolloutshell.command.ObjectWords.Meant;
import dev.rolloutshell.session.ApiObjects;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.ObjectType;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.view.ObjectsView.Listing;
import dev.rolloutshell.view.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The objects that a command means, as they are now.
 *
 * @param listings those that are there, by type
 * @param missing what there is to say of each that is not there, while others are
 */
record FoundObjects(List<Listing> listings, List<CommandFailure> missing) {

  /**
   * Finds what a command's words mean.
   *
   * @throws CommandFailure when objects are named and none of them is there
   */
  static FoundObjects of(Session session, Call call) {
    boolean everywhere = ObjectWords.everywhere(call);
    List<Meant> meant = ObjectWords.meant(call);
    ApiObjects objects = session.objects(everywhere ? null : call.namespace());
    String selector = call.option("selector");
    List<CommandFailure> missing = new ArrayList<>();
    Map<ObjectType, List<JsonNode>> named = new LinkedHashMap<>();
    List<Listing> listings = new ArrayList<>();
    for (Meant one : meant) {
      String name = one.name();
      if (name == null) {
        JsonNode list =
            everywhere
                ? objects.listEverywhere(one.type(), selector)
                : objects.list(one.type(), selector);
        listings.add(new Listing(one.type().plural(), list));
        continue;
      }
      List<JsonNode> found = named.computeIfAbsent(one.type(), type -> new ArrayList<>());
      JsonNode object = objects.find(one.type(), name);
      if (object == null) {
        missing.add(objects.notFound(one.type(), name));
      } else {
        found.add(object);
      }
    }
    refuse(call, meant.size(), missing);
    named.forEach(
        (type, found) ->
            listings.add(
                meant.size() == 1
                    ? new Listing(type.plural(), found.get(0))
                    : Listing.of(type.plural(), found)));
    return new FoundObjects(listings, missing);
  }

  private static void refuse(Call call, int meant, List<CommandFailure> missing) {
    if (missing.size() == meant) {
      missing.subList(0, meant - 1).forEach(one -> call.note("error: " + one.message()));
      throw missing.get(meant - 1);
    }
  }

  /** What is shown of them, with a line for each that is not there. */
  Output told(Output shown) {
    if (missing.isEmpty()) {
      return shown;
    }
    CommandFailure last = missing.get(missing.size() - 1);
    List<String> before =
        missing.stream().limit(missing.size() - 1).map(CommandFailure::message).toList();
    return shown.withProblem(last.code(), new Output.Problem(last.message(), last.hint(), before));
  }
}
