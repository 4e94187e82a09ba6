package dev.rolloutshell.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The frames of one watch, in the order in which they come. */
public final class Frames implements AutoCloseable {

  private static final Duration OPENING = Duration.ofSeconds(10);

  private final Queue<String> frames = new ConcurrentLinkedQueue<>();
  private final WatchStream stream;

  /**
   * Opens a watch.
   *
   * @param waiting is woken by every frame, and by the end
   * @param pathAndQuery the address on the server
   */
  public Frames(KubernetesClient client, Waiting waiting, String pathAndQuery) {
    this.stream =
        new WatchStream(
            text -> {
              frames.add(text);
              waiting.wake();
            },
            waiting::wake);
    stream.open(new Transport(client, OPENING), pathAndQuery);
  }

  /** Whether there are some that were not taken yet. */
  public boolean any() {
    return !frames.isEmpty();
  }

  /** Whether more may come. */
  public boolean live() {
    return stream.live();
  }

  /** Takes the next one; {@code null} when there is none now. */
  public @Nullable String next() {
    return frames.poll();
  }

  @Override
  public void close() {
    stream.close();
  }
}
