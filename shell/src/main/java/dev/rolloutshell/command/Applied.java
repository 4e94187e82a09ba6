package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.ApiObjects;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.ObjectType;
import dev.rolloutshell.view.Output;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Objects of a file brought into the cluster: created, or merged into what is there. */
final class Applied {

  /** Writes that lose against another one are made again so often. */
  static final int ATTEMPTS = 5;

  private final ApiObjects objects;

  Applied(ApiObjects objects) {
    this.objects = objects;
  }

  /**
   * One object.
   *
   * @param object its type and name
   * @param result {@code created}, {@code configured} or {@code unchanged}
   */
  record Result(String object, String result) {

    /** The object as {@code -o name} says it. */
    String named() {
      int slash = object.indexOf('/');
      return ObjectType.ofPlural(object.substring(0, slash)).named(object.substring(slash + 1));
    }
  }

  /** Applies a file's objects in order; nothing is written when one of them is unfit. */
  Output file(Path file) {
    List<ObjectNode> manifests = Manifests.read(file);
    manifests.forEach(manifest -> check(file, manifest));
    boolean independent = manifests.stream().allMatch(manifest -> type(manifest).namespaced());
    if (manifests.size() > 1 && independent) {
      // The server has its say on each before the first is written; it could not, of what is to
      // stand in a namespace that the file brings along.
      manifests.forEach(manifest -> apply(manifest, true, ATTEMPTS));
    }
    List<Result> results = new ArrayList<>();
    for (ObjectNode manifest : manifests) {
      try {
        results.add(apply(manifest, false, ATTEMPTS));
      } catch (CommandFailure e) {
        throw results.isEmpty() ? e : halfway(results, e);
      }
    }
    return Output.of(
            Map.of("applied", results),
            wide -> results.stream().map(r -> r.object() + ": " + r.result()).toList())
        .named(results.stream().map(Result::named).toList());
  }

  private static CommandFailure halfway(List<Result> results, CommandFailure e) {
    String done =
        String.join(", ", results.stream().map(r -> r.object() + " " + r.result()).toList());
    return new CommandFailure(
        e.code(), e.message() + "; done before it: " + done, "the same command again");
  }

  private void check(Path file, ObjectNode manifest) {
    if (ObjectType.of(version(manifest), kind(manifest)).isEmpty()) {
      throw Manifests.refused(
          file,
          "expected a type that this shell knows, but it is "
              + version(manifest)
              + " "
              + kind(manifest));
    }
    String name = Manifests.name(manifest);
    if (name == null || name.isEmpty()) {
      throw Manifests.refused(file, kind(manifest) + ": expected metadata.name, but it has none");
    }
    if (!ControllerFile.validName(name)) {
      throw Manifests.refused(file, ControllerFile.invalidName(name));
    }
    String own = manifest.path("metadata").path("namespace").asString("");
    if (type(manifest).namespaced() && !own.isEmpty() && !own.equals(objects.namespace())) {
      throw Manifests.refused(
          file,
          name
              + ": expected namespace "
              + objects.namespace()
              + ", but it is for namespace "
              + own);
    }
  }

  private static ObjectType type(ObjectNode manifest) {
    return ObjectType.of(version(manifest), kind(manifest))
        .orElseThrow(() -> CommandFailure.refused("unknown type " + kind(manifest), null));
  }

  private static String version(ObjectNode manifest) {
    return manifest.path("apiVersion").asString("");
  }

  private static String kind(ObjectNode manifest) {
    return manifest.path("kind").asString("");
  }

  private Result apply(ObjectNode manifest, boolean dryRun, int attempts) {
    ObjectType type = type(manifest);
    String name = String.valueOf(Manifests.name(manifest));
    String object = type.plural() + "/" + name;
    ObjectNode present = objects.find(type, name);
    if (present == null) {
      objects.create(type, manifest, dryRun);
      return new Result(object, "created");
    }
    ObjectNode merged = present.deepCopy();
    merge(merged, manifest);
    ObjectNode stored;
    try {
      stored = objects.replace(type, name, merged, dryRun);
    } catch (CommandFailure e) {
      boolean ours = manifest.path("metadata").has("resourceVersion");
      if (e.code() != ExitCode.CONFLICT || ours || attempts == 1) {
        throw e;
      }
      return apply(manifest, dryRun, attempts - 1); // A controller wrote its status meanwhile.
    }
    boolean same =
        stored
            .path("metadata")
            .path("resourceVersion")
            .equals(present.path("metadata").path("resourceVersion"));
    return new Result(object, same ? "unchanged" : "configured");
  }

  /** Merges as RFC 7396 says, so that defaults and marks that the file does not name stay. */
  static void merge(ObjectNode into, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> entry : patch.properties()) {
      String key = entry.getKey();
      JsonNode value = entry.getValue();
      if (value.isNull()) {
        into.remove(key);
      } else if (value instanceof ObjectNode child && into.get(key) instanceof ObjectNode mine) {
        merge(mine, child);
      } else {
        into.set(key, value);
      }
    }
  }
}
