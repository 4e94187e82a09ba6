package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Fields;
import dev.rolloutshell.scenario.Located;
import dev.rolloutshell.scenario.Problems;
import java.util.ArrayList;
import java.util.List;

/** Reads a drill's question what is wrong. */
final class DiagnosisReader {

  private static final int FEWEST = 3;
  private static final int MOST = 8;

  private final Problems problems;

  DiagnosisReader(Problems problems) {
    this.problems = problems;
  }

  Diagnosis diagnosis(Located given) {
    Fields diagnosis = problems.fields("diagnosis", given, DrillKeys.of("diagnosis"));
    String question = problems.or("", () -> DrillFile.said(diagnosis, "question"));
    return new Diagnosis(question, problems.or(List.of(), () -> causes(diagnosis)));
  }

  private List<Diagnosis.Cause> causes(Fields diagnosis) {
    List<Diagnosis.Cause> causes = new ArrayList<>();
    List<Located> items = diagnosis.list("causes", MOST);
    items.forEach(item -> problems.or(false, () -> causes.add(cause(item))));
    long right = causes.stream().filter(Diagnosis.Cause::right).count();
    if (items.size() < FEWEST || right != 1) {
      throw diagnosis.wrong(
          "causes",
          "expected at least "
              + FEWEST
              + " with one 'right: true', got "
              + items.size()
              + " with "
              + right);
    }
    return causes;
  }

  private Diagnosis.Cause cause(Located item) {
    Fields cause = problems.fields("causes", item, DrillKeys.of("causes"));
    return new Diagnosis.Cause(
        problems.or("", () -> DrillFile.said(cause, "cause")),
        Boolean.TRUE.equals(problems.orNone(() -> cause.optionalFlag("right"))),
        problems.or("", () -> DrillFile.said(cause, "why")));
  }
}
