package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The schema in OpenAPI's words, versions 2 and 3, made from {@link Schema}. */
final class OpenApi {
  private static final Map<String, JsonObject> DOCUMENTS =
      Map.of(
          "/openapi/v2", version2(),
          "/openapi/v3", root(),
          "/openapi/v3/api/v1", version3(""),
          "/openapi/v3/apis/coordination.k8s.io/v1", version3("coordination.k8s.io"),
          "/openapi/v3/apis/discovery.k8s.io/v1", version3("discovery.k8s.io"));

  private OpenApi() {}

  static @Nullable ApiResponse answer(String path) {
    JsonObject document = DOCUMENTS.get(path);
    return document == null ? null : ApiServer.json(200, document);
  }

  private static JsonObject root() {
    JsonObject paths = JsonObject.EMPTY;
    for (String path :
        List.of("api/v1", "apis/coordination.k8s.io/v1", "apis/discovery.k8s.io/v1")) {
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

  private static JsonObject version3(String group) {
    return JsonObject.of(
        "openapi",
        "3.0.0",
        "info",
        Map.of("title", "Kubernetes", "version", "v1.21.2"),
        "paths",
        paths(group, "#/components/schemas/"),
        "components",
        Map.of("schemas", definitions(group, "#/components/schemas/")));
  }

  private static JsonObject paths(@Nullable String group, String references) {
    JsonBuilder paths = JsonObject.builder();
    for (ResourceType type : ResourceTypes.ALL) {
      if (group == null || type.group().equals(group)) {
        String base = type.group().isEmpty() ? "/api/v1/" : "/apis/" + type.apiVersion() + "/";
        String path = base + (type.namespaced() ? "namespaces/{namespace}/" : "") + type.plural();
        paths.put(path, JsonObject.of("post", operation(type, "post", references)));
        paths.put(
            path + "/{name}",
            JsonObject.of(
                "get", operation(type, "get", references),
                "put", operation(type, "put", references),
                "patch", operation(type, "patch", references)));
      }
    }
    return paths.build();
  }

  /** Clients look for the parameters that validate fields and make dry runs. */
  private static JsonObject operation(ResourceType type, String action, String references) {
    return JsonObject.of(
        "parameters",
        List.of(
            Map.of("name", "dryRun", "in", "query"),
            Map.of("name", "fieldManager", "in", "query"),
            Map.of("name", "fieldValidation", "in", "query")),
        "responses",
        Map.of(
            "200",
            Map.of("description", "OK", "schema", Map.of("$ref", references + name(type.kind())))),
        "x-kubernetes-action",
        action,
        "x-kubernetes-group-version-kind",
        groupVersionKind(type));
  }

  private static Map<String, String> groupVersionKind(ResourceType type) {
    return Map.of("group", type.group(), "version", type.version(), "kind", type.kind());
  }

  private static JsonObject definitions(@Nullable String group, String references) {
    Map<String, JsonObject> found = new TreeMap<>();
    Set<String> seen = new TreeSet<>();
    for (ResourceType type : ResourceTypes.ALL) {
      if (group == null || type.group().equals(group)) {
        collect(Schema.SERVED.struct(type.kind()), seen, found, references);
        JsonObject kind = found.getOrDefault(name(type.kind()), JsonObject.EMPTY);
        found.put(
            name(type.kind()),
            kind.with("x-kubernetes-group-version-kind", List.of(groupVersionKind(type))));
      }
    }
    return JsonObject.copyOf(found);
  }

  private static void collect(
      Schema.Type type, Set<String> seen, Map<String, JsonObject> found, String references) {
    switch (type.form) {
      case LIST, MAP -> collect(type.element(), seen, found, references);
      case STRUCT -> {
        if (seen.add(type.name)) {
          JsonObject properties = JsonObject.EMPTY;
          for (Schema.Field field : type.fields.values()) {
            collect(field.type(), seen, found, references);
            JsonObject property = property(field, references);
            String text = Descriptions.of(type.name, field.name());
            properties = properties.with(field.name(), described(property, text, references));
          }
          JsonObject object = JsonObject.of("type", "object", "properties", properties);
          found.put(name(type.name), described(object, Descriptions.of(type.name), references));
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
    return switch (type.form) {
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
      case STRUCT -> JsonObject.of("$ref", references + name(type.name));
    };
  }

  private static String name(String struct) {
    String home =
        switch (struct) {
          case "ObjectMeta", "OwnerReference", "ManagedFieldsEntry", "LabelSelector" ->
              "io.k8s.apimachinery.pkg.apis.meta.v1.";
          case "Lease", "LeaseSpec" -> "io.k8s.api.coordination.v1.";
          case "EndpointSlice", "Endpoint", "EndpointConditions" -> "io.k8s.api.discovery.v1.";
          default -> "io.k8s.api.core.v1.";
        };
    return home + struct;
  }
}
