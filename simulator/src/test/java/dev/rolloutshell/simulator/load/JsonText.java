package dev.rolloutshell.simulator.load;

import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import java.nio.charset.StandardCharsets;

/** Trees as text. */
final class JsonText {
  private JsonText() {}

  static String of(JsonObject tree) {
    return new String(Json.write(tree), StandardCharsets.UTF_8);
  }
}
