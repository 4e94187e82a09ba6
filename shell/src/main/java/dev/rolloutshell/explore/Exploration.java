package dev.rolloutshell.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Explores many rollouts, on as many threads as are wanted; what is found does not depend on it.
 */
public final class Exploration {

  /** Up to here every case is tried; beyond, those that chance and coverage choose. */
  private static final int EXHAUSTIVE = 2;

  private static final int MOST_SHRUNK = 10;

  private final Tool tool;
  private final Scope scope;
  private final Budget budget;
  private final LongSupplier nanos;
  private final Map<Setup, Memory> memories = new ConcurrentHashMap<>();
  private final ThreadLocal<Map<Setup, Explorer>> explorers = ThreadLocal.withInitial(HashMap::new);
  private volatile boolean stopped;
  private volatile boolean cut;

  /**
   * An exploration.
   *
   * @param tool what is tried
   * @param scope what is covered
   * @param budget when it ends before it is through
   * @param nanos a clock that only tells how long something took
   */
  public Exploration(Tool tool, Scope scope, Budget budget, LongSupplier nanos) {
    this.tool = tool;
    this.scope = scope;
    this.budget = budget;
    this.nanos = nanos;
  }

  /** Told how far an exploration has come, on the thread that runs it, as parts are through. */
  @FunctionalInterface
  public interface Listener {

    /** So many of so many parts are explored, or that much of the budget is used up. */
    void explored(int parts, int of, ExplorationReport soFar);

    /** Hears nothing. */
    Listener NONE = (parts, of, soFar) -> {};
  }

  private boolean goOn() {
    boolean on = !stopped && budget.timeLeft().getAsBoolean();
    cut |= !on;
    return on;
  }

  /**
   * Explores. When the thread is interrupted, it ends where it is, and the report says so; nothing
   * goes on in the background.
   */
  public ExplorationReport run(int threads, Listener listener) {
    Totals totals = new Totals(scope, nanos);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      if (scope.depth() > EXHAUSTIVE) {
        search(pool, totals, listener);
      } else {
        explore(mine(), pool, totals, listener);
      }
      if (cut) {
        totals.stopped();
      }
      ExplorationReport report = totals.report();
      return report.violations().isEmpty() ? report : shrunk(totals);
    } finally {
      stopped = true;
      pool.shutdownNow();
      end(pool);
    }
  }

  /** Takes from the first violations what they do not need; that takes time beyond any budget. */
  private ExplorationReport shrunk(Totals totals) {
    Map<Setup, Explorer> patient = new HashMap<>();
    for (int i = 0; i < Math.min(MOST_SHRUNK, totals.cases().size()); i++) {
      Beginning beginning = totals.cases().get(i).beginning();
      Explorer explorer =
          patient.computeIfAbsent(beginning.setup(), s -> explorer(s, new Memory(), () -> true));
      List<Schedule.Leg> legs =
          Shrinker.shrink(
              totals.cases().get(i).broken().legs(),
              fewer -> !explorer.complaints(beginning, fewer).isEmpty());
      List<String> complaints = explorer.complaints(beginning, legs);
      if (!complaints.isEmpty()) {
        totals.shrunk(i, beginning.schedule().with(legs), complaints);
      }
    }
    return totals.report();
  }

  private List<Part> mine() {
    List<Part> mine = new ArrayList<>();
    int at = 0;
    for (Setup setup : scope.setups()) {
      for (Part part : parts(setup)) {
        if (scope.shard().has(at++)) {
          mine.add(part);
        }
      }
    }
    return mine;
  }

  /**
   * Explores parts, and adds up what they found in their order, until the budget is used up. The
   * listener hears of each as soon as it is through, and of what those found that are.
   */
  private void explore(List<Part> parts, ExecutorService pool, Totals totals, Listener listener) {
    PartsUnderWay underWay = new PartsUnderWay(parts, inTurn(parts), pool, this::explored);
    Totals soFar = totals.another();
    int added = 0;
    for (int through = 1; through <= parts.size() && !budget.isUsedUp(totals); through++) {
      add(next(underWay, totals), soFar);
      while (added < parts.size() && underWay.at(added).isDone() && !budget.isUsedUp(totals)) {
        add(underWay.at(added++), totals);
      }
      // What is through may be added up before it is told as through.
      long runs = Math.max(soFar.runs(), totals.runs());
      listener.explored(budget.done(through, parts.size(), runs), parts.size(), soFar.report());
    }
    if (added < parts.size()) {
      totals.stopped();
    }
    stopped = true;
  }

  private void add(PartsUnderWay.Task task, Totals totals) {
    totals.add(task.part().name(), task.part().beginning(), await(task, totals));
  }

  /** The part that is through next; when this thread is interrupted, the others soon are. */
  private PartsUnderWay.Task next(PartsUnderWay parts, Totals totals) {
    while (true) {
      try {
        return parts.next();
      } catch (InterruptedException e) {
        stopped = true;
        totals.interrupted();
      }
    }
  }

  private Findings explored(Part part) {
    return goOn() ? part.explore(explorer(part.beginning().setup()), scope.depth()) : Findings.NONE;
  }

  /**
   * The places of the parts in the order in which they are begun: those that start where another
   * does come last, when what they are to find is known, so that no thread has to wait for it.
   * Where only the first parts may be wanted, they are begun first.
   */
  private List<Integer> inTurn(List<Part> parts) {
    Set<Part.Start> starts = new HashSet<>();
    List<Integer> first = new ArrayList<>();
    List<Integer> again = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      boolean now = budget.isByCases() || starts.add(parts.get(i).start());
      (now ? first : again).add(i);
    }
    first.addAll(again);
    return first;
  }

  /** Tries some of what is too much to try all of it. */
  private void search(ExecutorService pool, Totals totals, Listener listener) {
    List<Beginning> beginnings = new ArrayList<>();
    for (Setup setup : scope.setups()) {
      for (Direction direction : scope.directions()) {
        beginnings.addAll(explorer(setup).beginnings(direction));
      }
    }
    GuidedSearch search = new GuidedSearch(scope, budget, beginnings);
    List<GuidedSearch.Round> round = search.round();
    while (!round.isEmpty() && goOn() && !budget.isUsedUp(totals)) {
      List<Future<Findings>> found = new ArrayList<>();
      for (GuidedSearch.Round one : round) {
        found.add(pool.submit(() -> one.explore(this::explorer, this::goOn)));
      }
      for (int i = 0; i < round.size(); i++) {
        totals.add(round.get(i).name(), null, await(found.get(i), totals));
      }
      listener.explored(search.thousandths(), 1000, totals.report());
      round = search.round();
    }
  }

  /** Waits for the cases under way, which take some milliseconds. */
  private static void end(ExecutorService pool) {
    try {
      if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("a case does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a part has found; when this thread is interrupted, what it has found so far. */
  private Findings await(Future<Findings> part, Totals totals) {
    while (true) {
      try {
        return part.get();
      } catch (InterruptedException e) {
        stopped = true;
        totals.interrupted();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a case could not be run: " + e.getCause(), e.getCause());
      }
    }
  }

  private Explorer explorer(Setup setup) {
    return explorers
        .get()
        .computeIfAbsent(
            setup, s -> explorer(s, memories.computeIfAbsent(s, any -> new Memory()), this::goOn));
  }

  private Explorer explorer(Setup setup, Memory memory, BooleanSupplier goOn) {
    return new Explorer(setup, tool, scope.seed(), scope.mishaps(), memory, goOn);
  }

  /** The cases in which nothing goes wrong, and the first faults. */
  private List<Part> parts(Setup setup) {
    List<Part> parts = new ArrayList<>();
    for (Direction direction : scope.directions()) {
      for (Beginning beginning : explorer(setup).beginnings(direction)) {
        parts(beginning, explorer(setup).film(beginning), parts);
      }
    }
    return parts;
  }

  private void parts(Beginning beginning, Film film, List<Part> parts) {
    parts.add(new Part(beginning, null, null, ""));
    if (film.endless()) {
      return;
    }
    for (Film.Frame frame : film.frames()) {
      if (scope.mishaps().contains(frame.fault().mishap())) {
        String call = film.calls().get(frame.fault().call());
        parts.add(new Part(beginning, frame.moment(), frame.fault(), call));
      }
    }
    for (Mishap mishap : scope.mishaps()) {
      for (int call = 0; call < film.calls().size() && !mishap.isDeath(); call++) {
        if (Mishaps.concerns(mishap, film.calls().get(call))) {
          CallFault fault = new CallFault(mishap, call);
          parts.add(new Part(beginning, null, fault, film.calls().get(call)));
        }
      }
    }
  }
}
