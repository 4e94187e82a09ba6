package dev.rolloutshell.explore;

/**
 * Where the first client of a case begins.
 *
 * @param setup the rollout
 * @param stored how many writes of it were made before, by a client that stopped between two
 * @param moment the cluster as it is then
 */
record Beginning(Setup setup, int stored, Moment moment) {

  /** What the first client is told: to roll, or, when a rollout is under way, to go back. */
  Command first() {
    return stored == 0 ? Command.RUN : Command.ABORT;
  }

  /** No client has done anything yet. */
  Schedule schedule() {
    return new Schedule(setup, stored, java.util.List.of());
  }
}
