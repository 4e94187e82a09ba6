package dev.rolloutshell.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradingTest {

  private static final Drill DRILL =
      DrillFile.parse(
          """
          title: A drill
          level: trouble
          story: Something happened.
          goals:
          - used: rollout resume
          - service: kept
          budget: {time: 1m, steps: 2}
          hints: [one, two]
          solution: [rollout resume]
          wrong: {lines: [rollout abort], why: It is not.}
          diagnosis:
            question: Why?
            causes:
            - {cause: This, why: No.}
            - {cause: That, right: true, why: Yes.}
            - {cause: Something else, why: No.}
          explanation: It teaches.
          """,
          "a-drill.yaml");

  private static Typed typed(String line, int code, int writes) {
    return new Typed(Duration.ZERO, Duration.ofSeconds(1), line, code, writes);
  }

  private static ServiceLog served(int ready, Duration end) {
    return new ServiceLog(List.of(new ServiceLog.Sample(Duration.ZERO, ready, ready)), end);
  }

  private static Score grade(ServiceLog service, Help help, Typed... typed) {
    Evidence evidence =
        new Evidence(List.of(), List.of(), Map.of(), service, DRILL.service(), List.of(typed));
    return Grading.grade(DRILL, evidence, help);
  }

  @Test
  void allGoalsWithinTheBudgetAndTheRightAnswerAtOnceGiveEveryPoint() {
    Score score =
        grade(
            served(3, Duration.ofSeconds(60)),
            Help.NONE.answer(true),
            typed("rollout  resume web", 0, 2));

    assertThat(score.passed()).isTrue();
    assertThat(score.mitigation().points()).isEqualTo(100);
    assertThat(score.diagnosis().points()).isEqualTo(100);
    assertThat(score.points()).isEqualTo(100);
  }

  @Test
  void whoDoesNothingIsNotPaidForServiceAndTime() {
    Score score = grade(served(3, Duration.ZERO), Help.NONE);

    assertThat(score.passed()).isFalse();
    assertThat(score.mitigation().points()).isEqualTo(30);
    assertThat(score.diagnosis().answered()).isFalse();
    assertThat(score.points()).isEqualTo(23);
  }

  @Test
  void lostServiceIsCountedInPodSeconds() {
    ServiceLog service =
        new ServiceLog(
            List.of(
                new ServiceLog.Sample(Duration.ZERO, 3, 3),
                new ServiceLog.Sample(Duration.ofSeconds(10), 1, 2),
                new ServiceLog.Sample(Duration.ofMillis(12_500), 2, 3),
                new ServiceLog.Sample(Duration.ofSeconds(20), 4, 4)),
            Duration.ofSeconds(30));

    assertThat(service.lost(3)).isCloseTo(2 * 2.5 + 7.5, within(1e-9));
    Score score = grade(service, Help.NONE, typed("rollout resume", 0, 1));
    assertThat(score.mitigation().lostPodSeconds()).isCloseTo(12.5, within(1e-9));
    assertThat(score.mitigation().goals().get(1).seen())
        .isEqualTo("12.5 pod-seconds under the floor of 3, down to 1 ready");
  }

  @Test
  void twiceTheBudgetGivesNothingForIt() {
    Score late = grade(served(3, Duration.ofMinutes(2)), Help.NONE, typed("rollout resume", 0, 1));
    Score halfOver =
        grade(served(3, Duration.ofSeconds(90)), Help.NONE, typed("rollout resume", 0, 1));
    Score busy =
        grade(
            served(3, Duration.ofSeconds(5)),
            Help.NONE,
            typed("scale", 0, 1),
            typed("scale", 0, 1),
            typed("scale", 0, 1),
            typed("rollout resume", 0, 1));

    assertThat(late.mitigation().points()).isEqualTo(90);
    assertThat(halfOver.mitigation().points()).isEqualTo(95);
    assertThat(busy.mitigation().points()).isEqualTo(90);
  }

  @Test
  void hintsCostTenPointsEachAndTheSolutionMostOfThem() {
    Typed resumed = typed("rollout resume", 0, 1);
    ServiceLog good = served(3, Duration.ofSeconds(5));

    assertThat(grade(good, Help.NONE.hint().hint(), resumed).mitigation().points()).isEqualTo(80);
    assertThat(grade(good, Help.NONE.solution(), resumed).mitigation().points()).isEqualTo(40);
  }

  @Test
  void laterAnswersGiveLessAndThoseAfterTheRightOneNothingMore() {
    ServiceLog good = served(3, Duration.ofSeconds(5));
    Help second = Help.NONE.answer(false).answer(true);

    assertThat(grade(good, second).diagnosis().points()).isEqualTo(50);
    assertThat(grade(good, Help.NONE.answer(false).answer(false).answer(true)).diagnosis().points())
        .isEqualTo(25);
    assertThat(grade(good, Help.NONE.answer(false)).diagnosis().points()).isZero();
    assertThat(second.answer(false)).isEqualTo(second);
    assertThat(Help.NONE.solution().answer(true).right()).isFalse();
  }

  @Test
  void aCommandThatFailedDoesNotCountAsUsed() {
    Score score = grade(served(3, Duration.ofSeconds(5)), Help.NONE, typed("rollout resume", 5, 1));

    assertThat(score.passed()).isFalse();
  }
}
