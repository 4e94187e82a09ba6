package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells of a pod, whose status column sums up what its containers are about. */
final class PodCells {
  private static final String NONE = "<none>";

  private PodCells() {}

  static List<@Nullable Object> cells(JsonObject pod, Instant now) {
    JsonObject spec = pod.object("spec");
    JsonObject status = pod.object("status");
    long ready = 0;
    long restarts = 0;
    for (JsonObject container : status.objects("containerStatuses")) {
      restarts += container.number("restartCount", 0);
      boolean running = container.object("state").containsKey("running");
      ready += container.isTrue("ready") && running ? 1 : 0;
    }
    return Tables.cells(
        TableCells.name(pod),
        ready + "/" + spec.list("containers").size(),
        reason(pod),
        restarts,
        TableCells.age(pod, now),
        orNone(status.string("podIP", "")),
        orNone(spec.string("nodeName", "")),
        orNone(status.string("nominatedNodeName", "")),
        gates(spec, status));
  }

  private static String orNone(String text) {
    return text.isEmpty() ? NONE : text;
  }

  private static String reason(JsonObject pod) {
    JsonObject status = pod.object("status");
    String reason = status.string("reason", status.string("phase", ""));
    boolean running = false;
    List<JsonObject> containers = status.objects("containerStatuses");
    for (int i = containers.size() - 1; i >= 0; i--) {
      JsonObject state = containers.get(i).object("state");
      String own = ofState(state);
      if (!own.isEmpty()) {
        reason = own;
      }
      running |= containers.get(i).isTrue("ready") && state.containsKey("running");
    }
    if (reason.equals("Completed") && running) {
      reason = isReady(status) ? "Running" : "NotReady";
    }
    return pod.object("metadata").get("deletionTimestamp") == null ? reason : "Terminating";
  }

  private static String ofState(JsonObject state) {
    String waiting = state.object("waiting").string("reason", "");
    if (!waiting.isEmpty()) {
      return waiting;
    }
    if (!(state.get("terminated") instanceof JsonObject terminated)) {
      return "";
    }
    String reason = terminated.string("reason", "");
    if (!reason.isEmpty()) {
      return reason;
    }
    long signal = terminated.number("signal", 0);
    return signal != 0 ? "Signal:" + signal : "ExitCode:" + terminated.number("exitCode", 0);
  }

  private static boolean isReady(JsonObject status) {
    return status.objects("conditions").stream()
        .anyMatch(c -> "Ready".equals(c.string("type")) && "True".equals(c.string("status")));
  }

  private static String gates(JsonObject spec, JsonObject status) {
    List<JsonObject> gates = spec.objects("readinessGates");
    if (gates.isEmpty()) {
      return NONE;
    }
    long holding =
        gates.stream()
            .filter(
                gate ->
                    status.objects("conditions").stream()
                        .anyMatch(
                            c ->
                                c.string("type", "").equals(gate.string("conditionType", ""))
                                    && "True".equals(c.string("status"))))
            .count();
    return holding + "/" + gates.size();
  }
}
