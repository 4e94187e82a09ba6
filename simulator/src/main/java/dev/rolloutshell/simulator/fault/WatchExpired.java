package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.ApiException;
import java.time.Duration;
import java.util.List;

/** A watch that has fallen too far behind: 410 in place of an event, and the stream ends. */
final class WatchExpired extends NamedKind implements FrameKind {

  WatchExpired() {
    super(Family.WATCH, "watch-expired", "410 Expired in place of an event, and the stream ends");
  }

  @Override
  public Fate fate(byte[] frame, FaultEffect effect) {
    ApiException gone =
        new ApiException(410, "Expired", "too old resource version", ApiException.NO_DETAILS);
    byte[] error = Json.write(JsonObject.of("type", "ERROR", "object", gone.status()));
    return new Fate(List.of(error), Duration.ZERO, true);
  }
}
