package dev.rolloutshell.scenario;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client's request to change an object.
 *
 * @param verb {@code create}, {@code update}, {@code patch} or {@code delete}
 * @param namespace the object's namespace, empty where it has none
 * @param type its type, in the plural
 * @param name its name, empty in a create until it is answered
 * @param body what was sent
 */
record WriteCall(String verb, String namespace, String type, String name, JsonNode body) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The request as a write, or {@code null} when it reads or is a dry run. */
  static @Nullable WriteCall of(ApiRequest request) {
    String verb =
        switch (request.method()) {
          case "POST" -> "create";
          case "PUT" -> "update";
          case "PATCH" -> "patch";
          case "DELETE" -> "delete";
          default -> "";
        };
    List<String> parts = List.of(request.path().replaceFirst("^/", "").split("/", -1));
    int at = parts.get(0).equals("api") ? 2 : 3;
    if (verb.isEmpty() || request.query().contains("dryRun=") || parts.size() <= at) {
      return null;
    }
    boolean inNamespace = parts.get(at).equals("namespaces") && parts.size() > at + 2;
    int type = inNamespace ? at + 2 : at;
    return new WriteCall(
        verb,
        inNamespace ? parts.get(at + 1) : "",
        parts.get(type),
        parts.size() > type + 1
            ? URLDecoder.decode(parts.get(type + 1), StandardCharsets.UTF_8)
            : "",
        json(request.body()));
  }

  private static JsonNode json(byte[] body) {
    try {
      return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
    } catch (JacksonException other) {
      return JSON.createObjectNode();
    }
  }

  /** The same with the name that the answer, or else the request, tells. */
  WriteCall answered(ApiResponse answer) {
    if (!name.isEmpty()) {
      return this;
    }
    String told = json(answer.body()).path("metadata").path("name").asString("");
    return new WriteCall(
        verb,
        namespace,
        type,
        told.isEmpty() ? body.path("metadata").path("name").asString("") : told,
        body);
  }

  /** The same with a name. */
  WriteCall named(String other) {
    return new WriteCall(verb, namespace, type, other, body);
  }

  /** As {@code replicationcontrollers/web}. */
  String object() {
    return type + "/" + name;
  }

  /** Whether it can only change what its sender has seen, or what is not there. */
  boolean guarded() {
    JsonNode metadata = body.path("metadata");
    JsonNode preconditions = body.path("preconditions");
    return switch (verb) {
      case "create" -> true;
      case "update" ->
          metadata.path("uid").isString() && metadata.path("resourceVersion").isString();
      case "delete" ->
          preconditions.path("uid").isString() || preconditions.path("resourceVersion").isString();
      default -> metadata.path("resourceVersion").isString();
    };
  }
}
