package dev.rolloutshell.simulator.load;

import dev.rolloutshell.simulator.model.JsonObject;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;

/**
 * A client that does a bit of everything until told to stop: it increments shared counters with
 * optimistic retries, and creates, reads, changes, lists and deletes objects of its own.
 */
final class LoadClient implements Callable<LoadClient.Report> {
  static final int COUNTERS = 4;
  static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String RC = "/api/v1/namespaces/default/replicationcontrollers";
  private static final String JSON = "application/json";

  private final int number;
  private final Caller caller;
  private final RandomGenerator chance;
  private final long endNanos;
  private final ArrayDeque<String> own = new ArrayDeque<>();
  private final Map<Integer, Long> byStatus = new TreeMap<>();
  private final long[] incremented = new long[COUNTERS];
  private long created;

  LoadClient(int number, Caller caller, RandomGenerator chance, long endNanos) {
    this.number = number;
    this.caller = caller;
    this.chance = chance;
    this.endNanos = endNanos;
  }

  /**
   * What a client has done.
   *
   * @param byStatus how many answers of each status it got
   * @param incremented how many of its increments of each counter were acknowledged
   */
  record Report(Map<Integer, Long> byStatus, List<Long> incremented) {}

  @Override
  public Report call() throws Exception {
    while (System.nanoTime() < endNanos) {
      act(chance.nextInt(100));
    }
    return new Report(byStatus, Arrays.stream(incremented).boxed().toList());
  }

  private void act(int dice) throws Exception {
    if (dice < 25) {
      incrementByPut(chance.nextInt(COUNTERS));
    } else if (dice < 35) {
      incrementByPatch(chance.nextInt(COUNTERS));
    } else if (dice < 55) {
      create();
    } else if (dice < 65) {
      merge();
    } else if (dice < 80) {
      remove();
    } else if (dice < 88) {
      ask("GET", MAPS + "?labelSelector=client%3D" + number + "&limit=20", "", JSON);
    } else if (dice < 94) {
      ask("GET", "/api/v1/namespaces/default/pods?labelSelector=app%3Dweb", "", JSON);
    } else if (dice < 97) {
      ask("GET", RC + "/web", "", JSON);
    } else {
      scale();
    }
  }

  private Caller.Answer ask(String method, String uri, String body, String mediaType)
      throws IOException, InterruptedException {
    Caller.Answer answer = caller.call(method, uri, body, mediaType);
    byStatus.merge(answer.status(), 1L, Long::sum);
    return answer;
  }

  /** Reads, adds one, and writes with the version it read, until it is the first to do so. */
  private void incrementByPut(int counter) throws Exception {
    String uri = MAPS + "/counter-" + counter;
    int status;
    do {
      JsonObject seen = ask("GET", uri, "", JSON).body();
      JsonObject next = seen.withAt(Long.toString(count(seen) + 1), "data", "n");
      status = ask("PUT", uri, JsonText.of(next), JSON).status();
    } while (status == 409);
    if (status == 200) {
      incremented[counter]++;
    }
  }

  /** The same with a JSON patch that tests what it read. */
  private void incrementByPatch(int counter) throws Exception {
    String uri = MAPS + "/counter-" + counter;
    int status;
    do {
      long seen = count(ask("GET", uri, "", JSON).body());
      String patch =
          """
          [{"op":"test","path":"/data/n","value":"%d"},
           {"op":"replace","path":"/data/n","value":"%d"}]"""
              .formatted(seen, seen + 1);
      status = ask("PATCH", uri, patch, "application/json-patch+json").status();
    } while (status == 422);
    if (status == 200) {
      incremented[counter]++;
    }
  }

  static long count(JsonObject counter) {
    return Long.parseLong(counter.object("data").string("n", "0"));
  }

  private void create() throws Exception {
    String name = "own-%d-%d".formatted(number, created++);
    String body =
        """
        {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s","labels":{"client":"%d"}},
         "data":{"k":"%s"}}"""
            .formatted(name, number, "v".repeat(chance.nextInt(200)));
    if (ask("POST", MAPS, body, JSON).status() == 201) {
      own.add(name);
    }
  }

  private void merge() throws Exception {
    if (!own.isEmpty()) {
      String body = "{\"data\":{\"k\":\"" + chance.nextInt(1000) + "\"}}";
      ask("PATCH", MAPS + "/" + own.getLast(), body, "application/merge-patch+json");
    }
  }

  private void remove() throws Exception {
    if (!own.isEmpty()) {
      ask("DELETE", MAPS + "/" + own.removeFirst(), "", JSON);
    }
  }

  private void scale() throws Exception {
    JsonObject scale = ask("GET", RC + "/web/scale", "", JSON).body();
    JsonObject next = scale.withAt((long) chance.nextInt(4), "spec", "replicas");
    ask("PUT", RC + "/web/scale", JsonText.of(next), JSON);
  }
}
