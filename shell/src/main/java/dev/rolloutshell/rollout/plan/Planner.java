package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Snapshot;
import java.time.Instant;
import java.util.List;

/**
 * The rollout as one function: from what is wanted and what is seen to the one thing to do next. No
 * clock, no client, no memory; the first rule that speaks decides.
 */
public final class Planner {

  /** The rules in the order in which they are asked. */
  public static final List<Rule> RULES =
      List.of(
          new RefuseContradiction(),
          new RefuseTargetAsName(),
          new RefuseAbandonedPods(),
          new RefuseUnknown(),
          new RecogniseRetained(),
          new RefusePastReturn(),
          new RefuseAnotherName(),
          new RefuseAnotherRequest(),
          new RefuseImpostor(),
          new AwaitDeletion(),
          new RefuseUnclearDirection(),
          new AdoptMarks(),
          new FillBeforeHandOver(),
          new ReleasePods(),
          new EmptyParkedTarget(),
          new AwaitRelease(),
          new TakeOverPods(),
          new DeleteParkedTarget(),
          new RemoveMarksAfterRename(),
          new ClearTargetName(),
          new RestoreTargetMarks(),
          new TurnForwardAlone(),
          new FillTargetAlone(),
          new RetainTarget(),
          new CreateParked(),
          new RefuseHalfLabelled(),
          new RefuseShrunken(),
          new RecogniseDone(),
          new CreateTarget(),
          new ReplaceLostTarget(),
          new TurnBack(),
          new TurnForwardTarget(),
          new TurnForwardSource(),
          new MarkSource(),
          new FenceForward(),
          new LabelPods(),
          new NarrowSelector(),
          new LabelStrays(),
          new RollForward(),
          new DeleteSource(),
          new FenceAbort(),
          new RollBack(),
          new DeleteTarget(),
          new RestoreSource(),
          new WidenSelector(),
          new UnlabelPods(),
          new RemoveMarksAfterAbort());

  private final List<Rule> rules;

  /** A planner with all the rules. */
  public Planner() {
    this(RULES);
  }

  /** A planner with other rules, to show what each is for. */
  public Planner(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * A decision and the rule that made it.
   *
   * @param rule the rule
   * @param decision what it decided
   */
  public record Ruling(Rule rule, Decision decision) {}

  /** What to do next. */
  public Ruling next(Intent intent, Snapshot seen, Instant now) {
    Situation here = new Situation(intent, seen, now);
    for (Rule rule : rules) {
      Decision decision = rule.decide(here);
      if (decision != null) {
        return new Ruling(rule, decision);
      }
    }
    throw new IllegalStateException("no rule speaks about " + intent + " in " + seen);
  }

  /** Whether a ruling belongs to the beginning of a rollout: nothing of it is written yet. */
  public boolean begins(Ruling ruling) {
    return ruling.decision() instanceof Decision.Write
        && (ruling.rule() instanceof CreateTarget || ruling.rule() instanceof ClearTargetName);
  }

  /** All the rules, in order. */
  public List<Rule> rules() {
    return rules;
  }
}
