package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.api.Names;
import dev.rolloutshell.simulator.clock.Seed;

/** Uids and name suffixes from a seed. */
final class SeededNames implements Names {
  private final Seed uids;
  private final Seed suffixes;

  SeededNames(Seed seed) {
    this.uids = seed.split("uids");
    this.suffixes = seed.split("suffixes");
  }

  /** How far the two streams are. */
  record Checkpoint(long uids, long suffixes) {}

  @Override
  public String uid() {
    return uids.uuid();
  }

  @Override
  public String suffix() {
    return suffixes.suffix(5);
  }

  Checkpoint checkpoint() {
    return new Checkpoint(uids.state(), suffixes.state());
  }

  void restore(Checkpoint checkpoint) {
    uids.restore(checkpoint.uids());
    suffixes.restore(checkpoint.suffixes());
  }
}
