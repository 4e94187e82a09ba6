package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.schema.Schema;
import dev.rolloutshell.simulator.schema.Typed;
import dev.rolloutshell.simulator.store.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of requests. */
final class Body {
  /** As in Kubernetes: what a client may send at most. */
  static final int MAX_BYTES = 3 << 20;

  private static final String SCHEME =
      "scheme \"k8s.io/kubernetes/pkg/api/legacyscheme/scheme.go:30\"";

  private Body() {}

  /** The media type of a header's value, without parameters. */
  static String mediaType(String header) {
    int end = header.indexOf(';');
    return (end < 0 ? header : header.substring(0, end)).trim().toLowerCase(Locale.ROOT);
  }

  static void checkSize(ApiRequest request) {
    if (request.body().length > MAX_BYTES) {
      throw new ApiException(
          413,
          "RequestEntityTooLarge",
          "Request entity too large: limit is " + MAX_BYTES,
          ApiException.NO_DETAILS);
    }
  }

  /** What a body is to be. */
  record Expected(String group, String version, String kind, Set<String> otherKinds) {
    Expected(String group, String version, String kind) {
      this(group, version, kind, Set.of());
    }

    String apiVersion() {
      return group.isEmpty() ? version : group + "/" + version;
    }

    /** The name of its struct in the schema. */
    String struct() {
      return Schema.struct(apiVersion(), kind);
    }
  }

  /** The body of a request as an object of a kind: pruned, with its type filled in. */
  static JsonObject read(ApiRequest request, Expected expected) {
    checkSize(request);
    String mediaType = mediaType(request.header("content-type", ApiServer.JSON));
    return switch (mediaType) {
      case "", "application/json" -> json(request.body(), expected, isStrict(request));
      case "application/yaml" ->
          json(Yaml.toJson(request.body(), expected), expected, isStrict(request));
      case "application/vnd.kubernetes.protobuf" -> Protobuf.read(request.body(), expected);
      default -> throw unknownFormat();
    };
  }

  private static boolean isStrict(ApiRequest request) {
    return request.query().contains("fieldValidation=Strict");
  }

  private static ApiException unknownFormat() {
    return new ApiException(
        415,
        "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include:"
            + " application/json, application/yaml, application/vnd.kubernetes.protobuf",
        ApiException.NO_DETAILS);
  }

  /** JSON as an object of a kind. */
  static JsonObject json(byte[] body, Expected expected) {
    return json(body, expected, false);
  }

  private static JsonObject json(byte[] body, Expected expected, boolean strict) {
    Object read;
    try {
      read = Json.read(body);
    } catch (Json.SyntaxException malformed) {
      throw unrecognized(body, expected, "json parse error: " + malformed.getMessage());
    }
    if (read != null && !(read instanceof JsonObject)) {
      throw unrecognized(
          body,
          expected,
          "json parse error: " + notInto("json: cannot unmarshal " + Typed.goKind(read)));
    }
    // Go reads null as an object without members.
    JsonObject object = read instanceof JsonObject given ? given : JsonObject.EMPTY;
    return typed(object, body, expected, strict);
  }

  private static String notInto(String complaint) {
    return complaint
        + " into Go value of type struct { APIVersion string"
        + " \"json:\\\"apiVersion,omitempty\\\"\"; Kind string"
        + " \"json:\\\"kind,omitempty\\\"\" }";
  }

  /** Why a document has no version, for one that is no object. */
  static String noVersion(String complaint) {
    return "couldn't get version/kind; json parse error: " + notInto(complaint);
  }

  static ApiException unrecognized(byte[] body, Expected expected, String why) {
    return ApiException.badRequest(
        "the object provided is unrecognized (must be of type %s): couldn't get version/kind; %s (%s)"
            .formatted(expected.kind, why, summary(body)));
  }

  private static String summary(byte[] body) {
    if (body.length == 0) {
      return "<empty>";
    }
    String more = body.length > 30 ? " ..." : "";
    byte[] start = java.util.Arrays.copyOf(body, Math.min(30, body.length));
    return body[0] == '{'
        ? new String(start, StandardCharsets.UTF_8) + more
        : HexFormat.of().formatHex(start) + more;
  }

  private static JsonObject typed(
      JsonObject object, byte[] body, Expected expected, boolean strict) {
    for (String field : List.of("apiVersion", "kind")) {
      Object value = object.get(field);
      if (value != null && !(value instanceof String)) {
        throw unrecognized(
            body,
            expected,
            "json parse error: json: cannot unmarshal "
                + Typed.goKind(value)
                + " into Go struct field ."
                + field
                + " of type string");
      }
    }
    String kind = object.string("kind", "").isEmpty() ? expected.kind : object.string("kind", "");
    String apiVersion =
        object.string("apiVersion", "").isEmpty()
            ? expected.apiVersion()
            : object.string("apiVersion", "");
    checkType(kind, apiVersion, expected);
    if (strict) {
      UnknownFields.refuseStrictly(expected, object);
    }
    try {
      return Typed.read(
          Schema.struct(apiVersion, kind),
          object.with("kind", kind).with("apiVersion", apiVersion));
    } catch (Typed.MismatchException mismatch) {
      throw cannotBeHandled(kind, apiVersion, expected, Excerpt.around(body, mismatch));
    }
  }

  private static void checkType(String kind, String apiVersion, Expected expected) {
    if (apiVersion.chars().filter(c -> c == '/').count() > 1) {
      throw ApiException.badRequest("unexpected GroupVersion string: " + apiVersion);
    }
    boolean rightVersion = apiVersion.equals(expected.apiVersion());
    if (rightVersion && kind.equals(expected.kind)) {
      return;
    }
    boolean options = expected.otherKinds.contains(apiVersion + "/" + kind);
    if (options) {
      return;
    }
    if (!KnownKinds.has(kind, apiVersion)) {
      throw cannotBeHandled(kind, apiVersion, expected, unregistered(kind, apiVersion));
    }
    if (kind.equals(expected.kind)
        && internal(apiVersion).equals(internal(expected.apiVersion()))) {
      throw ApiException.badRequest(
          "the API version in the data (%s) does not match the expected API version (%s)"
              .formatted(apiVersion, expected.apiVersion()));
    }
    throw cannotBeHandled(
        kind,
        apiVersion,
        expected,
        unconvertible(kind, apiVersion, expected.kind, expected.apiVersion()));
  }

  /** The package of a version's internal types, which is named after the group. */
  static String internal(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "core" : apiVersion.substring(0, slash).split("\\.", -1)[0];
    return group.equals("events") ? "core" : group;
  }

  /** Why a patched object is no longer of the type it was, or {@code null} when it is. */
  static @Nullable String otherType(JsonObject patched, JsonObject before) {
    String kind = patched.string("kind", "");
    String apiVersion = patched.string("apiVersion", "");
    if (kind.equals(before.string("kind", ""))
        && apiVersion.equals(before.string("apiVersion", ""))) {
      return null;
    }
    return KnownKinds.has(kind, apiVersion)
        ? unconvertible(
            kind, apiVersion, before.string("kind", ""), before.string("apiVersion", ""))
        : unregistered(kind, apiVersion);
  }

  private static String unregistered(String kind, String apiVersion) {
    return "no kind \"%s\" is registered for version \"%s\" in %s"
        .formatted(kind, apiVersion, SCHEME);
  }

  private static String unconvertible(
      String kind, String apiVersion, String expectedKind, String expectedVersion) {
    return "converting (%s.%s) to (%s.%s): unknown conversion"
        .formatted(
            apiVersion.substring(apiVersion.indexOf('/') + 1),
            kind,
            internal(expectedVersion),
            expectedKind);
  }

  static ApiException cannotBeHandled(
      String kind, String apiVersion, Expected expected, String why) {
    String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
    return ApiException.badRequest(
        "%s in version \"%s\" cannot be handled as a %s: %s"
            .formatted(kind, version, expected.kind, why));
  }
}
