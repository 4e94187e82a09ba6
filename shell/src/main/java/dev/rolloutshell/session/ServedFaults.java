package dev.rolloutshell.session;

import dev.rolloutshell.simulator.fault.FaultSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The faults of a simulator that another process serves; the same token lets us in. */
final class ServedFaults implements FaultDoor {
  private static final String PATH = "/simulator/faults";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final KubernetesClient client;
  private final String context;
  private final Runnable answered;

  /**
   * Those of a cluster, which may be a simulator.
   *
   * @param answered is run when it has answered as one
   */
  ServedFaults(KubernetesClient client, String context, Runnable answered) {
    this.client = client;
    this.context = context;
    this.answered = answered;
  }

  /** All of them as the server tells. */
  private record Answer(List<Map<String, Object>> faults) {}

  @Override
  public Map<String, Object> add(FaultSpec spec) {
    String answer = send("POST", PATH, JSON.writeValueAsString(spec.toMap()));
    return JSON.readValue(answer, new TypeReference<>() {});
  }

  @Override
  public List<Map<String, Object>> list() {
    return JSON.readValue(send("GET", PATH, null), Answer.class).faults();
  }

  @Override
  public boolean remove(long id) {
    boolean there =
        list().stream()
            .anyMatch(
                fault -> fault.get("id") instanceof Number number && number.longValue() == id);
    if (there) {
      send("DELETE", PATH + "/" + id, null);
    }
    return there;
  }

  @Override
  public int clear() {
    int before = list().size();
    send("DELETE", PATH, null);
    return before;
  }

  private String send(String method, String path, @Nullable String body) {
    try {
      String answer = client.raw(path, method, body);
      if (answer != null && answer.startsWith("{")) {
        answered.run();
        return answer;
      }
    } catch (KubernetesClientException e) {
      if (e.getCode() == 400) {
        throw CommandFailure.usage(String.valueOf(e.getMessage()), "fault kinds");
      }
      if (e.getCode() != 404 && e.getCode() != 403 && e.getCode() != 405) {
        throw ApiFailures.of(e, String.valueOf(client.getMasterUrl()));
      }
    }
    throw CommandFailure.refused(
        "context "
            + context
            + ": expected a simulator, but this is a real cluster, where nothing is broken on"
            + " purpose",
        "connect simulator");
  }
}
