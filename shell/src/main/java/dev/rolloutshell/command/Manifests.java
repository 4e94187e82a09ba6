package dev.rolloutshell.command;

import dev.rolloutshell.session.CommandFailure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Manifests in a file, as YAML or JSON. */
final class Manifests {

  private static final String ANOTHER =
      "the same command with a file such as 'get rc NAME -o yaml' prints";

  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private Manifests() {}

  /**
   * The objects in a file; a {@code List} counts as its items.
   *
   * @throws CommandFailure with exit code 1 when the file holds no objects
   */
  static List<ObjectNode> read(Path file) {
    List<ObjectNode> objects = new ArrayList<>();
    String text = text(file);
    try (JsonParser parser = YAML.createParser(text);
        MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(text)) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        throw refused(file, "expected an object with apiVersion and kind, but it is a list");
      }
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        if (document == null || document.isNull() || document.asString("-").isEmpty()) {
          continue;
        }
        if (document.path("kind").asString("").equals("List")) {
          for (JsonNode item : document.path("items")) {
            objects.add(object(file, item));
          }
        } else {
          objects.add(object(file, document));
        }
      }
    } catch (JacksonException e) {
      throw refused(file, "expected YAML or JSON, but " + firstLine(e));
    }
    if (objects.isEmpty()) {
      throw refused(file, "expected a manifest, but the file is empty");
    }
    return objects;
  }

  private static ObjectNode object(Path file, JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      throw refused(file, "expected an object with apiVersion and kind, but it is " + shape(node));
    }
    if (object.path("kind").asString("").isEmpty()) {
      throw refused(file, "expected an object with apiVersion and kind, but it has no kind");
    }
    return object;
  }

  private static String shape(JsonNode node) {
    return node.isArray() ? "a list" : "plain text";
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw refused(file, "expected YAML or JSON in UTF-8, but it is no text");
    } catch (IOException e) {
      throw refused(
          file,
          Files.isDirectory(file)
              ? "expected a file, but it is a directory"
              : Files.exists(file) ? "cannot be read" : "expected a file, but there is none");
    }
  }

  static CommandFailure refused(Path file, String what) {
    return CommandFailure.refused("file " + file + ": " + what, ANOTHER);
  }

  private static String firstLine(JacksonException e) {
    String message = e.getOriginalMessage();
    String line = message == null ? "it is neither" : message.lines().findFirst().orElse("");
    return line + (e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")");
  }

  /** A member that must be text when it is there. */
  static @Nullable String name(ObjectNode object) {
    JsonNode name = object.path("metadata").path("name");
    return name.isMissingNode() || name.isNull() ? null : name.asString("");
  }
}
