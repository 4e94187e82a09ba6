package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the debrief of an attempt: it plays the solution beside it, and looks where it went wrong.
 */
public final class Debriefing {

  private final Attempt attempt;
  private final Shells shells;
  private final boolean openly;

  /**
   * A debriefing of an attempt.
   *
   * @param shells type the solution's lines
   * @param openly whether it tells the solution, and what was wrong
   */
  public Debriefing(Attempt attempt, Shells shells, boolean openly) {
    this.attempt = attempt;
    this.shells = shells;
    this.openly = openly;
  }

  /** The debrief. */
  public Debrief debrief() {
    Drill drill = attempt.drill();
    DrillStage stage = attempt.stage();
    Score last = attempt.score();
    Score score = last == null ? Grading.grade(drill, stage.evidence(), attempt.help()) : last;
    List<Typed> reference = openly ? reference(drill) : List.of();
    Debrief.Wrong wrong = score.passed() ? null : wrong(stage, reference);
    return new Debrief(
        drill.name(),
        drill.title(),
        score,
        stage.typed(),
        stage.written(),
        stage.struck(),
        wrong,
        reference,
        openly ? cause(drill.diagnosis()) : null,
        openly ? drill.explanation().text() : null,
        openly ? drill.explanation().issue() : null,
        timeline(stage, score, wrong, reference));
  }

  private List<Typed> reference(Drill drill) {
    try (DrillStage stage = DrillStage.open(drill, shells)) {
      stage.play(drill.solution(), shells);
      return stage.typed();
    }
  }

  private Debrief.@Nullable Wrong wrong(DrillStage stage, List<Typed> reference) {
    int line = new FirstWrong(stage, shells).find();
    if (line == 0) {
      return null;
    }
    String seen = stage.evidence().complaint(stage.drill());
    return new Debrief.Wrong(
        stage.typed().get(line - 1),
        seen == null ? "" : seen,
        FirstWrong.instead(stage.typed(), line, reference));
  }

  private static Debrief.Cause cause(Diagnosis diagnosis) {
    String letter = diagnosis.right();
    Diagnosis.Cause right = diagnosis.cause(letter);
    return new Debrief.Cause(letter, right.text(), right.why());
  }

  private Timeline timeline(
      DrillStage stage, Score score, Debrief.@Nullable Wrong wrong, List<Typed> reference) {
    Drill drill = stage.drill();
    Timeline.Builder timeline =
        Timeline.titled(drill.title())
            .subtitle("drill " + drill.name() + ", " + drill.level())
            .fact("result", score.passed() ? "passed" : "not passed")
            .fact("score", score.points() + " of 100")
            .fact("mitigation", score.mitigation().points() + " of 100")
            .fact("diagnosis", score.diagnosis().points() + " of 100")
            .fact(
                "service lost", Score.number(score.mitigation().lostPodSeconds()) + " pod-seconds")
            .fact("hints", String.valueOf(score.hints()));
    Instant began = stage.began();
    for (ServiceLog.Sample sample : stage.service().samples()) {
      timeline.sample(
          began.plus(sample.at()),
          sample.ready(),
          sample.total(),
          drill.service().floor(),
          drill.service().ceiling());
    }
    happenings(timeline, stage, wrong);
    stage.states().forEach(timeline::state);
    timeline.note(began.plus(stage.service().end()), score.passed() ? "passed" : "not passed");
    timeline.passage("What happened before", prose(drill.story()));
    timeline.passage("How the score is made up", String.join("\n", score.account()));
    if (openly) {
      timeline.passage("What the solution did", lines(reference));
      timeline.passage("What was wrong", answer(drill.diagnosis()));
      timeline.passage("What it teaches", taught(drill.explanation()));
    }
    return timeline.build();
  }

  private void happenings(
      Timeline.Builder timeline, DrillStage stage, Debrief.@Nullable Wrong wrong) {
    Instant began = stage.began();
    List<Typed> typed = stage.typed();
    List<Integer> before = stage.writesBefore();
    int written = 0;
    // At one instant a line stands before its own writes, and after those of the line before.
    for (int i = 0; i < typed.size(); i++) {
      written = writes(timeline, stage, written, before.get(i));
      timeline.command(began.plus(typed.get(i).at()), typed.get(i).line());
      if (wrong != null && wrong.typed().equals(typed.get(i))) {
        timeline.wrong(began.plus(wrong.typed().at()), wrong.typed().line(), instead(wrong));
      }
    }
    writes(timeline, stage, written, stage.written().size());
    stage.said().forEach(s -> timeline.note(began.plus(s.at()), s.text()));
    stage.struck().forEach(s -> timeline.fault(began.plus(s.at()), s.kind(), s.about()));
  }

  private String instead(Debrief.Wrong wrong) {
    Typed instead = wrong.instead();
    if (instead != null) {
      return "the solution did: " + instead.line();
    }
    return openly ? "the solution was over by then" : "no solution leads on from here";
  }

  private static int writes(Timeline.Builder timeline, DrillStage stage, int from, int to) {
    List<Written> written = stage.written();
    for (int i = from; i < to; i++) {
      Written write = written.get(i);
      timeline.write(
          stage.began().plus(write.at()),
          "write " + (i + 1),
          write.verb() + " " + write.object(),
          "");
    }
    return Math.max(from, to);
  }

  private static String lines(List<Typed> reference) {
    StringBuilder text = new StringBuilder();
    for (Typed typed : reference) {
      Duration took = typed.until().minus(typed.at());
      text.append("+").append(Times.format(typed.at())).append("  ").append(typed.line());
      text.append("  (").append(Times.format(took)).append(", writes: ").append(typed.writes());
      text.append(")\n");
    }
    return text.toString().strip();
  }

  /** A file breaks its lines for itself; a page breaks them anew. */
  private static String prose(String text) {
    return text.replaceAll("(?<!\\n)\\n(?!\\n)", " ");
  }

  private static String answer(Diagnosis diagnosis) {
    Diagnosis.Cause right = diagnosis.cause(diagnosis.right());
    return diagnosis.question() + "\n" + right.text() + "\n" + right.why();
  }

  private static String taught(Drill.Explanation explanation) {
    String issue = explanation.issue();
    return prose(explanation.text()) + (issue == null ? "" : "\nSource: " + issue);
  }
}
