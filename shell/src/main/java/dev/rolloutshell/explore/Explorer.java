package dev.rolloutshell.explore;

import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.plan.Planner;
import dev.rolloutshell.simulator.Checkpoint;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Tries every way in which the clients of one rollout can be interrupted: at each of their calls,
 * up to a number of times, each time followed by every command that an operator may give next.
 *
 * <p>A client that dies leaves nothing but the cluster, so the next one starts from the cluster as
 * it was kept at that moment. A client that loses a reply lives on, and is run again from its
 * start.
 */
final class Explorer {

  private final Setup setup;
  private final Stage stage;
  private final Judge judge;
  private final Set<CallFault.Kind> kinds;
  private final BooleanSupplier goOn;
  private Findings findings = new Findings();

  Explorer(
      Setup setup, Planner planner, long seed, Set<CallFault.Kind> kinds, BooleanSupplier goOn) {
    this.setup = setup;
    this.stage = new Stage(setup, planner, seed);
    this.judge = new Judge(setup, stage);
    this.kinds = kinds;
    this.goOn = goOn;
  }

  /** The first client, undisturbed: its moments are where everything else begins. */
  Film film() {
    Film film = new Film(stage, List.of(), 0);
    stage.reset();
    stage.run(setup.forward(), film);
    return film;
  }

  /** All cases whose first fault is the death of the first client at this moment, and deeper. */
  Findings afterDeath(Film.Moment moment, int depth) {
    findings = new Findings();
    Schedule nobody = new Schedule(setup, List.of());
    Schedule so = nobody.then(dead(Command.RUN, List.of(), moment));
    for (Command next : Command.values()) {
      client(so, moment.cluster(), new Schedule.Leg(next, List.of()), depth - 1);
    }
    return findings;
  }

  /** The case in which nothing goes wrong. */
  Findings undisturbed() {
    return first(new Schedule.Leg(Command.RUN, List.of()), 0);
  }

  /** All cases whose first fault leaves the first client alive at this call, and deeper. */
  Findings alive(CallFault fault, int depth) {
    return first(new Schedule.Leg(Command.RUN, List.of(fault)), depth - 1);
  }

  private Findings first(Schedule.Leg leg, int left) {
    findings = new Findings();
    client(new Schedule(setup, List.of()), stage.start(), leg, left);
    return findings;
  }

  private static Schedule.Leg dead(Command told, List<CallFault> before, Film.Moment moment) {
    return new Schedule.Leg(told, before).with(moment.fault());
  }

  /**
   * One client from a state on: to its end, and with further faults along its way.
   *
   * @param before the clients before it
   * @param left how many more things may go wrong
   */
  private void client(Schedule before, Checkpoint start, Schedule.Leg leg, int left) {
    if (!goOn.getAsBoolean()) {
      return;
    }
    int from = leg.nextCall();
    Film film = new Film(stage, leg.faults(), left > 0 ? from : -1);
    stage.restore(start);
    Schedule schedule = before.then(leg);
    List<String> complaints = complaints(leg.command().intent(setup), film);
    findings.ran(schedule, Trace.mix(stage.trace(), film.trace()), complaints);
    if (left > 0) {
      deaths(before, leg, film.moments(), left);
      if (kinds.contains(CallFault.Kind.LOST_REPLY)) {
        for (int call = from; call < film.calls(); call++) {
          CallFault lost = new CallFault(CallFault.Kind.LOST_REPLY, call);
          client(before, start, leg.with(lost), left - 1);
        }
      }
    }
  }

  private List<String> complaints(Intent told, Film film) {
    try {
      RunReport report = stage.run(told, film);
      return report == null
          ? List.of("5: the client died by itself")
          : judge.complaints(told, report);
    } catch (IllegalStateException noRuleSpeaks) {
      return List.of("5: " + noRuleSpeaks.getMessage());
    }
  }

  private void deaths(Schedule before, Schedule.Leg leg, List<Film.Moment> moments, int left) {
    Part last = null;
    for (Film.Moment moment : moments) {
      if (!kinds.contains(moment.fault().kind())) {
        continue;
      }
      if (last != null && last.happened == moment.happened()) {
        findings.pruned(last.cases, last.good);
        continue;
      }
      long cases = findings.runs();
      long good = findings.converged();
      Schedule so = before.then(dead(leg.command(), leg.faults(), moment));
      for (Command next : Command.values()) {
        client(so, moment.cluster(), new Schedule.Leg(next, List.of()), left - 1);
      }
      last = new Part(moment.happened(), findings.runs() - cases, findings.converged() - good);
    }
  }

  /** What was found from one state on. */
  private record Part(long happened, long cases, long good) {}
}
