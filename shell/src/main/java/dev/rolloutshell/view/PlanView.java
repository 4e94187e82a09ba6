package dev.rolloutshell.view;

import dev.rolloutshell.rollout.drive.PlanReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.session.ObjectType;
import java.util.ArrayList;
import java.util.List;

/** The writes ahead, one line each. */
public final class PlanView {

  private PlanView() {}

  /** What {@code rollout plan} and a dry run show. */
  public static Output output(PlanReport plan) {
    boolean failed = plan.code() != ExitCode.DONE;
    return new Output(
        plan.code(),
        plan,
        wide -> lines(plan, !failed, wide),
        List.of(ObjectType.REPLICATION_CONTROLLERS.named(plan.name())),
        failed ? new Output.Problem(plan.message(), plan.hint()) : null);
  }

  private static List<String> lines(PlanReport plan, boolean withMessage, boolean wide) {
    List<String> lines = new ArrayList<>();
    if (!plan.steps().isEmpty()) {
      String step = plan.direction().equals("abort") ? "ABORT STEP" : "STEP";
      Table table =
          wide
              ? Table.of(step, "VERB", "OBJECT", "READY", "TOTAL", "RULE", "WHY")
              : Table.of(step, "VERB", "OBJECT", "READY", "TOTAL", "WHY");
      for (StepRecord s : plan.steps()) {
        if (wide) {
          table.row(s.number(), s.verb(), s.object(), s.ready(), s.total(), s.rule(), s.reason());
        } else {
          table.row(s.number(), s.verb(), s.object(), s.ready(), s.total(), s.reason());
        }
      }
      lines.addAll(table.lines());
    }
    String aside = plan.steps().isEmpty() ? null : RunView.aside(plan.steps().get(0));
    if (aside != null) {
      lines.add(aside);
    }
    if (withMessage) {
      lines.add(plan.message());
      if (plan.hint() != null) {
        lines.add("next: " + plan.hint());
      }
    }
    return lines;
  }
}
