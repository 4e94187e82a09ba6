package dev.rolloutshell.explore;

import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tries every way in which the clients of one rollout can be interrupted: at each of their calls,
 * up to a number of times, each time followed by every command that an operator may give next.
 *
 * <p>A client that dies leaves nothing but the cluster, so the next one starts from the cluster as
 * it was kept at that moment, and what follows is searched through once for every such state. A
 * client that loses a reply lives on, and is run again from its start.
 */
final class Explorer {

  private final Setup setup;
  private final Stage stage;
  private final Judge judge;
  private final List<Mishap> mishaps;
  private final Memory memory;
  private final BooleanSupplier goOn;

  Explorer(
      Setup setup,
      Tool tool,
      long seed,
      List<Mishap> mishaps,
      Memory memory,
      BooleanSupplier goOn) {
    this.setup = setup;
    this.stage = new Stage(setup, tool, seed);
    this.judge = new Judge(setup, stage);
    this.mishaps = mishaps;
    this.memory = memory;
    this.goOn = goOn;
  }

  /** Where first clients begin. */
  List<Beginning> beginnings(Direction direction) {
    if (direction == Direction.FORWARD) {
      return List.of(new Beginning(setup, 0, stage.start()));
    }
    Writes writes = new Writes(stage);
    stage.restore(stage.start());
    stage.run(setup.forward(), writes);
    int last = writes.lastReversible();
    List<Beginning> found = new ArrayList<>();
    IntStream.of(1, last / 2 + 1, last)
        .filter(stored -> stored >= 1 && stored <= last)
        .distinct()
        .forEach(n -> found.add(new Beginning(setup, n, writes.before(n))));
    return found;
  }

  /** The first client, undisturbed: its moments are where everything else begins. */
  Film film(Beginning beginning) {
    Film film = new Film(stage, List.of(), 0);
    stage.restore(beginning.moment());
    stage.run(beginning.first().intent(setup), film);
    return film;
  }

  /** All that follows when another client begins in the state that a dead one has left. */
  Findings from(Moment moment, Command next, int left) {
    if (!goOn.getAsBoolean()) {
      return Findings.NONE;
    }
    return memory.once(
        new Memory.Key(moment, next, left),
        () -> client(moment, new Schedule.Leg(next, List.of()), left));
  }

  /** What {@code plan} and a request for yet another image make of a state. */
  Findings probe(Moment moment) {
    if (!goOn.getAsBoolean()) {
      return Findings.NONE;
    }
    return memory.once(
        new Memory.Key(moment, Command.ANOTHER, 0),
        () -> {
          Findings.Sum sum = new Findings.Sum();
          stage.restore(moment);
          Film film = Film.plain(stage);
          List<String> complaints = judge.probe(film);
          Schedule.Leg leg = new Schedule.Leg(Command.ANOTHER, List.of());
          sum.ran(leg, Trace.mix(stage.trace(), film.trace()), complaints);
          return sum.findings();
        });
  }

  /**
   * One client from a state on: to its end, and with further faults along its way.
   *
   * @param left how many more things may go wrong
   */
  Findings client(Moment start, Schedule.Leg leg, int left) {
    if (!goOn.getAsBoolean()) {
      return Findings.NONE;
    }
    int from = leg.nextCall();
    Film film = new Film(stage, leg.faults(), left > 0 ? from : Film.NONE);
    stage.restore(start);
    List<String> complaints = complaints(leg.command().intent(setup), film);
    Findings.Sum sum = new Findings.Sum();
    sum.ran(leg, Trace.mix(stage.trace(), film.trace()), complaints);
    if (left > 0 && !film.endless()) {
      deaths(leg, film, left, sum);
      survived(start, leg, film, left, sum);
    }
    return sum.findings();
  }

  private List<String> complaints(Intent told, Film film) {
    try {
      RunReport report = stage.run(told, film);
      return report == null ? film.death() : judge.complaints(told, report, film.writes() > 0);
    } catch (IllegalStateException noRuleSpeaks) {
      return List.of("5: " + noRuleSpeaks.getMessage());
    }
  }

  private void deaths(Schedule.Leg leg, Film film, int left, Findings.Sum sum) {
    for (Film.Frame frame : film.frames()) {
      Mishap death = frame.fault().mishap();
      if (mishaps.contains(death)) {
        for (Command next : Command.AFTER_A_DEATH) {
          Findings after = from(frame.moment(), next, left - 1);
          sum.add(leg.with(frame.fault()), after);
          sum.covers(film.calls().get(frame.fault().call()), death, after.runs());
        }
      }
    }
  }

  private void survived(Moment start, Schedule.Leg leg, Film film, int left, Findings.Sum sum) {
    for (int call = leg.nextCall(); call < film.calls().size(); call++) {
      for (Mishap mishap : mishaps) {
        if (!mishap.isDeath() && Mishaps.concerns(mishap, film.calls().get(call))) {
          Findings after = client(start, leg.with(new CallFault(mishap, call)), left - 1);
          sum.add(after);
          sum.covers(film.calls().get(call), mishap, after.runs());
        }
      }
    }
  }

  /** What is wrong with one whole case. */
  List<String> complaints(Beginning beginning, List<Schedule.Leg> legs) {
    Replayed replayed = replay(beginning, legs);
    return replayed == null ? List.of() : replayed.complaints();
  }

  /** One whole case; {@code null} when the exploration is over. */
  @Nullable Replayed replay(Beginning beginning, List<Schedule.Leg> legs) {
    if (!goOn.getAsBoolean()) {
      return null;
    }
    stage.restore(beginning.moment());
    List<Replayed.Struck> struck = new ArrayList<>();
    List<String> complaints = List.of();
    long calls = 0;
    for (int i = 0; i < legs.size(); i++) {
      Schedule.Leg leg = legs.get(i);
      Film film = new Film(stage, leg.faults(), Film.NONE);
      Intent told = leg.command().intent(setup);
      if (i < legs.size() - 1) {
        stage.run(told, film);
      } else if (leg.command() == Command.ANOTHER) {
        complaints = judge.probe(film);
      } else {
        complaints = complaints(told, film);
      }
      film.struck().forEach(one -> struck.add(one.by(leg.command())));
      calls = Trace.mix(calls, film.trace());
    }
    return new Replayed(
        complaints, Trace.mix(stage.trace(), calls), struck, Replayed.places(struck));
  }
}
