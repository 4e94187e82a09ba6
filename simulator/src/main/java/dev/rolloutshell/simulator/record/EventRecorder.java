package dev.rolloutshell.simulator.record;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.model.Timestamps;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.Objects;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Writes core/v1 Events about objects. The same thing happening again to the same object counts up
 * one Event, as client-go's recorder does. A failure to write one is ignored, as there.
 */
public final class EventRecorder {
  private final Objects objects;
  private final Supplier<Instant> now;
  private final boolean enabled;

  /**
   * A recorder.
   *
   * @param enabled whether to write at all
   */
  public EventRecorder(Objects objects, Supplier<Instant> now, boolean enabled) {
    this.objects = objects;
    this.now = now;
    this.enabled = enabled;
  }

  /** Records that something normal happened. */
  public void normal(StoredObject about, String component, String reason, String message) {
    record(about, component, "Normal", reason, message);
  }

  /** Records that something went wrong. */
  public void warning(StoredObject about, String component, String reason, String message) {
    record(about, component, "Warning", reason, message);
  }

  private void record(
      StoredObject about, String component, String type, String reason, String message) {
    if (!enabled) {
      return;
    }
    String time = Timestamps.of(now.get());
    String namespace = about.namespace().isEmpty() ? "default" : about.namespace();
    String name = about.name() + "." + hash(about.uid(), reason, message);
    StoredObject before = objects.get(new ObjectKey(ResourceTypes.EVENTS, namespace, name));
    try {
      if (before == null) {
        objects.create(
            ResourceTypes.EVENTS,
            namespace,
            event(about, namespace, name, component, type, reason, message, time));
      } else {
        JsonObject again = before.json().with("lastTimestamp", time);
        objects.update(before, again.with("count", before.json().number("count", 1) + 1));
      }
    } catch (ApiException refused) {
      // An Event is a courtesy: in a namespace that is ending, say, there is none.
    }
  }

  private static JsonObject event(
      StoredObject about,
      String namespace,
      String name,
      String component,
      String type,
      String reason,
      String message,
      String time) {
    return JsonObject.builder()
        .put("kind", "Event")
        .put("apiVersion", "v1")
        .put("metadata", JsonObject.of("name", name, "namespace", namespace))
        .put("involvedObject", reference(about))
        .put("reason", reason)
        .put("message", message)
        .put("source", JsonObject.of("component", component))
        .put("firstTimestamp", time)
        .put("lastTimestamp", time)
        .put("count", 1L)
        .put("type", type)
        .build();
  }

  private static JsonObject reference(StoredObject about) {
    return JsonObject.of(
        "kind",
        about.key().type().kind(),
        "namespace",
        about.namespace(),
        "name",
        about.name(),
        "uid",
        about.uid(),
        "apiVersion",
        about.key().type().apiVersion(),
        "resourceVersion",
        Long.toString(about.version()));
  }

  /** Sixteen hexadecimal digits, where client-go puts the time, so that a repetition is found. */
  private static String hash(String uid, String reason, String message) {
    long hash = 0xCBF29CE484222325L;
    String all = uid + '\0' + reason + '\0' + message;
    for (int i = 0; i < all.length(); i++) {
      hash = (hash ^ all.charAt(i)) * 0x100000001B3L;
    }
    String digits = Long.toHexString(hash);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
