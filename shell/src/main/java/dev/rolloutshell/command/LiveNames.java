package dev.rolloutshell.command;

import dev.rolloutshell.session.ObjectType;
import dev.rolloutshell.session.Session;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** Names that are in the cluster now, for completion; a slow cluster never holds up a key. */
final class LiveNames {

  private static final long PATIENCE_MILLIS = 50;

  private final Session session;
  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(
          runnable -> {
            Thread thread = new Thread(runnable, "completion");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Map<String, String> known = Map.of();

  LiveNames(Session session) {
    this.session = session;
  }

  /** Controllers and a few words on each; those known last when the cluster is slow to say. */
  Map<String, String> controllers() {
    Future<Map<String, String>> answer = asking.submit(this::ask);
    try {
      return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      // What was known last has to do.
    }
    return known;
  }

  private Map<String, String> ask() {
    Map<String, String> names = new TreeMap<>();
    for (JsonNode rc :
        session.objects(null).list(ObjectType.REPLICATION_CONTROLLERS, null).path("items")) {
      JsonNode containers = rc.path("spec").path("template").path("spec").path("containers");
      names.put(
          rc.path("metadata").path("name").asString(""),
          rc.path("status").path("readyReplicas").asInt(0)
              + "/"
              + rc.path("spec").path("replicas").asInt(0)
              + " ready, "
              + containers.path(0).path("image").asString(""));
    }
    known = names;
    return names;
  }
}
