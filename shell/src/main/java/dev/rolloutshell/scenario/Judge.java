package dev.rolloutshell.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what was expected to happen with what happened. */
final class Judge {

  private Judge() {}

  /** Whether writes and events happened in an order. */
  static Verdict order(List<String> patterns, List<Happening> events) {
    int at = 0;
    for (int i = 0; i < patterns.size(); i++) {
      EventPattern wanted = EventPattern.of(patterns.get(i));
      while (at < events.size() && !wanted.matches(events.get(at))) {
        at++;
      }
      if (at++ == events.size()) {
        boolean elsewhere = events.stream().anyMatch(wanted::matches);
        return new Verdict(
            "event order",
            String.join(", then ", patterns),
            false,
            "'%s' %s"
                .formatted(
                    patterns.get(i),
                    elsewhere && i > 0
                        ? "does not come after '" + patterns.get(i - 1) + "'"
                        : "does not happen"));
      }
    }
    return new Verdict("event order", String.join(", then ", patterns), true, "in this order");
  }

  /** Whether something did not happen. */
  static Verdict never(String pattern, List<Happening> events) {
    EventPattern unwanted = EventPattern.of(pattern);
    for (Happening event : events) {
      if (unwanted.matches(event)) {
        return new Verdict("never", pattern, false, event + " in step " + event.step());
      }
    }
    return new Verdict("never", pattern, true, "did not happen");
  }

  /** Whether a rule held throughout. */
  static Verdict rule(Invariant rule, List<Breach> breaches) {
    for (Breach breach : breaches) {
      if (breach.rule() == rule.number()) {
        return new Verdict("invariant", rule.toString(), false, breach.toString());
      }
    }
    return new Verdict("invariant", rule.toString(), true, "held");
  }

  /** Whether a step ended as expected. */
  static Verdict exit(int number, String line, int expected, @Nullable Integer seen) {
    return new Verdict(
        "exit code",
        "%d from step %d, %s".formatted(expected, number, line),
        seen != null && seen == expected,
        seen == null ? "the step was not run" : Integer.toString(seen));
  }
}
