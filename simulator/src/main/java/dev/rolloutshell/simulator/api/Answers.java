package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.StoredObject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts objects and lists into the form that the client asked for. */
final class Answers {
  private static final byte[] CLOSING = {']', '}'};

  private final Supplier<Instant> now;

  Answers(Supplier<Instant> now) {
    this.now = now;
  }

  ApiResponse object(int status, StoredObject object, Representation form) {
    byte[] body =
        form instanceof Representation.Whole
            ? Json.write(object)
            : Json.write(form.of(object.key().type(), object, now.get()));
    return new ApiResponse(status, ApiServer.JSON, Map.of(), body);
  }

  ApiResponse list(ResourceType type, Lists.Page page, Representation form) {
    if (form instanceof Representation.TableRows rows) {
      return ApiServer.json(
          200, Tables.table(type, page.metadata(), page.objects(), rows, now.get()));
    }
    if (form instanceof Representation.PartialMetadata partial) {
      List<@Nullable Object> items = new ArrayList<>();
      page.objects().forEach(o -> items.add(form.of(type, o, now.get())));
      return ApiServer.json(
          200,
          JsonObject.of(
              "kind",
              "PartialObjectMetadataList",
              "apiVersion",
              "meta.k8s.io/" + partial.version(),
              "metadata",
              page.metadata(),
              "items",
              items));
    }
    if (form instanceof Representation.Converted converted) {
      return ApiServer.json(200, converted(converted.served(), page));
    }
    return new ApiResponse(200, ApiServer.JSON, Map.of(), whole(type, page));
  }

  private static JsonObject converted(Served served, Lists.Page page) {
    List<@Nullable Object> items = new ArrayList<>();
    for (StoredObject object : page.objects()) {
      items.add(served.shown(object.json()).without("kind").without("apiVersion"));
    }
    return JsonObject.of(
        "kind",
        served.shown().kind() + "List",
        "apiVersion",
        served.shown().apiVersion(),
        "metadata",
        page.metadata(),
        "items",
        items);
  }

  /**
   * A list made of the bytes of its objects. Their kind and version, which every one begins with,
   * are left out as Kubernetes does.
   */
  private static byte[] whole(ResourceType type, Lists.Page page) {
    int head = head(type).length;
    byte[] opening = opening(type, page);
    List<byte[]> items = new ArrayList<>(page.objects().size());
    int size = opening.length + CLOSING.length;
    for (StoredObject object : page.objects()) {
      byte[] item = Json.write(object);
      items.add(item);
      size += item.length - head + 2;
    }
    ByteBuffer list = ByteBuffer.allocate(items.isEmpty() ? size : size - 1).put(opening);
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        list.put((byte) ',');
      }
      byte[] item = items.get(i);
      list.put((byte) '{').put(item, head, item.length - head);
    }
    return list.put(CLOSING).array();
  }

  private static byte[] opening(ResourceType type, Lists.Page page) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    write(out, "{\"kind\":\"" + type.kind() + "List\",\"apiVersion\":\"" + type.apiVersion());
    write(out, "\",\"metadata\":");
    out.writeBytes(Json.write(page.metadata()));
    write(out, ",\"items\":[");
    return out.toByteArray();
  }

  private static byte[] head(ResourceType type) {
    return ("{\"kind\":\"" + type.kind() + "\",\"apiVersion\":\"" + type.apiVersion() + "\",")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The word that an object is gone. */
  static ApiResponse gone(StoredObject last) {
    ResourceType type = last.key().type();
    JsonObject details =
        ApiException.details(type.group(), type.plural(), last.name()).with("uid", last.uid());
    return ApiServer.json(
        200,
        JsonObject.of(
            "kind",
            "Status",
            "apiVersion",
            "v1",
            "metadata",
            JsonObject.EMPTY,
            "status",
            "Success",
            "details",
            details));
  }

  static ApiException methodNotAllowed() {
    return new ApiException(
        405,
        "MethodNotAllowed",
        "the server does not allow this method on the requested resource",
        JsonObject.EMPTY);
  }

  static ApiException noSuchResource() {
    return new ApiException(
        404, "NotFound", "the server could not find the requested resource", JsonObject.EMPTY);
  }
}
