package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.rollout.plan.Decision;
import dev.rolloutshell.rollout.plan.Ending;
import dev.rolloutshell.rollout.plan.Forecast;
import dev.rolloutshell.rollout.plan.Planner;
import dev.rolloutshell.rollout.plan.Situation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes plans from forecasts. */
final class Plans {

  private Plans() {}

  static PlanReport of(Planner planner, Intent intent, Snapshot seen, Instant now) {
    Numbering.Numbers numbers = new Numbering(planner).of(intent, seen, now);
    Forecast.Course course = numbers.course();
    Situation here = new Situation(intent, seen, now);
    String direction = Statuses.direction(here, course);
    List<StepRecord> steps = new ArrayList<>();
    for (Forecast.Ahead ahead : course.writes()) {
      steps.add(
          Numbering.record(
              numbers.next() + steps.size(),
              direction,
              ahead.ruling(),
              ahead.write(),
              ahead.ready(),
              ahead.total()));
    }
    return new PlanReport(
        code(course),
        intent.name(),
        here.pair().targetName().isEmpty() ? null : here.pair().targetName(),
        direction,
        steps,
        steps.stream().mapToInt(StepRecord::ready).min().orElse(here.ready()),
        steps.stream().mapToInt(StepRecord::total).max().orElse(here.total()),
        message(intent, course),
        hint(course));
  }

  private static ExitCode code(Forecast.Course course) {
    if (course.last() instanceof Decision.Refused refused) {
      return refused.code();
    }
    if (course.last() instanceof Decision.Done) {
      boolean nothing = course.writes().isEmpty() && course.ending() == Ending.NOTHING;
      return nothing ? ExitCode.REFUSED : ExitCode.DONE;
    }
    return ExitCode.WAITING;
  }

  private static String message(Intent intent, Forecast.Course course) {
    if (course.last() instanceof Decision.Refused refused) {
      return refused.message();
    }
    if (course.last() instanceof Decision.Wait wait) {
      return "the plan ends in a wait for " + wait.what();
    }
    if (course.writes().isEmpty()) {
      return ((Decision.Done) course.last()).message();
    }
    String end = course.ending().aborted() ? " restored" : " rolled out";
    return course.writes().size() + " writes ahead, then " + intent.name() + " is" + end;
  }

  private static @Nullable String hint(Forecast.Course course) {
    return course.last() instanceof Decision.Refused refused ? refused.hint() : null;
  }
}
