package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.json.GoValues;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.store.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with an object, field by field, in the words of Kubernetes' field errors. */
public final class FieldErrors {
  private record FieldError(String reason, String field, String message) {}

  private final List<FieldError> found = new ArrayList<>();

  boolean isEmpty() {
    return found.isEmpty();
  }

  int size() {
    return found.size();
  }

  void addAll(FieldErrors others) {
    found.addAll(others.found);
  }

  /** All that is wrong with one value as one fault of a field. */
  public Optional<String> joinedAt(String field, String value) {
    String prefix = "Invalid value: " + GoValues.quote(value) + ": ";
    List<String> details = new ArrayList<>();
    found.forEach(error -> details.add(error.message.substring(prefix.length())));
    return details.isEmpty()
        ? Optional.empty()
        : Optional.of(field + ": " + prefix + String.join("; ", details));
  }

  /** All findings as one text, when there are any. */
  public Optional<String> text() {
    Set<String> texts = new LinkedHashSet<>();
    found.forEach(error -> texts.add(error.field + ": " + error.message));
    return texts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            texts.size() == 1 ? texts.iterator().next() : "[" + String.join(", ", texts) + "]");
  }

  /** A value is missing. */
  public void required(String field, String detail) {
    add("FieldValueRequired", field, "Required value" + after(detail));
  }

  /** A value is not as it should be. */
  public void invalid(String field, @Nullable Object value, String detail) {
    invalidText(field, GoValues.show(value), detail);
  }

  /** As {@link #invalid}, for a value that is shown in a form of its own. */
  public void invalidText(String field, String shown, String detail) {
    add("FieldValueInvalid", field, "Invalid value: " + shown + after(detail));
  }

  void duplicate(String field, @Nullable Object value) {
    duplicateText(field, GoValues.show(value));
  }

  /** As {@link #duplicate}, for a value that is shown in a form of its own. */
  void duplicateText(String field, String shown) {
    add("FieldValueDuplicate", field, "Duplicate value: " + shown);
  }

  /** A value may not be given. */
  public void forbidden(String field, String detail) {
    add("FieldValueForbidden", field, "Forbidden" + after(detail));
  }

  void notFound(String field, @Nullable Object value) {
    add("FieldValueNotFound", field, "Not found: " + GoValues.show(value));
  }

  void tooLong(String field, int max) {
    add("FieldValueTooLong", field, "Too long: must have at most " + max + " bytes");
  }

  void tooMany(String field, int count, int max) {
    add(
        "FieldValueTooMany",
        field,
        "Too many: %d: must have at most %d items".formatted(count, max));
  }

  /** A value is none of those that may be given. */
  public void unsupported(String field, @Nullable Object value, List<String> supported) {
    List<String> quoted = supported.stream().map(s -> "\"" + s + "\"").toList();
    String detail = supported.isEmpty() ? "" : ": supported values: " + String.join(", ", quoted);
    add("FieldValueNotSupported", field, "Unsupported value: " + GoValues.show(value) + detail);
  }

  private static String after(String detail) {
    return detail.isEmpty() ? "" : ": " + detail;
  }

  private void add(String reason, String field, String message) {
    found.add(new FieldError(reason, field, message));
  }

  /** Refuses an object when anything was found. */
  public void refuse(ResourceType type, String name) {
    refuse(type.group(), type.kind(), name);
  }

  /** Refuses an object of a kind when anything was found. */
  public void refuse(String group, String kind, String name) {
    if (!found.isEmpty()) {
      throw refusal(group, kind, name);
    }
  }

  /** The refusal of an object of a kind. */
  public ApiException refusal(String group, String kind, String name) {
    List<JsonObject> causes = new ArrayList<>();
    for (FieldError error : found) {
      causes.add(
          JsonObject.of("reason", error.reason, "message", error.message, "field", error.field));
    }
    String all = text().orElse("");
    return new ApiException(
        422,
        "Invalid",
        ApiException.qualified(group, kind) + " \"" + name + "\" is invalid: " + all,
        ApiException.details(group, kind, name).with("causes", causes));
  }
}
