package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The schema in OpenAPI's words, versions 2 and 3, made from {@link Schema}. */
final class OpenApi {
  private static final String KINDS = "x-kubernetes-group-version-kind";

  /** Where the versions of the groups are, with their names in bodies. */
  private static final Map<String, String> VERSIONS = new TreeMap<>();

  private static final Map<String, JsonObject> DOCUMENTS = new HashMap<>();

  static {
    for (Served served : Served.ALL) {
      String apiVersion = served.shown().apiVersion();
      VERSIONS.put((apiVersion.contains("/") ? "apis/" : "api/") + apiVersion, apiVersion);
    }
    DOCUMENTS.put("/openapi/v2", version2());
    DOCUMENTS.put("/openapi/v3", root());
    VERSIONS.forEach((path, version) -> DOCUMENTS.put("/openapi/v3/" + path, version3(version)));
  }

  private OpenApi() {}

  static @Nullable ApiResponse answer(String path) {
    JsonObject document = DOCUMENTS.get(path);
    return document == null ? null : ApiServer.json(200, document);
  }

  private static JsonObject root() {
    JsonObject paths = JsonObject.EMPTY;
    for (String path : VERSIONS.keySet()) {
      paths = paths.with(path, Map.of("serverRelativeURL", "/openapi/v3/" + path));
    }
    return JsonObject.of("paths", paths);
  }

  private static JsonObject version2() {
    return JsonObject.of(
        "swagger",
        "2.0",
        "info",
        Map.of("title", "Kubernetes", "version", "v1.21.2"),
        "paths",
        paths(null, "#/definitions/"),
        "definitions",
        definitions(null, "#/definitions/"));
  }

  private static JsonObject version3(String apiVersion) {
    return JsonObject.of(
        "openapi",
        "3.0.0",
        "info",
        Map.of("title", "Kubernetes", "version", "v1.21.2"),
        "paths",
        paths(apiVersion, "#/components/schemas/"),
        "components",
        Map.of("schemas", definitions(apiVersion, "#/components/schemas/")));
  }

  private static List<Served> served(@Nullable String apiVersion) {
    return Served.ALL.stream()
        .filter(served -> apiVersion == null || served.shown().apiVersion().equals(apiVersion))
        .toList();
  }

  private static JsonObject paths(@Nullable String apiVersion, String references) {
    JsonBuilder paths = JsonObject.builder();
    for (Served served : served(apiVersion)) {
      ResourceType type = served.shown();
      String base = type.group().isEmpty() ? "/api/v1/" : "/apis/" + type.apiVersion() + "/";
      String path = base + (type.namespaced() ? "namespaces/{namespace}/" : "") + type.plural();
      paths.put(path, JsonObject.of("post", operation(served, "post", references)));
      paths.put(
          path + "/{name}",
          JsonObject.of(
              "get", operation(served, "get", references),
              "put", operation(served, "put", references),
              "patch", operation(served, "patch", references)));
    }
    return paths.build();
  }

  /** Clients look for the parameters that validate fields and make dry runs. */
  private static JsonObject operation(Served served, String action, String references) {
    return JsonObject.of(
        "parameters",
        List.of(
            Map.of("name", "dryRun", "in", "query"),
            Map.of("name", "fieldManager", "in", "query"),
            Map.of("name", "fieldValidation", "in", "query")),
        "responses",
        Map.of(
            "200",
            Map.of(
                "description", "OK", "schema", Map.of("$ref", references + name(served.struct())))),
        "x-kubernetes-action",
        action,
        KINDS,
        groupVersionKind(served));
  }

  private static Map<String, String> groupVersionKind(Served served) {
    ResourceType type = served.shown();
    return Map.of("group", type.group(), "version", type.version(), "kind", type.kind());
  }

  private static JsonObject definitions(@Nullable String apiVersion, String references) {
    Map<String, JsonObject> found = new TreeMap<>();
    Set<String> seen = new TreeSet<>();
    for (Served served : served(apiVersion)) {
      collect(Schema.SERVED.struct(served.struct()), seen, found, references);
      JsonObject kind = found.getOrDefault(name(served.struct()), JsonObject.EMPTY);
      List<@Nullable Object> kinds = new ArrayList<>(kind.list(KINDS));
      kinds.add(groupVersionKind(served));
      found.put(name(served.struct()), kind.with(KINDS, kinds));
    }
    return JsonObject.copyOf(found);
  }

  private static void collect(
      Schema.Type type, Set<String> seen, Map<String, JsonObject> found, String references) {
    switch (type.form()) {
      case LIST, MAP -> collect(type.element(), seen, found, references);
      case STRUCT -> {
        if (seen.add(type.name())) {
          JsonObject properties = JsonObject.EMPTY;
          for (Schema.Field field : type.fields().values()) {
            collect(field.type(), seen, found, references);
            JsonObject property = property(field, references);
            String text = Descriptions.of(type.name(), field.name());
            properties = properties.with(field.name(), described(property, text, references));
          }
          JsonObject object = JsonObject.of("type", "object", "properties", properties);
          found.put(name(type.name()), described(object, Descriptions.of(type.name()), references));
        }
      }
      default -> {}
    }
  }

  /** In version 3 a reference stands alone, so that what is said of it goes around it. */
  private static JsonObject described(JsonObject schema, String text, String references) {
    if (text.isEmpty()) {
      return schema;
    }
    JsonObject described = JsonObject.of("description", text);
    return schema.get("$ref") != null && references.contains("components")
        ? described.with("allOf", List.of(schema)).with("default", JsonObject.EMPTY)
        : JsonObject.builder().putAll(described).putAll(schema).build();
  }

  private static JsonObject property(Schema.Field field, String references) {
    JsonObject schema = schema(field.type(), references);
    if (!field.keys().isEmpty()) {
      return schema
          .with("x-kubernetes-list-map-keys", field.keys())
          .with("x-kubernetes-list-type", "map")
          .with("x-kubernetes-patch-merge-key", field.keys().get(0))
          .with("x-kubernetes-patch-strategy", field.retainKeys() ? "merge,retainKeys" : "merge");
    }
    return field.set()
        ? schema.with("x-kubernetes-list-type", "set").with("x-kubernetes-patch-strategy", "merge")
        : schema;
  }

  private static JsonObject schema(Schema.Type type, String references) {
    return switch (type.form()) {
      case STRING, QUANTITY -> JsonObject.of("type", "string");
      case TIME, MICRO_TIME -> JsonObject.of("type", "string", "format", "date-time");
      case BYTES -> JsonObject.of("type", "string", "format", "byte");
      case INT32 -> JsonObject.of("type", "integer", "format", "int32");
      case INT64 -> JsonObject.of("type", "integer", "format", "int64");
      case BOOL -> JsonObject.of("type", "boolean");
      case INT_OR_STRING ->
          references.contains("components")
              ? JsonObject.of("oneOf", List.of(Map.of("type", "integer"), Map.of("type", "string")))
              : JsonObject.of("type", "string", "format", "int-or-string");
      case ANY -> JsonObject.of("type", "object");
      case LIST -> JsonObject.of("type", "array", "items", schema(type.element(), references));
      case MAP ->
          JsonObject.of(
              "type", "object", "additionalProperties", schema(type.element(), references));
      case STRUCT -> JsonObject.of("$ref", references + name(type.name()));
    };
  }

  private static String name(String struct) {
    String home =
        switch (struct) {
          case "ObjectMeta", "OwnerReference", "ManagedFieldsEntry", "LabelSelector" ->
              "io.k8s.apimachinery.pkg.apis.meta.v1.";
          case "Lease", "LeaseSpec" -> "io.k8s.api.coordination.v1.";
          case "EndpointSlice", "Endpoint", "EndpointConditions" -> "io.k8s.api.discovery.v1.";
          case "events/Event" -> "io.k8s.api.events.v1.";
          default -> "io.k8s.api.core.v1.";
        };
    return home + struct.substring(struct.indexOf('/') + 1);
  }
}
