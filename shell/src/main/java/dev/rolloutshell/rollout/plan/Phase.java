package dev.rolloutshell.rollout.plan;

import java.util.Map;

/** Where a rollout stands, for people; no rule reads it. */
public enum Phase {
  /** Nothing is under way. */
  NONE("nothing under way"),
  /** The target is being made and the source marked. */
  STARTING("starting"),
  /** The source's pods get the label. */
  LABELLING("labelling"),
  /** One half grows, the other shrinks. */
  ROLLING("rolling"),
  /** The old name goes to the new controller. */
  RENAMING("renaming"),
  /** Marks and leftovers are being removed. */
  CLEANING_UP("cleaning up"),
  /** A person has to decide. */
  STUCK("needs a decision");

  private static final Map<Class<? extends Rule>, Phase> BY_RULE =
      Map.ofEntries(
          Map.entry(CreateTarget.class, STARTING),
          Map.entry(MarkSource.class, STARTING),
          Map.entry(LabelPods.class, LABELLING),
          Map.entry(NarrowSelector.class, LABELLING),
          Map.entry(LabelStrays.class, LABELLING),
          Map.entry(RecogniseDone.class, NONE),
          Map.entry(RecogniseRetained.class, NONE),
          Map.entry(CreateParked.class, RENAMING),
          Map.entry(FillBeforeHandOver.class, RENAMING),
          Map.entry(ReleasePods.class, RENAMING),
          Map.entry(AwaitRelease.class, RENAMING),
          Map.entry(EmptyParkedTarget.class, RENAMING),
          Map.entry(TakeOverPods.class, RENAMING),
          Map.entry(DeleteParkedTarget.class, RENAMING),
          Map.entry(RemoveMarksAfterRename.class, CLEANING_UP),
          Map.entry(RetainTarget.class, CLEANING_UP),
          Map.entry(WidenSelector.class, CLEANING_UP),
          Map.entry(UnlabelPods.class, CLEANING_UP),
          Map.entry(RemoveMarksAfterAbort.class, CLEANING_UP));

  private final String label;

  Phase(String label) {
    this.label = label;
  }

  /** The phase in which a ruling is made. */
  public static Phase of(Planner.Ruling ruling) {
    if (ruling.decision() instanceof Decision.Refused
        && !(ruling.rule() instanceof RecogniseDone)) {
      return STUCK;
    }
    return BY_RULE.getOrDefault(ruling.rule().getClass(), ROLLING);
  }

  /** The phase in a word or two. */
  public String label() {
    return label;
  }
}
