package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.List;

/** The pod that a controller's template describes, as Kubernetes' {@code GetPodFromTemplate}. */
final class PodFromTemplate {
  private PodFromTemplate() {}

  static JsonObject of(StoredObject controller) {
    JsonObject template = controller.spec().object("template");
    JsonObject from = template.object("metadata");
    JsonBuilder metadata = JsonObject.builder().put("generateName", controller.name() + "-");
    for (String copied : List.of("labels", "annotations", "finalizers")) {
      Object value = from.get(copied);
      if (value != null) {
        metadata.put(copied, value);
      }
    }
    metadata.put("ownerReferences", List.of(Owners.controlledBy(controller)));
    return JsonObject.builder()
        .put("apiVersion", "v1")
        .put("kind", "Pod")
        .put("metadata", metadata.build())
        .put("spec", template.object("spec"))
        .build();
  }
}
