package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.ExitCode;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes an exit code as the number that the process would end with. */
final class ExitCodeSerializer extends ValueSerializer<ExitCode> {

  @Override
  public void serialize(ExitCode value, JsonGenerator json, SerializationContext context) {
    json.writeNumber(value.code());
  }
}
