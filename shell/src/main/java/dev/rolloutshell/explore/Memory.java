package dev.rolloutshell.explore;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was found from every state of one rollout, shared by all threads: what begins in a state
 * that another client has left already is not run again. Whoever comes second waits for the first;
 * a search only waits for shorter ones, so that none waits for itself.
 */
final class Memory {

  /**
   * Where a search begins.
   *
   * @param state the cluster
   * @param time when
   * @param next what the next client is told
   * @param left how many more things may go wrong
   */
  record Key(long state, Instant time, Command next, int left) {

    Key(Moment moment, Command next, int left) {
      this(moment.state(), moment.time(), next, left);
    }
  }

  private final Map<Key, CompletableFuture<Findings>> known = new ConcurrentHashMap<>();

  /** What is found from there; searched for once. */
  Findings once(Key key, Supplier<Findings> search) {
    CompletableFuture<Findings> mine = new CompletableFuture<>();
    CompletableFuture<Findings> known = this.known.putIfAbsent(key, mine);
    if (known != null) {
      return known.join().again();
    }
    try {
      Findings found = search.get();
      mine.complete(found);
      return found;
    } catch (RuntimeException | Error failure) {
      mine.completeExceptionally(failure);
      throw failure;
    }
  }
}
