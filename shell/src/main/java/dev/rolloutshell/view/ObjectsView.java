package dev.rolloutshell.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Kubernetes' own objects: the documents unchanged, and tables of the columns that matter. */
public final class ObjectsView {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ObjectsView() {}

  /**
   * Objects of one type.
   *
   * @param plural the objects' type, as in paths
   * @param document one object, or a {@code List} with {@code items}
   */
  public record Listing(String plural, JsonNode document) {

    /** Some objects as one list. */
    public static Listing of(String plural, List<JsonNode> objects) {
      return new Listing(plural, list(objects));
    }

    /** The objects; events in the order of their times. */
    public List<JsonNode> items() {
      List<JsonNode> items = new ArrayList<>();
      if (document.has("items")) {
        document.path("items").forEach(items::add);
      } else {
        items.add(document);
      }
      if (plural.equals("events")) {
        items.sort(
            Comparator.comparing(ObjectColumns::lastSeen).thenComparing(ObjectColumns::version));
      }
      return items;
    }
  }

  /**
   * What {@code get} shows.
   *
   * @param listings the objects, by type
   * @param now the cluster's time, for ages
   * @param everywhere whether they are of all namespaces
   */
  public static Output output(List<Listing> listings, Instant now, boolean everywhere) {
    ObjectColumns columns = new ObjectColumns(now, everywhere, listings.size() > 1);
    List<String> names = new ArrayList<>();
    for (Listing listing : listings) {
      for (JsonNode item : listing.items()) {
        names.add(ObjectColumns.named(listing.plural(), item));
      }
    }
    return Output.of(document(listings), wide -> lines(columns, listings, wide)).named(names);
  }

  /** One type as it is, several as one list. */
  private static JsonNode document(List<Listing> listings) {
    if (listings.size() == 1) {
      return listings.get(0).document();
    }
    return list(listings.stream().flatMap(listing -> listing.items().stream()).toList());
  }

  private static JsonNode list(List<JsonNode> objects) {
    ObjectNode list = JSON.createObjectNode().put("apiVersion", "v1");
    ArrayNode items = list.putArray("items");
    list.put("kind", "List");
    items.addAll(objects);
    return list;
  }

  private static List<String> lines(ObjectColumns columns, List<Listing> listings, boolean wide) {
    List<String> lines = new ArrayList<>();
    for (Listing listing : listings) {
      if (!listing.items().isEmpty()) {
        if (!lines.isEmpty()) {
          lines.add("");
        }
        lines.addAll(table(columns, listing, wide).lines());
      }
    }
    if (lines.isEmpty()) {
      List<String> types = listings.stream().map(Listing::plural).toList();
      lines.add("no " + String.join(", ", types) + " found");
    }
    return lines;
  }

  private static Table table(ObjectColumns columns, Listing listing, boolean wide) {
    Table table = Table.of(columns.headings(listing.plural(), wide));
    listing.items().forEach(item -> table.row(columns.row(listing.plural(), item, wide).toArray()));
    return table;
  }
}
