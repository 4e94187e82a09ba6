package dev.rolloutshell.simulator.store;

import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceType;

/** The API's refusal of a request, with what a Kubernetes {@code Status} tells the client. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final transient JsonObject details;
  private final String continuation;

  /**
   * A refusal.
   *
   * @param code HTTP status
   * @param reason Kubernetes' one-word reason, empty when it has none
   * @param message what a person is told
   * @param details the {@code details} of the {@code Status}
   */
  public ApiException(int code, String reason, String message, JsonObject details) {
    this(code, reason, message, details, "");
  }

  /** A refusal that tells a list's reader with which token to go on. */
  public ApiException(
      int code, String reason, String message, JsonObject details, String continuation) {
    super(message, null, false, false);
    this.continuation = continuation;
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  /** HTTP status. */
  public int code() {
    return code;
  }

  /** Kubernetes' one-word reason, such as {@code Conflict}. */
  public String reason() {
    return reason;
  }

  /** What a person is told. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** Whether there is no such object. */
  public boolean isNotFound() {
    return code == 404;
  }

  /** Whether the object was changed, or is another one than expected. */
  public boolean isConflict() {
    return reason.equals("Conflict");
  }

  /** Whether the name is taken. */
  public boolean isAlreadyExists() {
    return reason.equals("AlreadyExists");
  }

  /** The {@code Status} object that a client receives. */
  public JsonObject status() {
    JsonBuilder status =
        JsonObject.builder()
            .put("kind", "Status")
            .put("apiVersion", "v1")
            .put(
                "metadata",
                continuation.isEmpty() ? JsonObject.EMPTY : JsonObject.of("continue", continuation))
            .put("status", "Failure")
            .put("message", message());
    if (!reason.isEmpty()) {
      status.put("reason", reason);
    }
    if (!details.equals(NO_DETAILS)) {
      status.put("details", details);
    }
    return status.put("code", (long) code).build();
  }

  /** Stands for a {@code Status} without {@code details}, unlike one with empty details. */
  public static final JsonObject NO_DETAILS = JsonObject.of("none", null);

  /** Details that name an object. */
  public static JsonObject details(String group, String kind, String name) {
    JsonBuilder details = JsonObject.builder();
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!group.isEmpty()) {
      details.put("group", group);
    }
    if (!kind.isEmpty()) {
      details.put("kind", kind);
    }
    return details.build();
  }

  /** A type as messages name it: {@code pods}, {@code leases.coordination.k8s.io}. */
  public static String qualified(String group, String name) {
    return group.isEmpty() ? name : name + "." + group;
  }

  private static String quoted(ResourceType type, String name) {
    return qualified(type.group(), type.plural()) + " \"" + name + "\"";
  }

  private static JsonObject details(ResourceType type, String name) {
    return details(type.group(), type.plural(), name);
  }

  /** 404: there is no such object. */
  public static ApiException notFound(ResourceType type, String name) {
    return new ApiException(
        404, "NotFound", quoted(type, name) + " not found", details(type, name));
  }

  /** 409: the name is taken, perhaps by an object that is about to go. */
  public static ApiException alreadyExists(StoredObject present) {
    ResourceType type = present.key().type();
    String name = present.name();
    String going = present.isBeingDeleted() ? "object is being deleted: " : "";
    return new ApiException(
        409, "AlreadyExists", going + quoted(type, name) + " already exists", details(type, name));
  }

  /** 409: the object is not what the client believed it to be. */
  public static ApiException conflict(ResourceType type, String name, String why) {
    return new ApiException(
        409,
        "Conflict",
        "Operation cannot be fulfilled on " + quoted(type, name) + ": " + why,
        details(type, name));
  }

  /** 409: the object has been written since the client read it. */
  public static ApiException stale(ResourceType type, String name) {
    return conflict(
        type,
        name,
        "the object has been modified; please apply your changes to the latest version"
            + " and try again");
  }

  /** 400: the request makes no sense. */
  public static ApiException badRequest(String why) {
    return new ApiException(400, "BadRequest", why, NO_DETAILS);
  }

  /** 403: the request is understood and not allowed. */
  public static ApiException forbidden(ResourceType type, String name, String why) {
    return new ApiException(
        403, "Forbidden", quoted(type, name) + " is forbidden: " + why, details(type, name));
  }
}
