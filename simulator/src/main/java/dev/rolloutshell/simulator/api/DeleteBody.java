package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.schema.Typed;
import dev.rolloutshell.simulator.store.ApiException;

/**
 * The body of a deletion. Kubernetes takes delete options of every version there is or is not, and
 * gives away what it cannot read as an error of its own.
 */
final class DeleteBody {
  private static final String KIND = "DeleteOptions";
  private static final Body.Expected OPTIONS = new Body.Expected("", "v1", KIND);
  private static final String SCHEME =
      "scheme \"k8s.io/apimachinery/pkg/apis/meta/internalversion/scheme/register.go:28\"";

  private DeleteBody() {}

  static JsonObject read(ApiRequest request) {
    Body.checkSize(request);
    return switch (Body.mediaType(request.header("content-type", ApiServer.JSON))) {
      case "", "application/json" -> json(request.body());
      case "application/yaml" -> json(Yaml.toJson(request.body(), OPTIONS));
      default -> Body.read(request, OPTIONS);
    };
  }

  private static JsonObject json(byte[] body) {
    Object read;
    try {
      read = Json.read(body);
    } catch (Json.SyntaxException malformed) {
      throw failed("couldn't get version/kind; json parse error: " + malformed.getMessage());
    }
    if (read == null) {
      return JsonObject.EMPTY;
    }
    if (!(read instanceof JsonObject object)) {
      throw failed(Body.noVersion("json: cannot unmarshal " + Typed.goKind(read)));
    }
    String kind = object.get("kind") instanceof String given ? given : "";
    if (!kind.isEmpty() && !kind.equals(KIND)) {
      String version = object.get("apiVersion") instanceof String given ? given : "v1";
      throw failed(
          "no kind \"%s\" is registered for version \"%s\" in %s".formatted(kind, version, SCHEME));
    }
    try {
      return Typed.read(KIND, object.without("kind").without("apiVersion"));
    } catch (Typed.MismatchException mismatch) {
      throw failed(Excerpt.around(body, mismatch));
    }
  }

  private static ApiException failed(String why) {
    return new ApiException(500, "", why, ApiException.NO_DETAILS);
  }
}
