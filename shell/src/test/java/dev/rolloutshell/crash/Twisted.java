package dev.rolloutshell.crash;

import dev.rolloutshell.rollout.plan.Decision;
import dev.rolloutshell.rollout.plan.Rule;
import dev.rolloutshell.rollout.plan.Situation;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A rule that decides as another, but for one twist. */
record Twisted(Rule rule, BiFunction<Situation, Decision, @Nullable Decision> twist)
    implements Rule {

  @Override
  public @Nullable Decision decide(Situation here) {
    Decision decision = rule.decide(here);
    return decision == null ? null : twist.apply(here, decision);
  }

  @Override
  public String about() {
    return rule.about();
  }

  @Override
  public String name() {
    return rule.name();
  }
}
