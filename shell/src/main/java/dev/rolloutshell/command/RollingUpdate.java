package dev.rolloutshell.command;

import dev.rolloutshell.rollout.drive.PlanReport;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.KubectlMark;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.ObjectType;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.view.Output;
import dev.rolloutshell.view.RollingUpdateView;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One use of {@code rolling-update}: a front to the same rollouts as every other command's. */
final class RollingUpdate {

  private static final Duration UPDATE_PERIOD = Duration.ofMinutes(1);
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private final Session session;
  private final Call call;

  RollingUpdate(Session session, Call call) {
    this.session = session;
    this.call = call;
  }

  Output run() {
    check();
    try (Rollouts rollouts = session.rollouts(call.namespace())) {
      Intent intent = call.flag("rollback") ? rollback() : forward(rollouts);
      RolloutStatus before = rollouts.status(intent);
      if (call.flag("dry-run")) {
        return dryRun(intent, before, rollouts.plan(intent));
      }
      KeptProgress progress =
          new KeptProgress(
              new RollingUpdateProgress(call, intent, before), () -> session.connection().struck());
      RunReport report = rollouts.run(intent, null, progress);
      progress.end();
      return report.code() == ExitCode.DONE ? done(intent, report) : failed(report);
    }
  }

  /** Wrong words, said as kubectl said it. */
  private void check() {
    boolean change = call.option("image") != null || call.option("filename") != null;
    if (call.words() == 0) {
      throw call.usage("Must specify the controller to update");
    }
    if (call.flag("rollback") && change) {
      throw call.usage("Don't specify --filename or --image on rollback");
    }
    if (!call.flag("rollback") && !change) {
      throw call.usage("Must specify --filename or --image for new controller");
    }
    if (call.option("image") != null && call.option("filename") != null) {
      throw call.usage("--filename and --image can not both be specified");
    }
    List<String> elsewhere = call.given(RollingUpdateCommand.connectionOptions());
    if (!elsewhere.isEmpty()) {
      throw CommandFailure.usage(
          elsewhere.get(0)
              + ": a session works on its own connection; expected the option only where"
              + " rolling-update is the launcher's or kubectl's command",
          "connect cluster");
    }
    call.duration("poll-interval", Duration.ZERO);
  }

  private Intent.Abort rollback() {
    return new IntentReader(session).abort(call);
  }

  private Intent.Forward forward(Rollouts rollouts) {
    Intent.Forward asked = (Intent.Forward) new IntentReader(session).forward(call);
    String key = call.option("deployment-label-key");
    Duration timeout = call.duration("timeout", TIMEOUT);
    if (timeout.isZero()) {
      throw call.usage("--timeout: must be positive, but is " + call.option("timeout"));
    }
    Limits limits =
        call.value(
            "limits",
            "",
            ignored ->
                new Limits(
                    Limits.DEFAULT.maxSurge(),
                    Limits.DEFAULT.maxUnavailable(),
                    null,
                    call.duration("update-period", UPDATE_PERIOD),
                    timeout));
    Intent.Forward intent =
        new Intent.Forward(
            asked.name(),
            asked.next(),
            asked.change(),
            limits,
            key == null ? KubectlMark.LABEL_KEY : key);
    return again(rollouts, intent);
  }

  /**
   * With a pull policy kubectl rolled to the image that is there already, to have it pulled again.
   * The new template then has to differ: it says when, as {@code kubectl rollout restart} does.
   */
  private Intent.Forward again(Rollouts rollouts, Intent.Forward intent) {
    if (!(intent.change() instanceof Intent.Image image) || image.pullPolicy() == null) {
      return intent;
    }
    RolloutStatus status = rollouts.status(intent);
    ObjectNode source =
        status.source() == null || status.limits() != null ? null : controller(intent.name());
    Intent.Manifest restarted = source == null ? null : Restarted.of(source, image, session.now());
    return restarted == null
        ? intent
        : new Intent.Forward(
            intent.name(), intent.next(), restarted, intent.limits(), intent.labelKey());
  }

  private @Nullable ObjectNode controller(String name) {
    return session.objects(call.namespace()).find(ObjectType.REPLICATION_CONTROLLERS, name);
  }

  private Output dryRun(Intent intent, RolloutStatus before, PlanReport plan) {
    if (plan.code() != ExitCode.DONE) {
      return failed(
          new RunReport(plan.code(), plan.name(), List.of(), plan.message(), plan.hint(), null));
    }
    call.note(plan.message());
    boolean back = intent instanceof Intent.Abort;
    String target = plan.target() == null ? plan.name() : plan.target();
    String from = back || before.source() == null ? target : plan.name();
    return Output.of(plan, wide -> RollingUpdateView.dryRun(from, back ? plan.name() : target))
        .named(List.of(RollingUpdateView.object(plan.name())));
  }

  private Output done(Intent intent, RunReport report) {
    boolean retained = intent instanceof Intent.Forward && intent.next() != null;
    String survivor = retained ? String.valueOf(intent.next()) : intent.name();
    ObjectNode controller = controller(survivor);
    String line = RollingUpdateView.done(intent.name(), survivor);
    boolean nothing = report.steps().isEmpty();
    return Output.of(
            controller == null ? report : controller,
            wide -> List.of(nothing ? report.message() : line))
        .named(List.of(RollingUpdateView.object(survivor)));
  }

  private static Output failed(RunReport report) {
    ExitCode code = RollingUpdateCommand.asKubectl(report.code());
    String hint = RollingUpdateView.inItsOwnWords(report.hint(), report.name());
    RunReport told =
        new RunReport(code, report.name(), report.steps(), report.message(), hint, report.next());
    return new Output(
        code,
        told,
        wide -> List.of(),
        List.of(RollingUpdateView.object(report.name())),
        new Output.Problem(report.message(), hint));
  }
}
