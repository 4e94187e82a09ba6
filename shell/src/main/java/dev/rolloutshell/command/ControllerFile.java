package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.simulator.pod.ImageReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one ReplicationController in a file, checked as far as can be without a cluster.
 *
 * @param name its name, or {@code null} when it has none
 * @param manifest all of it
 */
record ControllerFile(@Nullable String name, Map<String, Object> manifest) {

  /** What Kubernetes takes as an object's name: a DNS subdomain of RFC 1123. */
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  private static final int LONGEST_NAME = 253;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Reads a file.
   *
   * @param namespace the namespace the rollout is in; another one in the file is refused
   * @throws dev.rolloutshell.session.CommandFailure with exit code 1 when it does not hold exactly
   *     one ReplicationController
   */
  static ControllerFile read(Path file, String namespace) {
    List<ObjectNode> objects = Manifests.read(file);
    if (objects.size() > 1) {
      throw Manifests.refused(
          file, "expected one ReplicationController, but it holds " + objects.size() + " objects");
    }
    ObjectNode object = objects.get(0);
    String kind = object.path("apiVersion").asString("") + " " + object.path("kind").asString("");
    if (!kind.equals("v1 ReplicationController")) {
      throw Manifests.refused(
          file, "expected a v1 ReplicationController, but it is a " + kind.strip());
    }
    String name = Manifests.name(object);
    if (name != null && !validName(name)) {
      throw Manifests.refused(file, invalidName(name));
    }
    JsonNode replicas = object.path("spec").path("replicas");
    if (!replicas.isMissingNode()
        && !replicas.isNull()
        && !(replicas.isInt() && replicas.asInt() >= 0)) {
      throw Manifests.refused(
          file, "expected spec.replicas to be a whole number, at least 0, but it is " + replicas);
    }
    if (object.path("spec").path("template").path("spec").path("containers").isEmpty()) {
      throw Manifests.refused(
          file, "expected spec.template.spec.containers, but there are no containers");
    }
    for (JsonNode container :
        object.path("spec").path("template").path("spec").path("containers")) {
      String image = container.path("image").asString("");
      String problem = image.isEmpty() ? null : ImageReference.problem(image);
      if (problem != null) {
        throw Manifests.refused(
            file,
            "expected the image of container "
                + container.path("name").asString("")
                + " to be a reference such as example/web:v2, but it is '"
                + image
                + "': "
                + problem);
      }
    }
    String own = object.path("metadata").path("namespace").asString("");
    if (!own.isEmpty() && !own.equals(namespace)) {
      throw Manifests.refused(
          file, "expected namespace " + namespace + ", but it is for namespace " + own);
    }
    return new ControllerFile(
        name, JSON.convertValue(object, new TypeReference<Map<String, Object>>() {}));
  }

  /** Whether Kubernetes takes a text as a name. */
  static boolean validName(String name) {
    return name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
  }

  static String invalidName(String name) {
    return "invalid name '"
        + name
        + "': expected at most 253 lower-case letters, digits, '-' and '.', beginning and ending"
        + " with a letter or digit";
  }

  /** The change it asks for. */
  Intent.Manifest change() {
    return new Intent.Manifest(manifest);
  }
}
