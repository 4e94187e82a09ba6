package dev.rolloutshell.command;

import dev.rolloutshell.session.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Names for completion, read in the background. Tab is answered with those known last; a slow or
 * silent cluster holds it up for a moment at most, and only where it is to be expected that it
 * answers.
 */
final class LiveNames implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 20;
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Namespaces whose names are remembered; the one asked for longest ago goes first. */
  private static final int MOST_NAMESPACES = 16;

  /** Stands for the session's own namespace. */
  private static final String OWN = "";

  private final Function<String, ClusterNames> source;
  private final Map<String, Shelf> shelves = new LinkedHashMap<>(16, 0.75f, true);
  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(
          runnable -> {
            Thread thread = new Thread(runnable, "completion");
            thread.setDaemon(true);
            return thread;
          });

  LiveNames(Session session) {
    this(namespace -> ClusterNames.read(session, namespace.equals(OWN) ? null : namespace));
  }

  /** The same names in every namespace, from somewhere that may be slow. */
  LiveNames(Callable<ClusterNames> source) {
    this(
        namespace -> {
          try {
            return source.call();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /**
   * Names from somewhere that may be slow.
   *
   * @param source gives those of a namespace; an empty one is the session's own
   */
  LiveNames(Function<String, ClusterNames> source) {
    this.source = source;
  }

  /** What is known of one namespace, and what was asked. */
  private static final class Shelf {
    private @Nullable Future<ClusterNames> answer;
    private long asked;
    private ClusterNames known = ClusterNames.NONE;
  }

  /** Begins to read those of the session's own namespace again, unless they are fresh. */
  synchronized void refresh() {
    refresh(shelf(OWN), OWN);
  }

  private Shelf shelf(String namespace) {
    Shelf shelf = shelves.computeIfAbsent(namespace, key -> new Shelf());
    if (shelves.size() > MOST_NAMESPACES) {
      shelves.remove(shelves.keySet().iterator().next());
    }
    return shelf;
  }

  private void refresh(Shelf shelf, String namespace) {
    Future<ClusterNames> under = shelf.answer;
    boolean busy = under != null && !under.isDone();
    boolean fresh = under != null && System.nanoTime() - shelf.asked < FRESH_NANOS;
    if (!busy && !fresh) {
      shelf.asked = System.nanoTime();
      shelf.answer = asking.submit(() -> source.apply(namespace));
    }
  }

  /** The names of the session's own namespace now. */
  ClusterNames names() {
    return names(null);
  }

  /**
   * The names now; those known last when the cluster is slow to say.
   *
   * @param namespace whose, or {@code null} for the session's own
   */
  synchronized ClusterNames names(@Nullable String namespace) {
    String key = namespace == null ? OWN : namespace;
    Shelf shelf = shelf(key);
    refresh(shelf, key);
    Future<ClusterNames> under = shelf.answer;
    try {
      if (under != null) {
        shelf.known = under.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      // What was known last has to do.
    }
    return shelf.known;
  }

  @Override
  public void close() {
    asking.shutdownNow();
  }
}
