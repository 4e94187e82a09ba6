package dev.rolloutshell.session;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The objects of one namespace exactly as the API server sends them, member for member. */
public final class ApiObjects {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final KubernetesClient client;
  private final String namespace;

  /** Objects of a namespace, through a client. */
  public ApiObjects(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** The namespace. */
  public String namespace() {
    return namespace;
  }

  /**
   * One object.
   *
   * @throws CommandFailure when it does not exist or the server refuses
   */
  public ObjectNode get(ObjectType type, String name) {
    ObjectNode found = find(type, name);
    if (found == null) {
      throw notFound(type, name);
    }
    return found;
  }

  /** One object, or {@code null} when it does not exist. */
  public @Nullable ObjectNode find(ObjectType type, String name) {
    try {
      return object(client.raw(path(type, name), "GET", null));
    } catch (KubernetesClientException e) {
      if (e.getCode() == 404) {
        return null;
      }
      throw failure(e);
    }
  }

  /** All objects of a type as a {@code List} with {@code items}, each with its type. */
  public ObjectNode list(ObjectType type, @Nullable String selector) {
    String query =
        selector == null
            ? ""
            : "?labelSelector=" + URLEncoder.encode(selector, StandardCharsets.UTF_8);
    return listAt(type, type.path(namespace) + query);
  }

  /** All objects of a type in all namespaces, likewise. */
  public ObjectNode listEverywhere(ObjectType type, @Nullable String selector) {
    String query =
        selector == null
            ? ""
            : "?labelSelector=" + URLEncoder.encode(selector, StandardCharsets.UTF_8);
    return listAt(type, type.pathEverywhere() + query);
  }

  private ObjectNode listAt(ObjectType type, String path) {
    ObjectNode answer = send("GET", path, null);
    ObjectNode list = JSON.createObjectNode().put("apiVersion", "v1");
    ArrayNode items = list.putArray("items");
    list.put("kind", "List");
    for (JsonNode item : answer.path("items")) {
      ObjectNode typed =
          JSON.createObjectNode().put("apiVersion", type.apiVersion()).put("kind", type.kind());
      items.add(typed.setAll((ObjectNode) item));
    }
    list.putObject("metadata")
        .put("resourceVersion", answer.path("metadata").path("resourceVersion").asString(""));
    return list;
  }

  /** The Events about an object, as JSON trees. */
  @SuppressWarnings("unchecked")
  List<Map<String, Object>> events(String kind, String name) {
    List<Map<String, Object>> events = new ArrayList<>();
    eventItems(kind, name).forEach(item -> events.add(JSON.convertValue(item, Map.class)));
    return events;
  }

  /** The Events about an object. */
  public JsonNode eventsOf(ObjectType type, String name) {
    return eventItems(type.kind(), name);
  }

  private JsonNode eventItems(String kind, String name) {
    String query =
        "?fieldSelector="
            + URLEncoder.encode(
                "involvedObject.kind=" + kind + ",involvedObject.name=" + name,
                StandardCharsets.UTF_8);
    return send("GET", ObjectType.EVENTS.path(namespace) + query, null).path("items");
  }

  /**
   * Creates an object.
   *
   * @param dryRun whether the server is only to say what it thinks of it
   */
  public ObjectNode create(ObjectType type, ObjectNode manifest, boolean dryRun) {
    return send("POST", type.path(namespace) + query(dryRun), manifest);
  }

  /**
   * Replaces an object; a {@code resourceVersion} in it is a precondition.
   *
   * @param dryRun whether the server is only to say what it thinks of it
   */
  public ObjectNode replace(ObjectType type, String name, ObjectNode manifest, boolean dryRun) {
    return send("PUT", path(type, name) + query(dryRun), manifest);
  }

  private static String query(boolean dryRun) {
    return dryRun ? "?dryRun=All" : "";
  }

  /**
   * Deletes an object.
   *
   * @param propagation {@code Background}, {@code Foreground} or {@code Orphan}
   */
  public void delete(ObjectType type, String name, String propagation) {
    try {
      client.raw(
          path(type, name),
          "DELETE",
          JSON.writeValueAsString(
              Map.of(
                  "kind", "DeleteOptions", "apiVersion", "v1", "propagationPolicy", propagation)));
    } catch (KubernetesClientException e) {
      throw e.getCode() == 404 ? notFound(type, name) : failure(e);
    }
  }

  /** What there is to say of an object that does not exist. */
  public CommandFailure notFound(ObjectType type, String name) {
    return CommandFailure.refused(
        type.plural()
            + "/"
            + name
            + ": not found"
            + (type.namespaced() ? " in namespace " + namespace : ""),
        "get " + type.plural());
  }

  private ObjectNode send(String method, String path, @Nullable JsonNode body) {
    try {
      return object(client.raw(path, method, body == null ? null : body.toString()));
    } catch (KubernetesClientException e) {
      throw failure(e);
    }
  }

  private CommandFailure failure(KubernetesClientException e) {
    return ApiFailures.of(e, String.valueOf(client.getMasterUrl()));
  }

  /** What was answered; a body that was cut off, or a login page, must not read as an object. */
  private ObjectNode object(@Nullable String text) {
    JsonNode answer = null;
    try {
      answer = text == null ? null : JSON.readTree(text);
    } catch (JacksonException e) {
      // Told of below.
    }
    if (answer instanceof ObjectNode object && object.path("kind").isString()) {
      return object;
    }
    throw ApiFailures.notAnObject(String.valueOf(client.getMasterUrl()));
  }

  private String path(ObjectType type, String name) {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return type.path(namespace) + "/" + encoded;
  }
}
