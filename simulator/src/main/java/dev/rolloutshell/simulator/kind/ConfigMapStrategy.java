package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.model.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Config maps. */
final class ConfigMapStrategy implements Strategy {
  private static final int MAX_BYTES = 1 << 20;

  @Override
  public void validate(JsonObject object, FieldErrors errors) {
    long size = 0;
    for (String part : new String[] {"data", "binaryData"}) {
      for (var entry : object.object(part).entrySet()) {
        NameRules.configKey(entry.getKey(), part + "[" + entry.getKey() + "]", errors);
        if (part.equals("binaryData") && object.object("data").containsKey(entry.getKey())) {
          errors.invalid(
              "data[" + entry.getKey() + "]",
              entry.getKey(),
              "duplicate of key present in binaryData");
        }
        size += size(String.valueOf(entry.getValue()), part.equals("binaryData"));
      }
    }
    if (size > MAX_BYTES) {
      errors.tooLong("", MAX_BYTES);
    }
  }

  /** In bytes; what is in base64 counts as what it stands for. */
  private static long size(String value, boolean base64) {
    if (!base64) {
      return value.getBytes(StandardCharsets.UTF_8).length;
    }
    int padding = value.endsWith("==") ? 2 : value.endsWith("=") ? 1 : 0;
    return value.length() / 4L * 3 - padding;
  }

  @Override
  public void validateUpdate(JsonObject next, JsonObject old, FieldErrors errors) {
    if (old.isTrue("immutable")) {
      if (!next.isTrue("immutable")) {
        errors.forbidden("immutable", "field is immutable when `immutable` is set");
      }
      for (String part : new String[] {"data", "binaryData"}) {
        if (!Objects.equals(next.get(part), old.get(part))) {
          errors.forbidden(part, "field is immutable when `immutable` is set");
        }
      }
    }
    validate(next, errors);
  }
}
