package dev.rolloutshell.explore;

import dev.rolloutshell.simulator.clock.Seed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A search of its own through cases in which many things go wrong: by chance from a seed, guided by
 * what it has seen. A case that went where none has gone before is kept, and changed a little to
 * make further ones. Islands know nothing of each other, so that each may be on another machine.
 */
final class Island {

  /** How many islands there are; a shard takes some of them. */
  static final int COUNT = 48;

  /** So many cases are kept to make others from; the oldest give way. */
  private static final int MOST_KEPT = 512;

  private final Seed seed;
  private final List<Beginning> beginnings;
  private final List<Mishap> mishaps;
  private final int depth;
  private final List<Attempt> kept = new ArrayList<>();
  private final Set<Long> seen = new HashSet<>();
  private long done;

  /** An island on which nothing was tried yet. */
  Island(Scope scope, int index, List<Beginning> beginnings) {
    this.seed = new Seed(scope.seed()).split("island " + index);
    this.beginnings = beginnings;
    this.mishaps = scope.mishaps();
    this.depth = scope.depth();
  }

  /**
   * A case to try.
   *
   * @param beginning where the first client begins
   * @param genes what goes wrong, one after the other
   */
  record Attempt(int beginning, List<Gene> genes) {}

  /**
   * One thing that goes wrong.
   *
   * @param mishap what
   * @param after how many calls after the one before
   * @param next what the next client is told, if this one dies of it
   */
  record Gene(Mishap mishap, int after, Command next) {}

  long done() {
    return done;
  }

  /** Tries some further cases. */
  Findings explore(Function<Setup, Explorer> explorers, long cases) {
    Findings.Sum sum = new Findings.Sum();
    for (long i = 0; i < cases; i++) {
      Attempt attempt = next();
      Beginning beginning = beginnings.get(attempt.beginning());
      List<Schedule.Leg> legs = legs(beginning, attempt);
      Replayed replayed = explorers.apply(beginning.setup()).replay(beginning, legs);
      if (replayed == null) {
        break;
      }
      done++;
      sum.ran(beginning, legs, replayed.trace(), replayed.complaints());
      replayed.struck().forEach(one -> sum.covers(one.call(), one.mishap(), 1));
      if (seen.addAll(replayed.places())) {
        keep(attempt);
      }
    }
    return sum.findings();
  }

  private void keep(Attempt attempt) {
    if (kept.size() == MOST_KEPT) {
      kept.remove(0);
    }
    kept.add(attempt);
  }

  private Attempt next() {
    if (kept.isEmpty() || seed.below(3) == 0) {
      List<Gene> genes = new ArrayList<>();
      for (int i = 0; i < depth; i++) {
        genes.add(gene(seed.below(60)));
      }
      return new Attempt(seed.below(beginnings.size()), genes);
    }
    Attempt old = kept.get(seed.below(kept.size()));
    List<Gene> genes = new ArrayList<>(old.genes());
    int at = seed.below(genes.size());
    Gene gene = genes.get(at);
    genes.set(
        at,
        switch (seed.below(3)) {
          case 0 -> gene(gene.after());
          case 1 -> gene(seed.below(60));
          default ->
              new Gene(gene.mishap(), Math.max(0, gene.after() + seed.below(7) - 3), gene.next());
        });
    return new Attempt(old.beginning(), genes);
  }

  private Gene gene(int after) {
    Mishap mishap = mishaps.get(seed.below(mishaps.size()));
    Command next = Command.AFTER_A_DEATH.get(seed.below(Command.AFTER_A_DEATH.size()));
    return new Gene(mishap, after, next);
  }

  private static List<Schedule.Leg> legs(Beginning beginning, Attempt attempt) {
    List<Schedule.Leg> legs = new ArrayList<>();
    Schedule.Leg leg = new Schedule.Leg(beginning.first(), List.of());
    for (Gene gene : attempt.genes()) {
      leg = leg.with(new CallFault(gene.mishap(), leg.nextCall() + gene.after()));
      if (gene.mishap().isDeath()) {
        legs.add(leg);
        leg = new Schedule.Leg(gene.next(), List.of());
      }
    }
    legs.add(leg);
    return legs;
  }
}
