package dev.rolloutshell.command;

import dev.rolloutshell.rollout.drive.Explanation;
import dev.rolloutshell.rollout.drive.KillPoint;
import dev.rolloutshell.rollout.drive.PlanReport;
import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.drive.Until;
import dev.rolloutshell.rollout.model.ControllerState;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.rollout.model.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rollouts that only note what they are asked for. */
final class FakeRollouts implements Rollouts {

  static final StepRecord STEP =
      new StepRecord(
          7, "forward", "UPDATE", "replicationcontrollers/web-2", "RollForward", "why", 3, 4);

  final List<String> calls = new ArrayList<>();
  List<String> underWay = List.of();
  ExitCode code = ExitCode.DONE;
  @Nullable RuntimeException failure;

  private void note(String call) {
    calls.add(call);
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public List<String> underWay() {
    return underWay;
  }

  @Override
  public PlanReport plan(Intent intent) {
    note("plan " + intent);
    return new PlanReport(
        code, intent.name(), "web-2", "forward", List.of(STEP), 3, 4, "1 write ahead", null);
  }

  @Override
  public RolloutStatus status(Intent intent) {
    return status(intent.name(), "forward");
  }

  static RolloutStatus status(String name, String direction) {
    return new RolloutStatus(
        name,
        "default",
        direction,
        "rolling",
        "rename",
        3,
        direction.equals("abort") ? 1 : 2,
        new ControllerState(name, 1, 1, 1, 1, List.of("example/web:v1")),
        new ControllerState(name + "-2", 2, 2, 2, 1, List.of("example/web:v2")),
        null,
        7,
        20,
        STEP,
        "1 of 2 pods to be ready",
        null,
        null,
        List.of());
  }

  @Override
  public Picture picture(Intent intent) {
    return new Picture(
        status(intent), List.of(), List.of(), List.of(), 3, 4, Instant.EPOCH, Instant.MAX);
  }

  @Override
  public RunReport watch(Intent intent, Progress progress) {
    note("watch " + intent);
    return report(intent, progress);
  }

  @Override
  public Explanation explain(Intent intent) {
    note("explain " + intent);
    return new Explanation(
        intent.name(), List.of(new Explanation.Line("Roll", "rolls", true)), List.of(), "write");
  }

  @Override
  public RunReport start(Intent.Forward intent, Progress progress) {
    note("start " + intent);
    return report(intent, progress);
  }

  @Override
  public RunReport step(Intent intent, int count, Progress progress) {
    note("step " + count + " " + intent);
    return report(intent, progress);
  }

  @Override
  public RunReport run(Intent intent, @Nullable Until until, Progress progress) {
    note(
        "run " + (until == null ? "" : "until " + until.ready() + "/" + until.of() + " ") + intent);
    return report(intent, progress);
  }

  @Override
  public RunReport kill(Intent intent, KillPoint point, Progress progress) {
    note("kill " + point + " " + intent);
    return report(intent, progress);
  }

  private RunReport report(Intent intent, Progress progress) {
    progress.waiting("1 pod to be ready", Duration.ofSeconds(2));
    progress.waiting("1 pod to be ready", Duration.ofSeconds(3));
    progress.wrote(STEP);
    return new RunReport(
        code, intent.name(), List.of(STEP), "1 write made", "rollout step", "update x");
  }
}
