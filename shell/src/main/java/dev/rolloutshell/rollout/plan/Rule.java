package dev.rolloutshell.rollout.plan;

import org.jspecify.annotations.Nullable;

/** One rule of the rollout: speaks about some situations and is silent about the others. */
public interface Rule {

  /** Its decision, or {@code null} when it has nothing to say about this situation. */
  @Nullable Decision decide(Situation here);

  /** What it is for, in one line. */
  String about();

  /** Its name, as documentation and traces give it. */
  default String name() {
    return getClass().getSimpleName();
  }
}
