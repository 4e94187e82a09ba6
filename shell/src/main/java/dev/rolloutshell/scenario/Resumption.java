package dev.rolloutshell.scenario;

import dev.rolloutshell.rollout.model.ExitCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tries the fifth rule at the end of a replay: one resume ends it, a second one writes nothing. */
final class Resumption {

  private static final Set<Integer> ENDS =
      Set.of(
          ExitCode.DONE.code(),
          ExitCode.REFUSED.code(),
          ExitCode.ABORTED.code(),
          ExitCode.CONFLICT.code(),
          ExitCode.HUMAN.code());

  private Resumption() {}

  /** Resumes each rollout that was seen, twice; what is wrong with that. */
  static List<Breach> check(ReplayStage stage) {
    Witness witness = stage.witness();
    Duration at = witness.at();
    List<Breach> wrong = new ArrayList<>();
    stage.endFaults();
    for (PairWatch pair : List.copyOf(witness.rules().pairs())) {
      String resume = "rollout resume " + pair.name() + " -n " + pair.namespace();
      Shells.Ran first = stage.run(resume);
      if (!ENDS.contains(first.exit())) {
        wrong.add(breach(at, pair.name() + " ends with exit code " + first.exit(), resume));
      }
      int before = witness.writes().size();
      stage.run(resume);
      int written = witness.writes().size() - before;
      if (written > 0) {
        wrong.add(breach(at, pair.name() + ": a second one wrote " + written + " times", resume));
      }
    }
    return wrong;
  }

  private static Breach breach(Duration at, String what, String resume) {
    return new Breach(Invariant.RESUMES.number(), what, at, 0, resume);
  }
}
