package dev.rolloutshell.explore;

import dev.rolloutshell.rollout.plan.Planner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Explores many rollouts, on as many threads as are wanted; what is found does not depend on it.
 */
public final class Exploration {

  private final Planner planner;
  private final Set<CallFault.Kind> kinds;
  private final int depth;
  private final long seed;
  private final LongSupplier nanos;
  private final BooleanSupplier goOn;
  private volatile boolean stopped;
  private final ThreadLocal<Map<Setup, Explorer>> explorers = ThreadLocal.withInitial(HashMap::new);

  /**
   * An exploration.
   *
   * @param planner whose rules are tried
   * @param kinds what may go wrong at a call
   * @param depth how many things may go wrong in one case, at least 1
   * @param seed the source of all chance on the simulated clusters
   * @param nanos a clock that only tells how long something took
   * @param goOn asked before every case; when it says no, the exploration ends where it is
   */
  public Exploration(
      Planner planner,
      Set<CallFault.Kind> kinds,
      int depth,
      long seed,
      LongSupplier nanos,
      BooleanSupplier goOn) {
    this.planner = planner;
    this.kinds = Set.copyOf(kinds);
    this.depth = depth;
    this.seed = seed;
    this.nanos = nanos;
    this.goOn = () -> !stopped && goOn.getAsBoolean();
  }

  /** Told how far an exploration has come, on any thread. */
  @FunctionalInterface
  public interface Listener {

    /** So many of so many parts are explored. */
    void explored(int parts, int of);
  }

  /**
   * A part that can be explored by itself: all that follows from one first fault.
   *
   * @param death the first client's death, or {@code null} when it lives on
   * @param fault the first fault; {@code null} where nothing goes wrong
   * @param times how many first faults leave this very state
   */
  private record Part(
      Setup setup, Film.@Nullable Moment death, @Nullable CallFault fault, int times) {}

  /**
   * Explores these rollouts.
   *
   * @throws InterruptedException when it is interrupted; nothing goes on in the background
   */
  public ExplorationReport run(List<Setup> setups, int threads, Shard shard, Listener listener)
      throws InterruptedException {
    long began = nanos.getAsLong();
    List<Part> parts = new ArrayList<>();
    for (Setup setup : setups) {
      parts.addAll(parts(setup));
    }
    List<Part> mine = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (shard.has(i)) {
        mine.add(parts.get(i));
      }
    }
    Findings total = explore(mine, threads, listener);
    return ExplorationReport.of(total, seed, goOn.getAsBoolean(), nanos.getAsLong() - began);
  }

  private Findings explore(List<Part> parts, int threads, Listener listener)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      AtomicInteger done = new AtomicInteger();
      List<Future<Findings>> found = new ArrayList<>();
      for (Part part : parts) {
        found.add(
            pool.submit(
                () -> {
                  Findings findings = explore(part);
                  listener.explored(done.incrementAndGet(), parts.size());
                  return findings;
                }));
      }
      Findings total = new Findings();
      for (Future<Findings> one : found) {
        total.add(one.get());
      }
      return total;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a case could not be run: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      stopped = true;
      throw e;
    } finally {
      pool.shutdownNow();
    }
  }

  private Explorer explorer(Setup setup) {
    return explorers.get().computeIfAbsent(setup, s -> new Explorer(s, planner, seed, kinds, goOn));
  }

  private Findings explore(Part part) {
    Explorer explorer = explorer(part.setup());
    Findings findings = found(explorer, part);
    for (int again = 1; again < part.times(); again++) {
      findings.pruned(findings.runs() / again, findings.converged() / again);
    }
    return findings;
  }

  private Findings found(Explorer explorer, Part part) {
    if (part.fault() == null) {
      return explorer.undisturbed();
    }
    return part.death() == null
        ? explorer.alive(part.fault(), depth)
        : explorer.afterDeath(part.death(), depth);
  }

  /**
   * The case in which nothing goes wrong, and the first faults; those that leave one state
   * together.
   */
  private List<Part> parts(Setup setup) {
    Film film = explorer(setup).film();
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(setup, null, null, 1));
    Film.Moment last = null;
    for (Film.Moment moment : film.moments()) {
      if (!kinds.contains(moment.fault().kind())) {
        continue;
      }
      if (last != null && last.happened() == moment.happened()) {
        Part same = parts.remove(parts.size() - 1);
        parts.add(new Part(setup, same.death(), same.fault(), same.times() + 1));
      } else {
        parts.add(new Part(setup, moment, moment.fault(), 1));
        last = moment;
      }
    }
    if (kinds.contains(CallFault.Kind.LOST_REPLY)) {
      for (int call = 0; call < film.calls(); call++) {
        parts.add(new Part(setup, null, new CallFault(CallFault.Kind.LOST_REPLY, call), 1));
      }
    }
    return parts;
  }
}
