package dev.rolloutshell.explore;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.simulator.transport.RequestHook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the cluster as it is before each write of a client. */
final class Writes implements RequestHook {

  private final Stage stage;
  private final List<Moment> before = new ArrayList<>();
  private final List<String> made = new ArrayList<>();

  Writes(Stage stage) {
    this.stage = stage;
  }

  @Override
  public @Nullable ApiResponse beforeApply(ApiRequest request) {
    if (before.size() == Film.MOST_CALLS) {
      throw new ClientDeath();
    }
    if (!request.method().equals("GET")) {
      before.add(stage.moment());
      made.add(request.method() + " " + request.path());
      stage.writes(request);
    }
    return null;
  }

  /** The cluster before a write, counted from 0. */
  Moment before(int write) {
    return before.get(write);
  }

  /** How many writes may be made before there is no way back: the source is deleted next. */
  int lastReversible() {
    int delete =
        made.indexOf("DELETE /api/v1/namespaces/default/replicationcontrollers/" + Setup.NAME);
    return delete < 0 ? made.size() - 1 : delete;
  }
}
