package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.schema.Typed;
import dev.rolloutshell.simulator.store.ApiException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** YAML bodies, which are read as the JSON they stand for. */
final class Yaml {
  private static final YAMLFactory FACTORY = YAMLFactory.builder().build();

  private Yaml() {}

  /**
   * 400 for a document with aliases: a few lines of them can stand for more than any memory holds.
   * Kubernetes reads some of them; clients send none, since they send JSON.
   */
  private static void refuseAliases(String text) {
    if (text.indexOf('*') < 0) {
      return;
    }
    try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text)) {
      while (parser.nextToken() != null) {
        if (parser.isCurrentAlias()) {
          throw ApiException.badRequest(
              "error converting YAML to JSON: yaml: aliases are not served by this server");
        }
      }
    } catch (JacksonException malformed) {
      return; // Whoever reads it in earnest says so.
    }
  }

  /** The JSON that a YAML body stands for. */
  static byte[] toJson(byte[] body, Body.Expected expected) {
    String text = new String(body, StandardCharsets.UTF_8);
    refuseAliases(text);
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return Json.write(Json.read(parser));
    } catch (JacksonException | Json.SyntaxException malformed) {
      throw Body.unrecognized(
          body, expected, "json parse error: error converting YAML to JSON: yaml: malformed");
    }
  }

  /** The object in the body of a server-side apply. */
  static JsonObject apply(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    refuseAliases(text);
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      Object read = text.isBlank() ? null : Json.read(parser);
      if (read == null || read instanceof JsonObject) {
        return read instanceof JsonObject object ? object : JsonObject.EMPTY;
      }
      throw ApiException.badRequest(
          "error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot"
              + " unmarshal"
              + " %s into Go value of type map[string]interface {}".formatted(Typed.goKind(read)));
    } catch (JacksonException | Json.SyntaxException malformed) {
      throw ApiException.badRequest("error decoding YAML: malformed document");
    }
  }

  /** A response in JSON as one in YAML. */
  static ApiResponse of(ApiResponse json) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
        Json.write(generator, Json.read(json.body()));
      }
      return new ApiResponse(json.status(), "application/yaml", json.headers(), out.toByteArray());
    } catch (Json.SyntaxException text) {
      return json;
    }
  }
}
