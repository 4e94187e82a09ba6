package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.EndStates;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Stage;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.plan.Decision;
import dev.rolloutshell.rollout.plan.Planner;
import dev.rolloutshell.rollout.plan.Rule;
import dev.rolloutshell.rollout.plan.Situation;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The crash tests can fail: with one of the waits left out, they do. */
class TeethTest {

  /** A rule that decides as ever, but never waits. */
  private record Hasty(Rule rule) implements Rule {
    @Override
    public @Nullable Decision decide(Situation here) {
      Decision decision = rule.decide(here);
      if (decision instanceof Decision.Wait) {
        return null;
      }
      return decision instanceof Decision.Write write
          ? new Decision.Write(
              write.write(), write.reason(), write.ends(), write.keepsIntent(), Duration.ZERO)
          : decision;
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

  @ParameterizedTest
  @ValueSource(strings = {"LabelPods", "RollForward", "RollBack", "DeleteParkedTarget"})
  void aRunWithoutThisWaitIsCaught(String hasty) {
    List<Rule> rules =
        Planner.RULES.stream().map(r -> r.name().equals(hasty) ? new Hasty(r) : r).toList();
    assertThat(rules).filteredOn(r -> r instanceof Hasty).hasSize(1);

    assertThat(complaints(new Planner(rules))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LabelPods", "ReleasePods", "UnlabelPods", "RollForward"})
  void aRunWithoutThisRuleIsCaught(String leftOut) {
    List<Rule> rules = Planner.RULES.stream().filter(r -> !r.name().equals(leftOut)).toList();
    assertThat(rules).hasSize(Planner.RULES.size() - 1);

    assertThat(complaints(new Planner(rules))).isNotEmpty();
  }

  /** What rollouts, and aborts from the middle of one, leave to be desired. */
  private static List<String> complaints(Planner planner) {
    List<String> complaints = new ArrayList<>();
    for (int lag : new int[] {0, 1, 5}) {
      Setup story = new Setup(3, null, lag);
      Stage world = new Stage(story, planner);
      ObjectKey key = new ObjectKey(ResourceTypes.REPLICATION_CONTROLLERS, "default", "web");
      StoredObject original = Objects.requireNonNull(world.cluster().store().get(key));
      try {
        RunReport forward = world.run(story.forward(), new Killer());
        note(complaints, world, forward);
        complaints.addAll(EndStates.afterRollout(story, world.cluster().store()));
        world.reset();
        world.run(story.forward(), new Killer(9, ClientDeath.Moment.BEFORE));
        RunReport abort = world.run(story.abort(), new Killer());
        note(complaints, world, abort);
        complaints.addAll(EndStates.afterAbort(story, world.cluster().store(), original));
      } catch (IllegalStateException noRuleSpeaks) {
        complaints.add("no rule speaks");
      }
    }
    return complaints;
  }

  private static void note(List<String> complaints, Stage world, @Nullable RunReport report) {
    complaints.addAll(world.invariants().broken());
    if (report == null || report.code() != ExitCode.DONE) {
      complaints.add("ended with " + report);
    }
  }
}
