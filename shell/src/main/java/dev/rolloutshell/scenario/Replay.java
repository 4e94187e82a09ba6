package dev.rolloutshell.scenario;

import dev.rolloutshell.simulator.Checkpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs scenarios: each on a fresh simulated cluster in virtual time, through a shell. */
public final class Replay {

  private final Shells shells;

  /** A replay whose steps run in such shells. */
  public Replay(Shells shells) {
    this.shells = shells;
  }

  /**
   * Runs a scenario.
   *
   * @throws InvalidScenarioException when its objects, files or faults cannot be used
   */
  public ReplayReport run(Scenario scenario, ReplayListener listener) {
    try (ReplayStage stage = ReplayStage.set(scenario, shells, listener)) {
      return new Run(scenario, listener, stage).run();
    }
  }

  /**
   * Sets the stage for a scenario and runs nothing.
   *
   * @throws InvalidScenarioException when its objects, files or faults cannot be used
   */
  public void prepare(Scenario scenario) {
    ReplayStage.set(scenario, shells, ReplayListener.NONE).close();
  }

  /** Where a replay was before a step. */
  private record Before(Checkpoint cluster, Witness.Memory memory, int states) {}

  /** One replay under way. */
  private static final class Run {

    private final Scenario scenario;
    private final ReplayListener listener;
    private final ReplayStage stage;
    private final List<StepReport> done = new ArrayList<>();
    private final List<Before> before = new ArrayList<>();
    private final List<Verdict> states = new ArrayList<>();
    private boolean halted;

    Run(Scenario scenario, ReplayListener listener, ReplayStage stage) {
      this.scenario = scenario;
      this.listener = listener;
      this.stage = stage;
    }

    ReplayReport run() {
      List<Step> steps = scenario.steps();
      while (!halted) {
        int next = done.size();
        boolean end = next == steps.size();
        ReplayListener.Move move =
            listener.before(next + 1, end ? null : steps.get(next), this::outside);
        if (move == ReplayListener.Move.BACK) {
          back();
        } else if (move == ReplayListener.Move.LEAVE || end) {
          break;
        } else {
          step(next, steps.get(next));
        }
      }
      return report();
    }

    private Shells.Ran outside(String line) {
      int before = stage.witness().writes().size();
      Shells.Ran ran = stage.run(line);
      long stored =
          stage.witness().writes().stream().skip(before).filter(w -> w.status() < 300).count();
      return ran.having((int) stored);
    }

    private void back() {
      if (before.isEmpty()) {
        return;
      }
      Before last = before.remove(before.size() - 1);
      stage.restore(last.cluster(), last.memory());
      done.remove(done.size() - 1);
      states.subList(last.states(), states.size()).clear();
    }

    private void step(int index, Step step) {
      before.add(new Before(stage.checkpoint(), stage.witness().all(), states.size()));
      StepReport report;
      Duration at = stage.witness().at();
      stage.witness().begin(index + 1, step.line());
      try {
        Shells.Ran ran = stage.run(step.line());
        report =
            new StepReport(
                index + 1, step.line(), at, ran.exit(), expected(index, step), ran.output());
      } catch (Witness.Halt halt) {
        halted = true;
        report = new StepReport(index + 1, step.line(), at, 130, null, List.of());
      }
      done.add(report);
      for (StateExpectation state : scenario.expectations().states()) {
        Integer after = state.after();
        if (after != null && after == index + 1 && !halted) {
          states.add(StateJudge.verdict(state, stage.store()));
        }
      }
      listener.after(report);
    }

    private @Nullable Integer expected(int index, Step step) {
      List<@Nullable Integer> codes = scenario.expectations().exitCodes();
      return step.exit() == null && index < codes.size() ? codes.get(index) : step.exit();
    }

    private ReplayReport report() {
      Witness witness = stage.witness();
      boolean complete = done.size() == scenario.steps().size() && !halted;
      Duration took = witness.at();
      Set<Invariant> rules = scenario.expectations().invariants();
      List<Verdict> verdicts = new ArrayList<>(exits());
      verdicts.addAll(states);
      for (StateExpectation state : scenario.expectations().states()) {
        if (state.after() == null) {
          verdicts.add(StateJudge.verdict(state, stage.store()));
        }
      }
      if (!scenario.expectations().eventOrder().isEmpty()) {
        verdicts.add(Judge.order(scenario.expectations().eventOrder(), witness.events()));
      }
      scenario
          .expectations()
          .never()
          .forEach(pattern -> verdicts.add(Judge.never(pattern, witness.events())));
      List<Map<String, Object>> faults = stage.faults();
      Witness.Memory end = witness.all();
      List<Breach> breaches = new ArrayList<>(witness.breaches());
      if (rules.contains(Invariant.RESUMES) && complete) {
        breaches.addAll(Resumption.check(stage));
      }
      rules.forEach(rule -> verdicts.add(Judge.rule(rule, breaches)));
      witness.forget(end);
      return new ReplayReport(
          scenario.name(),
          scenario.description(),
          scenario.seed(),
          witness.start(),
          complete && verdicts.stream().allMatch(Verdict::held),
          complete,
          List.copyOf(done),
          verdicts,
          breaches,
          List.copyOf(witness.writes()),
          List.copyOf(witness.events()),
          faults,
          List.copyOf(witness.samples()),
          took);
    }

    private List<Verdict> exits() {
      List<Verdict> verdicts = new ArrayList<>();
      List<@Nullable Integer> codes = scenario.expectations().exitCodes();
      for (int i = 0; i < scenario.steps().size(); i++) {
        Step step = scenario.steps().get(i);
        Integer seen =
            i < done.size() && !(halted && i == done.size() - 1) ? done.get(i).exit() : null;
        Integer own = step.exit();
        if (own != null) {
          verdicts.add(Judge.exit(i + 1, step.line(), own, seen));
        }
        Integer listed = i < codes.size() ? codes.get(i) : null;
        if (listed != null && !listed.equals(own)) {
          verdicts.add(Judge.exit(i + 1, step.line(), listed, seen));
        }
      }
      return verdicts;
    }
  }
}
