package dev.rolloutshell.command;

import dev.rolloutshell.session.Session;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Names for completion, read in the background. Tab is answered with those known last; a slow or
 * silent cluster holds it up for a moment at most, and only where it is to be expected that it
 * answers.
 */
final class LiveNames implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 20;
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Callable<ClusterNames> source;
  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(
          runnable -> {
            Thread thread = new Thread(runnable, "completion");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Future<ClusterNames> answer;
  private long asked;
  private ClusterNames known = ClusterNames.NONE;

  LiveNames(Session session) {
    this(() -> ClusterNames.read(session));
  }

  /** Names from somewhere that may be slow. */
  LiveNames(Callable<ClusterNames> source) {
    this.source = source;
  }

  /** Begins to read them again, unless they are fresh or being read. */
  synchronized void refresh() {
    Future<ClusterNames> under = answer;
    boolean busy = under != null && !under.isDone();
    boolean fresh = under != null && System.nanoTime() - asked < FRESH_NANOS;
    if (!busy && !fresh) {
      asked = System.nanoTime();
      answer = asking.submit(source);
    }
  }

  /** The names now; those known last when the cluster is slow to say. */
  synchronized ClusterNames names() {
    refresh();
    Future<ClusterNames> under = answer;
    try {
      if (under != null) {
        known = under.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      // What was known last has to do.
    }
    return known;
  }

  @Override
  public void close() {
    asking.shutdownNow();
  }
}
