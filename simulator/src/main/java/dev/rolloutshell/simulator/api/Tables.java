package dev.rolloutshell.simulator.api;

import static dev.rolloutshell.simulator.api.TableCells.age;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables of objects, which clients show as they are. */
final class Tables {

  /** A column; a negative width is one for wide tables only. */
  private record Column(String name, String type, boolean wide) {}

  /** The cells of one object, in the order of the columns. */
  private interface Cells {
    List<@Nullable Object> of(JsonObject object, Instant now);
  }

  private record Form(List<Column> columns, Cells cells) {}

  private static final Form PLAIN =
      form(
          List.of(text("Name"), text("Created At")),
          (o, now) -> cells(name(o), o.at("metadata", "creationTimestamp")));

  private static final Map<ResourceType, Form> FORMS =
      Map.of(
          ResourceTypes.REPLICATION_CONTROLLERS,
          form(
              List.of(
                  text("Name"),
                  number("Desired"),
                  number("Current"),
                  number("Ready"),
                  text("Age"),
                  wide("Containers"),
                  wide("Images"),
                  wide("Selector")),
              TableCells::controller),
          ResourceTypes.PODS,
          form(
              List.of(
                  text("Name"),
                  text("Ready"),
                  text("Status"),
                  number("Restarts"),
                  text("Age"),
                  wide("IP"),
                  wide("Node"),
                  wide("Nominated Node"),
                  wide("Readiness Gates")),
              PodCells::cells),
          ResourceTypes.SERVICES,
          form(
              List.of(
                  text("Name"),
                  text("Type"),
                  text("Cluster-IP"),
                  text("External-IP"),
                  text("Port(s)"),
                  text("Age"),
                  wide("Selector")),
              TableCells::service),
          ResourceTypes.ENDPOINTS,
          form(List.of(text("Name"), text("Endpoints"), text("Age")), TableCells::endpoints),
          ResourceTypes.ENDPOINT_SLICES,
          form(
              List.of(
                  text("Name"), text("AddressType"), text("Ports"), text("Endpoints"), text("Age")),
              EndpointSliceCells::cells),
          ResourceTypes.NAMESPACES,
          form(
              List.of(text("Name"), text("Status"), text("Age")),
              (o, now) -> cells(name(o), o.at("status", "phase"), age(o, now))),
          ResourceTypes.CONFIG_MAPS,
          form(
              List.of(text("Name"), text("Data"), text("Age")),
              (o, now) ->
                  cells(
                      name(o),
                      (long) o.object("data").size() + o.object("binaryData").size(),
                      age(o, now))),
          ResourceTypes.RESOURCE_QUOTAS,
          form(
              List.of(text("Name"), text("Age"), text("Request"), text("Limit")),
              TableCells::quota),
          ResourceTypes.LEASES,
          form(
              List.of(text("Name"), text("Holder"), text("Age")),
              (o, now) ->
                  cells(name(o), o.object("spec").string("holderIdentity", ""), age(o, now))),
          ResourceTypes.EVENTS,
          form(
              List.of(
                  text("Last Seen"),
                  text("Type"),
                  text("Reason"),
                  text("Object"),
                  wide("Subobject"),
                  wide("Source"),
                  text("Message"),
                  wide("First Seen"),
                  wide("Count"),
                  wide("Name")),
              TableCells::event));

  private Tables() {}

  private static Form form(List<Column> columns, Cells cells) {
    return new Form(columns, cells);
  }

  private static Column text(String name) {
    return new Column(name, "string", false);
  }

  private static Column number(String name) {
    return new Column(name, "integer", false);
  }

  private static Column wide(String name) {
    return new Column(name, "string", true);
  }

  private static String name(JsonObject object) {
    return object.object("metadata").string("name", "");
  }

  static List<@Nullable Object> cells(@Nullable Object... cells) {
    List<@Nullable Object> list = new ArrayList<>();
    for (Object cell : cells) {
      list.add(cell);
    }
    return list;
  }

  /** A table of objects of one type. */
  static JsonObject table(
      ResourceType type,
      JsonObject metadata,
      List<StoredObject> objects,
      Representation.TableRows wanted,
      Instant now) {
    Form form = FORMS.getOrDefault(type, PLAIN);
    List<@Nullable Object> columns = new ArrayList<>();
    form.columns.forEach(column -> columns.add(definition(column)));
    List<@Nullable Object> rows = new ArrayList<>();
    for (StoredObject object : objects) {
      JsonObject row = JsonObject.of("cells", form.cells.of(object.json(), now));
      rows.add(included(row, object, wanted));
    }
    return JsonObject.of(
        "kind",
        "Table",
        "apiVersion",
        "meta.k8s.io/" + wanted.version(),
        "metadata",
        metadata,
        "columnDefinitions",
        columns,
        "rows",
        rows);
  }

  private static JsonObject definition(Column column) {
    return JsonObject.of(
        "name",
        column.name,
        "type",
        column.type,
        "format",
        column.name.equals("Name") ? "name" : "",
        "description",
        column.name,
        "priority",
        column.wide ? 1 : 0);
  }

  private static JsonObject included(
      JsonObject row, StoredObject object, Representation.TableRows wanted) {
    return switch (wanted.include()) {
      case "None" -> row;
      case "Object" -> row.with("object", wanted.served().shown(object.json()));
      default -> row.with("object", Representation.metadataOf(object, wanted.version()));
    };
  }
}
