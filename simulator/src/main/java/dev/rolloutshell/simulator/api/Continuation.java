package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.json.GoValues;
import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.schema.Typed;
import dev.rolloutshell.simulator.store.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Where the next page of a list begins, as the token {@code continue} carries it.
 *
 * @param version the state the first page was of
 * @param after the key ({@code namespace/name}) of the last object of the page before
 */
record Continuation(long version, String after) {

  /** The token, in the form that etcd's storage gives it. */
  String encode() {
    JsonObject token =
        JsonObject.of("v", "meta.k8s.io/v1", "rv", version, "start", after + "\u0000");
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.write(token));
  }

  static Continuation decode(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      throw invalid("illegal base64 data at input byte " + firstWrong(token));
    }
    Object read;
    try {
      read = Json.read(bytes);
    } catch (Json.SyntaxException malformed) {
      throw invalid(String.valueOf(malformed.getMessage()));
    }
    if (!(read instanceof JsonObject object)) {
      throw invalid(
          "json: cannot unmarshal %s into Go value of type etcd3.continueToken"
              .formatted(read == null ? "null" : Typed.goKind(read)));
    }
    if (!object.string("v", "").equals("meta.k8s.io/v1")) {
      throw invalid(
          "server does not recognize this encoded version "
              + GoValues.quote(object.string("v", "")));
    }
    if (object.number("rv", 0) == 0) {
      throw invalid("incorrect encoded start resourceVersion (version meta.k8s.io/v1)");
    }
    String start = object.string("start", "");
    if (start.isEmpty()) {
      throw invalid("encoded start key empty (version meta.k8s.io/v1)");
    }
    String key = start.startsWith("/") ? start : "/" + start;
    if (List.of(key.substring(1).split("/", -1)).stream()
        .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))) {
      throw invalid(start);
    }
    String after = start.endsWith("\u0000") ? start.substring(0, start.length() - 1) : start;
    return new Continuation(object.number("rv", 0), after);
  }

  private static ApiException invalid(String why) {
    return ApiException.badRequest("invalid continue token: continue key is not valid: " + why);
  }

  private static int firstWrong(String token) {
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
        return i;
      }
    }
    return token.length() - 1;
  }
}
