package dev.rolloutshell.session;

import dev.rolloutshell.journal.ClusterDiary;
import dev.rolloutshell.journal.Entry;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What faults strike on a simulator that another process serves, for as long as that answers. A
 * cluster that is not known to be one is never asked.
 */
final class ServedStrikes {

  private static final String PATH = "/simulator/faults/strikes/";

  /** What a served simulator calls itself in the kubeconfig that it writes. */
  private static final String OWN_NAME = "simulator";

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Looks that do not ask after one that had no answer: each might wait as long for none. */
  private static final int LEFT_ALONE = 20;

  private final KubernetesClient client;
  private volatile boolean simulator;
  private volatile @Nullable ClusterDiary diary;
  private volatile boolean kept;
  private int left;
  private boolean met;
  private long last;

  /**
   * Those of a cluster, as far as they are heard of.
   *
   * @param context what the kubeconfig calls it
   */
  ServedStrikes(KubernetesClient client, String context) {
    this.client = client;
    URI server = URI.create(String.valueOf(client.getMasterUrl()));
    this.simulator = context.equals(OWN_NAME) && new DirectHosts(null).contains(server);
  }

  private record Told(
      long number, long id, String kind, String about, String namespace, String struck) {}

  private record Answer(long last, List<Told> strikes) {}

  /** Has them written down, too, from now on. */
  void tell(ClusterDiary told) {
    diary = told;
  }

  /** The cluster has answered as a simulator does. */
  void isSimulator() {
    simulator = !kept;
  }

  /** Keeps them to itself from now on: they are for the operator to find. */
  void keep() {
    kept = true;
    simulator = false;
  }

  /** Those since this was asked last; none before it was asked first. */
  synchronized List<Entry.Struck> since() {
    if (!simulator) {
      return List.of();
    }
    if (left > 0) {
      left--;
      return List.of();
    }
    List<Told> told = ask();
    ClusterDiary written = diary;
    return told.stream()
        .map(
            one -> {
              Entry.Struck entry =
                  new Entry.Struck(one.id(), one.kind(), one.about(), one.struck());
              if (written != null) {
                written.struck(one.namespace(), entry);
              }
              return entry;
            })
        .toList();
  }

  private List<Told> ask() {
    try {
      Answer answer = JSON.readValue(client.raw(PATH + last), Answer.class);
      boolean another = answer.last() < last; // It was started anew and counts from the beginning.
      List<Told> news = another || !met ? List.of() : answer.strikes();
      last = answer.last();
      met = true;
      return news;
    } catch (RuntimeException e) {
      // Whatever is wrong there, the rollout itself finds out, and says it. One that has never
      // answered is no simulator, or an older one.
      simulator = met && !kept;
      left = LEFT_ALONE;
      if (interrupted(e)) {
        Thread.currentThread().interrupt(); // That was meant for the rollout.
      }
      return List.of();
    }
  }

  private static boolean interrupted(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof InterruptedException || t instanceof InterruptedIOException) {
        return true;
      }
    }
    return false;
  }
}
