package dev.rolloutshell.simulator.json;

import dev.rolloutshell.simulator.model.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.TreeSet;

/** A difference of two specifications, shown to people. */
public final class GoDiff {
  private GoDiff() {}

  /** The members that differ, each as it would be and as it is. */
  public static String podSpec(JsonObject next, JsonObject old) {
    StringBuilder out = new StringBuilder("  core.PodSpec{\n");
    TreeSet<String> keys = new TreeSet<>(next.keySet());
    keys.addAll(old.keySet());
    for (String key : keys) {
      if (!Objects.equals(next.get(key), old.get(key))) {
        out.append("- \t").append(key).append(": ").append(text(next.get(key))).append(",\n");
        out.append("+ \t").append(key).append(": ").append(text(old.get(key))).append(",\n");
      }
    }
    return out.append("  }\n").toString();
  }

  private static String text(@org.jspecify.annotations.Nullable Object value) {
    return new String(Json.write(value), StandardCharsets.UTF_8);
  }
}
