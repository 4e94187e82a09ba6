package dev.rolloutshell.view;

import java.time.Duration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes a duration as operators write it. */
final class DurationSerializer extends ValueSerializer<Duration> {

  @Override
  public void serialize(Duration value, JsonGenerator json, SerializationContext context) {
    json.writeString(Durations.format(value));
  }
}
