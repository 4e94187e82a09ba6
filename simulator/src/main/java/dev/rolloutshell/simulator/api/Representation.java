package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form in which a client wants objects. */
sealed interface Representation {

  /** The objects themselves. */
  record Whole() implements Representation {
    @Override
    public JsonObject of(ResourceType type, StoredObject object, Instant now) {
      return object.json();
    }
  }

  /**
   * The objects in the form of a version other than the stored one.
   *
   * @param served that version
   */
  record Converted(Served served) implements Representation {
    @Override
    public JsonObject of(ResourceType type, StoredObject object, Instant now) {
      return served.shown(object.json());
    }
  }

  /**
   * Their metadata only.
   *
   * @param version version of the group {@code meta.k8s.io}
   */
  record PartialMetadata(String version) implements Representation {
    @Override
    public JsonObject of(ResourceType type, StoredObject object, Instant now) {
      return metadataOf(object, version);
    }
  }

  /**
   * Rows of a table.
   *
   * @param version version of the group {@code meta.k8s.io}
   * @param include what of an object goes with its row: {@code Metadata}, {@code Object} or {@code
   *     None}
   * @param served the version of the objects themselves
   */
  record TableRows(String version, String include, Served served) implements Representation {
    @Override
    public JsonObject of(ResourceType type, StoredObject object, Instant now) {
      JsonObject metadata = JsonObject.of("resourceVersion", Long.toString(object.version()));
      return Tables.table(type, metadata, List.of(object), this, now);
    }
  }

  /** One object in this form. */
  JsonObject of(ResourceType type, StoredObject object, Instant now);

  /** The metadata of an object as an object of its own. */
  static JsonObject metadataOf(StoredObject object, String version) {
    return JsonObject.of(
        "kind",
        "PartialObjectMetadata",
        "apiVersion",
        "meta.k8s.io/" + version,
        "metadata",
        object.metadata());
  }

  /**
   * The form that a request accepts first among those there are.
   *
   * @throws ApiException 406 when it accepts none
   */
  static Representation of(ApiRequest request, Query query, Served served, boolean list) {
    String accept = request.header("accept", "");
    if (accept.isBlank()) {
      return whole(served);
    }
    for (String clause : accept.split(",", -1)) {
      Representation found = clause(clause.trim(), query, served, list);
      if (found != null) {
        return found;
      }
    }
    throw new ApiException(
        406,
        "NotAcceptable",
        "only the following media types are accepted: application/json, application/yaml",
        ApiException.NO_DETAILS);
  }

  private static Representation whole(Served served) {
    return served.isAsStored() ? new Whole() : new Converted(served);
  }

  private static @Nullable Representation clause(
      String clause, Query query, Served served, boolean list) {
    String[] parts = clause.split(";", -1);
    String media = parts[0].trim().toLowerCase(Locale.ROOT);
    if (!media.equals(ApiServer.JSON)
        && !media.equals("application/yaml")
        && !media.equals("*/*")
        && !media.equals("application/*")) {
      return null;
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals > 0) {
        parameters.put(parts[i].substring(0, equals).trim(), parts[i].substring(equals + 1).trim());
      }
    }
    String version = parameters.getOrDefault("v", "");
    boolean known =
        parameters.getOrDefault("g", "").equals("meta.k8s.io")
            && (version.equals("v1") || version.equals("v1beta1"));
    String as = parameters.get("as");
    if (as == null) {
      return whole(served);
    }
    if (known && as.equals("Table")) {
      return new TableRows(version, included(query.get("includeObject")), served);
    }
    String partial = list ? "PartialObjectMetadataList" : "PartialObjectMetadata";
    return known && as.equals(partial) ? new PartialMetadata(version) : null;
  }

  private static String included(String asked) {
    if (asked.isEmpty()) {
      return "Metadata";
    }
    if (!List.of("Metadata", "Object", "None").contains(asked)) {
      throw ApiException.badRequest(
          "Unable to convert to Table as requested: includeObject: Invalid value: "
              + GoValues.quote(asked)
              + ": must be 'Metadata', 'Object', 'None', or empty");
    }
    return asked;
  }

  /** Whether a request wants YAML before JSON. */
  static boolean prefersYaml(ApiRequest request) {
    for (String clause : request.header("accept", "").split(",", -1)) {
      String media = Body.mediaType(clause);
      if (media.equals("application/yaml")) {
        return true;
      }
      if (media.equals(ApiServer.JSON) || media.endsWith("/*")) {
        return false;
      }
    }
    return false;
  }
}
