package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.json.GoValues;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The form in which a client wants objects. */
sealed interface Representation {
  /** What the API server can write; protobuf is not written by this one. */
  String TYPES = "application/json, application/yaml, application/vnd.kubernetes.protobuf";

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
    return of(request, served, clause -> clause(clause, query, served, list), TYPES);
  }

  /** The form of a watch's objects, which are told one by one. */
  static Representation ofWatch(ApiRequest request, Query query, Served served) {
    return of(
        request,
        served,
        clause ->
            Body.mediaType(clause).equals("application/yaml")
                ? null
                : clause(clause, query, served, false),
        "application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch");
  }

  private static Representation of(
      ApiRequest request,
      Served served,
      Function<String, @Nullable Representation> read,
      String types) {
    String accept = request.header("accept", "");
    if (accept.isBlank()) {
      return whole(served);
    }
    boolean known = false;
    for (String clause : accept.split(",", -1)) {
      String media = Body.mediaType(clause);
      known |= media.equals("*/*") || List.of(TYPES.split(", ", -1)).contains(media);
    }
    if (!known) {
      // Said by the router, before anybody looks for a form.
      throw new ApiException(406, "NotAcceptable", "406: Not Acceptable", JsonObject.EMPTY);
    }
    for (String clause : accept.split(",", -1)) {
      Representation found = read.apply(clause.trim());
      if (found != null) {
        return found;
      }
    }
    throw notAcceptable("only the following media types are accepted: " + types);
  }

  private static ApiException notAcceptable(String why) {
    return new ApiException(406, "NotAcceptable", why, ApiException.NO_DETAILS);
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
    String as = parameters.get("as");
    return as == null ? whole(served) : transformed(as, parameters, query, served, list);
  }

  private static @Nullable Representation transformed(
      String as, Map<String, String> parameters, Query query, Served served, boolean list) {
    String version = parameters.getOrDefault("v", "");
    boolean known =
        parameters.getOrDefault("g", "").equals("meta.k8s.io")
            && (version.equals("v1") || version.equals("v1beta1"));
    if (!known) {
      return null;
    }
    return switch (as) {
      case "Table" -> new TableRows(version, included(query.get("includeObject")), served);
      case "PartialObjectMetadata" -> {
        if (list) {
          throw notAcceptable(
              "you requested PartialObjectMetadata, but the requested object is a list (*"
                  + goType(served)
                  + "List)");
        }
        yield new PartialMetadata(version);
      }
      case "PartialObjectMetadataList" -> {
        if (!list) {
          throw notAcceptable(
              "you requested PartialObjectMetadataList, but the requested object is not a list"
                  + " (*"
                  + goType(served)
                  + ")");
        }
        yield new PartialMetadata(version);
      }
      default -> null;
    };
  }

  private static String goType(Served served) {
    return Body.internal(served.type().apiVersion()) + "." + served.type().kind();
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
