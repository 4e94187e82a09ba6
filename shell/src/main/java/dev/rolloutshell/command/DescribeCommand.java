package dev.rolloutshell.command;

import dev.rolloutshell.session.ApiObjects;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.ObjectType;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.view.DescriptionView;
import dev.rolloutshell.view.DescriptionView.Described;
import dev.rolloutshell.view.ObjectsView.Listing;
import dev.rolloutshell.view.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The command that shows objects in full, with what happened to them. */
final class DescribeCommand {

  private final Session session;

  private DescribeCommand(Session session) {
    this.session = session;
  }

  static ShellCommand describe(Session session) {
    DescribeCommand describe = new DescribeCommand(session);
    return ShellCommand.named(
            "describe", ObjectCommands.GROUP, "show objects in full, with their Events")
        .takes(ObjectWords.TYPES, ObjectWords.NAMES)
        .with(ObjectWords.SELECTOR, RolloutWords.NAMESPACE, ObjectWords.EVERYWHERE)
        .example("describe rc web")
        .example("describe pods -l app=web")
        .example("describe rc/web svc/web")
        .does(describe::describe);
  }

  private Output describe(Call call) {
    FoundObjects found = FoundObjects.of(session, call);
    List<Described> all = new ArrayList<>();
    for (Listing listing : found.listings()) {
      ObjectType type = ObjectType.ofPlural(listing.plural());
      listing.items().forEach(object -> all.add(described(call, type, object)));
    }
    return found.told(DescriptionView.output(all, session.now()));
  }

  private Described described(Call call, ObjectType type, JsonNode object) {
    JsonNode metadata = object.path("metadata");
    String namespace = metadata.path("namespace").asString(session.namespace(null));
    ApiObjects objects = session.objects(namespace);
    JsonNode events = events(call, objects, type, metadata.path("name").asString(""));
    boolean hasPods = type == ObjectType.REPLICATION_CONTROLLERS;
    JsonNode pods = hasPods ? pods(objects, object) : null;
    return new Described(type.plural(), object, pods, events);
  }

  private static JsonNode events(Call call, ApiObjects objects, ObjectType type, String name) {
    try {
      return objects.eventsOf(type, name);
    } catch (CommandFailure e) {
      return call.without("Events", e, JsonNodeFactory.instance.arrayNode());
    }
  }

  private static @Nullable JsonNode pods(ApiObjects objects, JsonNode controller) {
    JsonNode selector = controller.path("spec").path("selector");
    return selector.isEmpty() ? null : objects.list(ObjectType.PODS, text(selector)).path("items");
  }

  private static String text(JsonNode selector) {
    return selector.properties().stream()
        .map(e -> e.getKey() + "=" + e.getValue().asString(""))
        .collect(Collectors.joining(","));
  }
}
