package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.Timestamps;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the status of a namespace that is being emptied says of what is left in it. */
final class NamespaceConditions {
  private final Map<String, Integer> remaining = new TreeMap<>();
  private final Map<String, Integer> finalizers = new TreeMap<>();

  /** Counts an object that is left. */
  void remains(StoredObject object) {
    ResourceType type = object.key().type();
    remaining.merge(type.plural() + "." + type.group(), 1, Integer::sum);
    for (Object finalizer : object.metadata().list("finalizers")) {
      finalizers.merge(String.valueOf(finalizer), 1, Integer::sum);
    }
  }

  /** The status with the conditions of this moment; the very same when nothing else is to say. */
  JsonObject in(JsonObject status, Instant now) {
    List<@Nullable Object> next = new ArrayList<>();
    next.add(
        fine(
            "DeletionDiscoveryFailure",
            "ResourcesDiscovered",
            "All resources successfully discovered"));
    next.add(
        fine(
            "DeletionGroupVersionParsingFailure",
            "ParsedGroupVersions",
            "All legacy kube types successfully parsed"));
    next.add(
        fine(
            "DeletionContentFailure",
            "ContentDeleted",
            "All content successfully deleted, may be waiting on finalization"));
    next.add(
        remaining.isEmpty()
            ? fine("ContentRemaining", "ContentRemoved", "All content successfully removed")
            : held(
                "ContentRemaining",
                "SomeResourcesRemain",
                "Some resources are remaining: " + counted(remaining, " has ")));
    next.add(
        finalizers.isEmpty()
            ? fine(
                "FinalizersRemaining",
                "ContentHasNoFinalizers",
                "All content-preserving finalizers finished")
            : held(
                "FinalizersRemaining",
                "SomeFinalizersRemain",
                "Some content in the namespace has finalizers remaining: "
                    + counted(finalizers, " in ")));
    next.replaceAll(condition -> dated((JsonObject) condition, status.objects("conditions"), now));
    return next.equals(status.list("conditions")) ? status : status.with("conditions", next);
  }

  private static String counted(Map<String, Integer> counts, String between) {
    List<String> texts = new ArrayList<>();
    counts.forEach((what, count) -> texts.add(what + between + count + " resource instances"));
    return String.join(", ", texts);
  }

  private static JsonObject fine(String type, String reason, String message) {
    return condition(type, "False", reason, message);
  }

  private static JsonObject held(String type, String reason, String message) {
    return condition(type, "True", reason, message);
  }

  private static JsonObject condition(String type, String status, String reason, String message) {
    return JsonObject.of(
        "type",
        "Namespace" + type,
        "status",
        status,
        "lastTransitionTime",
        "",
        "reason",
        reason,
        "message",
        message);
  }

  /** A condition changes its time only with its status. */
  private static JsonObject dated(JsonObject condition, List<JsonObject> before, Instant now) {
    for (JsonObject old : before) {
      if (old.string("type", "").equals(condition.get("type"))
          && old.string("status", "").equals(condition.get("status"))) {
        return condition.with("lastTransitionTime", old.get("lastTransitionTime"));
      }
    }
    return condition.with("lastTransitionTime", Timestamps.of(now));
  }
}
