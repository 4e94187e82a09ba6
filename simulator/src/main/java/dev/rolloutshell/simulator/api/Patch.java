package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.json.GoValues;
import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.kind.FieldErrors;
import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.schema.Schema;
import dev.rolloutshell.simulator.schema.StrategicMerge;
import dev.rolloutshell.simulator.schema.Typed;
import dev.rolloutshell.simulator.schema.Unstructured;
import dev.rolloutshell.simulator.store.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A patch, in one of the four forms that Kubernetes knows. */
sealed interface Patch {

  /** RFC 6902: a list of operations. */
  @SuppressWarnings("ArrayRecordComponent")
  record Json6902(byte[] body) implements Patch {
    @Override
    public JsonObject patched(JsonObject object, String struct) {
      try {
        return JsonPatch.apply(Json.read(body), object);
      } catch (Json.SyntaxException malformed) {
        throw ApiException.badRequest(String.valueOf(malformed.getMessage()));
      }
    }
  }

  /** RFC 7396: an object laid over the other; null removes. */
  @SuppressWarnings("ArrayRecordComponent")
  record Merge(byte[] body) implements Patch {
    @Override
    public JsonObject patched(JsonObject object, String struct) {
      Object read;
      try {
        read = Json.read(body);
      } catch (Json.SyntaxException malformed) {
        throw unreadable(String.valueOf(malformed.getMessage()));
      }
      if (read instanceof JsonObject patch) {
        return merge(object, patch);
      }
      if (read instanceof List<?>) {
        throw unfit(Json.write(read), Body.noVersion("json: cannot unmarshal array"));
      }
      throw unreadable("");
    }

    /** To Kubernetes an error of the server itself; what is too deep for this one is not. */
    private static ApiException unreadable(String why) {
      return why.contains("max depth")
          ? ApiException.badRequest(why)
          : new ApiException(500, "", "Invalid JSON Patch", ApiException.NO_DETAILS);
    }

    private static JsonObject merge(JsonObject target, JsonObject patch) {
      JsonBuilder out = JsonObject.builder();
      target.forEach(
          (key, value) -> {
            if (!patch.containsKey(key)) {
              out.put(key, value);
            } else if (patch.get(key) != null) {
              out.put(key, merged(value, patch.get(key)));
            }
          });
      patch.forEach(
          (key, value) -> {
            if (!target.containsKey(key) && value != null) {
              out.put(key, merged(null, value));
            }
          });
      return out.build();
    }

    private static @Nullable Object merged(@Nullable Object target, @Nullable Object patch) {
      if (!(patch instanceof JsonObject object)) {
        return patch;
      }
      return merge(target instanceof JsonObject t ? t : JsonObject.EMPTY, object);
    }
  }

  /** Kubernetes' own merge, which knows the lists' keys and has directives. */
  @SuppressWarnings("ArrayRecordComponent")
  record Strategic(byte[] body) implements Patch {
    @Override
    public JsonObject patched(JsonObject object, String struct) {
      return StrategicMerge.merge(Schema.SERVED.struct(struct), object, patch());
    }

    private JsonObject patch() {
      Object read;
      try {
        read = Json.read(body);
      } catch (Json.SyntaxException malformed) {
        throw ApiException.badRequest(String.valueOf(malformed.getMessage()));
      }
      if (read != null && !(read instanceof JsonObject)) {
        throw ApiException.badRequest(
            "json: cannot unmarshal %s into Go value of type map[string]interface {}"
                .formatted(Typed.goKind(read)));
      }
      return read instanceof JsonObject patch ? patch : JsonObject.EMPTY;
    }

    /** It goes from map to struct without the way through a document, so its kind stays. */
    @Override
    public JsonObject applied(JsonObject object, String struct) {
      JsonObject result =
          patched(object, struct)
              .with("kind", object.get("kind"))
              .with("apiVersion", object.get("apiVersion"));
      String why = Unstructured.complaint(Schema.SERVED.struct(struct), result);
      try {
        if (why == null) {
          return Typed.read(struct, result);
        }
      } catch (Typed.MismatchException mismatch) {
        why = mismatch.text();
      }
      FieldErrors errors = new FieldErrors();
      errors.invalid("patch", GoValues.plain(patch()), why);
      throw errors.refusal("", "", "");
    }
  }

  /** Server-side apply: the fields that one manager wants. */
  @SuppressWarnings("ArrayRecordComponent")
  record Apply(byte[] body) implements Patch {
    @Override
    public JsonObject patched(JsonObject object, String struct) {
      throw Answers.methodNotAllowed();
    }

    /**
     * The fields that are wanted.
     *
     * @param name the name of an object that is there already, which need not be said again
     */
    JsonObject wish(Body.Expected expected, @Nullable String name) {
      JsonObject given = Yaml.apply(body);
      String version = given.string("apiVersion", "");
      if (!version.equals(expected.apiVersion())) {
        throw ApiException.badRequest(
            "Incorrect version specified in apply patch. Specified patch version: %s, expected: %s"
                .formatted(version, expected.apiVersion()));
      }
      if (given.object("metadata").get("managedFields") != null) {
        throw ApiException.badRequest("metadata.managedFields must be nil");
      }
      if (given.string("kind", "").isEmpty()) {
        throw AppliedFaults.failed(
            "no corresponding type for %s, Kind="
                .formatted(version.indexOf('/') < 0 ? "/" + version : version));
      }
      if (given.string("kind", "").equals(expected.kind())) {
        AppliedFaults.refuse(expected.struct(), given);
      }
      boolean named = name == null || !given.object("metadata").string("name", "").isEmpty();
      return Body.json(
          Json.write(named ? given : given.withAt(name, "metadata", "name")), expected);
    }
  }

  /** The object after the patch; not yet checked against its type. */
  JsonObject patched(JsonObject object, String struct);

  /**
   * The object after the patch as an object of its kind.
   *
   * @param struct the name of its struct in the schema
   */
  default JsonObject applied(JsonObject object, String struct) {
    JsonObject result = patched(object, struct);
    String other = Body.otherType(result, object);
    if (other != null) {
      throw unfit(Json.write(result), other);
    }
    try {
      return Typed.read(struct, result);
    } catch (Typed.MismatchException mismatch) {
      byte[] bytes = Json.write(result);
      throw unfit(bytes, Excerpt.around(bytes, mismatch));
    }
  }

  /** 422: what comes out is no object of the type. */
  private static ApiException unfit(byte[] result, String why) {
    FieldErrors errors = new FieldErrors();
    errors.invalid("patch", new String(result, StandardCharsets.UTF_8), why);
    return errors.refusal("", "", "");
  }

  /** The patch of a request, by its media type. */
  static Patch of(ApiRequest request) {
    return switch (Body.mediaType(request.header("content-type", ""))) {
      case "application/json-patch+json" -> new Json6902(request.body());
      case "application/merge-patch+json" -> new Merge(request.body());
      case "application/strategic-merge-patch+json" -> new Strategic(request.body());
      case "application/apply-patch+yaml" -> new Apply(request.body());
      default ->
          throw new ApiException(
              415, "UnsupportedMediaType", "415: Unsupported Media Type", JsonObject.EMPTY);
    };
  }

  /** 422 without a field: the patch itself cannot be applied. */
  static ApiException unprocessable() {
    return new ApiException(
        422,
        "Invalid",
        "the server rejected our request due to an error in our request",
        JsonObject.EMPTY);
  }
}
