package dev.rolloutshell.crash;

import dev.rolloutshell.rollout.plan.Decision;
import dev.rolloutshell.rollout.plan.Rule;
import dev.rolloutshell.rollout.plan.Situation;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A rule that the product does not have. */
record Extra(String about, Function<Situation, @Nullable Decision> deciding) implements Rule {

  @Override
  public @Nullable Decision decide(Situation here) {
    return deciding.apply(here);
  }
}
