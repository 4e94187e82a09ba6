package dev.rolloutshell.scenario;

import dev.rolloutshell.simulator.store.ObjectStore;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Follows a replay, and may halt it. */
public interface ReplayListener {

  /** Lets it run. */
  ReplayListener NONE = new ReplayListener() {};

  /** What to do next. */
  enum Move {
    /** Run the step. */
    ON,
    /** Go back to before the last step; at the first step it is asked again. */
    BACK,
    /** Run no further step. */
    LEAVE
  }

  /**
   * Asked before each step, and once more after the last, where going on ends the replay.
   *
   * @param number the step's place, from 1
   * @param step the step, or {@code null} after the last
   * @param shell runs a line on the cluster as it is, outside the scenario
   */
  default Move before(int number, @Nullable Step step, Function<String, Shells.Ran> shell) {
    return Move.ON;
  }

  /** Told after every event and every write, with the objects as they are then. */
  default void looked(ObjectStore store, Duration at) {}

  /** Told after each step. */
  default void after(StepReport step) {}

  /**
   * Told when a rule does not hold, in the middle of the step in which that happens.
   *
   * @return whether to go on; if not, nothing further happens on the cluster
   */
  default boolean violated(Breach breach) {
    return true;
  }
}
