package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Creates the objects of YAML documents through the API, as {@code kubectl create -f} does. */
final class ObjectLoader {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_CHARACTERS = 3 * 1024 * 1024;

  private ObjectLoader() {}

  static void load(SimulatedCluster cluster, Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      load(cluster, reader, file.toString());
    } catch (NoSuchFileException missing) {
      throw new UnusableObjectsException(file + ": no such file");
    } catch (IOException unreadable) {
      throw new UnusableObjectsException(file + ": cannot be read as text: " + unreadable);
    }
  }

  static void load(SimulatedCluster cluster, Reader reader, String source) throws IOException {
    String text = read(reader, source);
    List<JsonNode> objects = new ArrayList<>();
    for (JsonNode document : documents(text, source)) {
      if (document.path("kind").asString("").equals("List")) {
        document.path("items").forEach(objects::add);
      } else if (!document.isMissingNode() && !document.isNull()) {
        objects.add(document);
      }
    }
    if (objects.isEmpty()) {
      throw new UnusableObjectsException(source + ": holds no object");
    }
    for (int i = 0; i < objects.size(); i++) {
      create(cluster, objects.get(i), source + ", object " + (i + 1));
    }
  }

  private static String read(Reader reader, String source) throws IOException {
    char[] characters = new char[8_192];
    StringBuilder text = new StringBuilder();
    for (int n = reader.read(characters); n >= 0; n = reader.read(characters)) {
      text.append(characters, 0, n);
      if (text.length() > MOST_CHARACTERS) {
        throw new UnusableObjectsException(source + ": is larger than 3 MiB");
      }
    }
    return text.toString();
  }

  private static List<JsonNode> documents(String text, String source) {
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(text)) {
      return documents.readAll();
    } catch (JacksonException broken) {
      String where =
          broken.getLocation() == null ? "" : " (line " + broken.getLocation().getLineNr() + ")";
      String why = String.valueOf(broken.getOriginalMessage()).lines().findFirst().orElse("");
      throw new UnusableObjectsException(source + ": is not YAML: " + why + where);
    }
  }

  private static void create(SimulatedCluster cluster, JsonNode object, String where) {
    String kind = object.path("kind").asString("");
    String apiVersion = object.path("apiVersion").asString("");
    String name = object.path("metadata").path("name").asString("");
    ResourceType type = type(apiVersion, kind);
    if (type == null) {
      throw new UnusableObjectsException(
          "%s: no kind \"%s\" in version \"%s\" is served here".formatted(where, kind, apiVersion));
    }
    String namespace = object.path("metadata").path("namespace").asString("default");
    String root = type.group().isEmpty() ? "/api/" : "/apis/" + type.group() + "/";
    String place = type.namespaced() ? "/namespaces/" + namespace : "";
    ApiResponse answer =
        cluster.handle(
            new ApiRequest(
                "POST",
                root + type.version() + place + "/" + type.plural(),
                "",
                Map.of("content-type", "application/json"),
                JSON.writeValueAsBytes(object)));
    if (answer.status() >= 300) {
      String why = JSON.readTree(answer.body()).path("message").asString("");
      throw new UnusableObjectsException(
          "%s (%s \"%s\"): %s".formatted(where, kind, name, why.replace('\n', ' ')));
    }
  }

  private static @Nullable ResourceType type(String apiVersion, String kind) {
    for (ResourceType type : ResourceTypes.ALL) {
      if (type.kind().equals(kind) && type.apiVersion().equals(apiVersion)) {
        return type;
      }
    }
    return null;
  }
}
