package dev.rolloutshell.crash;

import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Tool;
import dev.rolloutshell.rollout.drive.ClusterRollouts;
import dev.rolloutshell.rollout.plan.Decision;
import dev.rolloutshell.rollout.plan.Planner;
import dev.rolloutshell.rollout.plan.Rule;
import dev.rolloutshell.rollout.plan.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bugs that earlier rolling updaters had, planted in ours one at a time. */
enum Mutant {
  MARKS_OFF_BEFORE_RENAME(
      "the marks come off before the source is deleted and the target renamed",
      "kubectl 1.0 to 1.17",
      twist("DeleteSource", Twists::marksOffFirst)),
  TARGET_DELETED_BEFORE_RENAME(
      "the target is deleted before its copy under the old name is created",
      "kubectl 1.4 to 1.17",
      twist("CreateParked", Twists::deleteTarget)),
  COPY_BESIDE_TARGET(
      "the copy under the old name is created at full size while the target owns the pods",
      "kubectl 1.0 to 1.3",
      twist("CreateParked", Twists::copyBeside)),
  RECOVERY_BY_PREFIX(
      "an interrupted rename is recognised by the beginning of a name",
      "kubectl 1.0 to 1.17",
      rules(() -> with(new Extra("rename what is left", Twists::ownerByPrefix)))),
  GOES_ON_UNREADY(
      "it goes on although the new pods are not ready",
      "fabric8 rolling()",
      twist("RollForward", Twists::goOn)),
  HALF_SCALED_SIZE(
      "when it is run again, the half-scaled source tells the size to reach",
      "fabric8 rolling()",
      rules(
          () ->
              with(
                  new Extra("note the size", once(Twists::sizeFromSource)),
                  Planner.RULES,
                  "RollForward"))),
  DRY_RUN_WRITES("a plan makes the next write", "kubectl 1.0 to 1.17", plans()),
  ABORT_KEEPS_NEW_SIZE(
      "an abort takes over the new size", "kubectl 1.0", twist("TurnBack", Twists::newSize)),
  ANOTHER_IMAGE_ACCEPTED(
      "a request for another image goes on with the rollout under way, and ends as done",
      "kubectl 1.0",
      rules(() -> without("RefuseAnotherRequest"))),
  SELECTOR_BEFORE_PODS(
      "the selector gets narrower before the pods have the label",
      "kubectl before 1.0",
      rules(() -> with(named("NarrowSelector"), without("NarrowSelector"), "LabelPods")));

  private final String bug;
  private final String from;

  @SuppressWarnings("ImmutableEnumChecker") // a function of nothing that changes
  private final Tool tool;

  Mutant(String bug, String from, Tool tool) {
    this.bug = bug;
    this.from = from;
    this.tool = tool;
  }

  /** What it does wrong. */
  String bug() {
    return bug;
  }

  /** Who did it. */
  String from() {
    return from;
  }

  Tool tool() {
    return tool;
  }

  /** The rollout on which it is looked for. */
  Setup setup() {
    int wanted = this == ABORT_KEEPS_NEW_SIZE ? 3 : 2;
    return new Setup(2, null, 0, wanted, Setup.LIMITS);
  }

  private static Tool rules(Supplier<List<Rule>> rules) {
    return (client, namespace, waiting) ->
        new ClusterRollouts(client, namespace, waiting, new Planner(rules.get()));
  }

  private static Tool plans() {
    return (client, namespace, waiting) ->
        WritingPlan.over(Tool.OURS.start(client, namespace, waiting));
  }

  private static Tool twist(
      String name, BiFunction<Situation, Decision, @Nullable Decision> twist) {
    return rules(
        () ->
            Planner.RULES.stream()
                .map(rule -> rule.name().equals(name) ? new Twisted(rule, twist) : rule)
                .toList());
  }

  private static List<Rule> without(String name) {
    return Planner.RULES.stream().filter(rule -> !rule.name().equals(name)).toList();
  }

  private static Rule named(String name) {
    return Planner.RULES.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Rule> with(Rule first) {
    return with(first, Planner.RULES, Planner.RULES.get(0).name());
  }

  private static List<Rule> with(Rule more, List<Rule> rules, String before) {
    List<Rule> all = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.name().equals(before)) {
        all.add(more);
      }
      all.add(rule);
    }
    return all;
  }

  /** A decision that a process makes once. */
  private static Function<Situation, @Nullable Decision> once(
      Function<Situation, @Nullable Decision> deciding) {
    boolean[] first = {true};
    return here -> {
      Decision decision = first[0] ? deciding.apply(here) : null;
      first[0] = false;
      return decision;
    };
  }
}
