package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Tree;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same controller once more, with a template that says when it was restarted. */
final class Restarted {

  /** The annotation of {@code kubectl rollout restart}. */
  private static final String AT = "kubectl.kubernetes.io/restartedAt";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Restarted() {}

  /** The restart that an image means, or {@code null} when it changes something by itself. */
  static Intent.@Nullable Manifest of(ObjectNode controller, Intent.Image image, Instant now) {
    Map<String, Object> manifest =
        JSON.convertValue(controller, new TypeReference<Map<String, Object>>() {});
    List<Map<String, Object>> containers =
        Tree.objects(manifest, "spec", "template", "spec", "containers");
    for (Map<String, Object> container : containers) {
      boolean meant =
          image.container() == null
              ? containers.size() == 1
              : image.container().equals(Tree.string(container, "name"));
      if (meant
          && image.image().equals(Tree.string(container, "image"))
          && Objects.equals(image.pullPolicy(), Tree.string(container, "imagePullPolicy"))) {
        String at = now.truncatedTo(ChronoUnit.SECONDS).toString();
        return new Intent.Manifest(
            Tree.with(manifest, at, "spec", "template", "metadata", "annotations", AT));
      }
    }
    return null;
  }
}
