package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Fields;
import dev.rolloutshell.scenario.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a drill's question what is wrong. */
final class DiagnosisReader {

  private static final int FEWEST = 3;
  private static final int MOST = 8;

  private final String source;

  DiagnosisReader(String source) {
    this.source = source;
  }

  Diagnosis diagnosis(Located given) {
    Fields diagnosis = Fields.of(source, "diagnosis", given, Set.of("question", "causes"));
    List<Diagnosis.Cause> causes = new ArrayList<>();
    for (Located item : diagnosis.list("causes", MOST)) {
      causes.add(cause(item));
    }
    long right = causes.stream().filter(Diagnosis.Cause::right).count();
    if (causes.size() < FEWEST || right != 1) {
      throw diagnosis.wrong(
          "causes",
          "expected at least "
              + FEWEST
              + " with one 'right: true', got "
              + causes.size()
              + " with "
              + right);
    }
    return new Diagnosis(diagnosis.text("question").strip(), causes);
  }

  private Diagnosis.Cause cause(Located item) {
    Fields cause = Fields.of(source, "causes", item, Set.of("cause", "right", "why"));
    Located right = cause.get("right");
    if (right != null && !(right.value() instanceof Boolean)) {
      throw cause.wrong("right", "expected true or false, got " + right.kind());
    }
    return new Diagnosis.Cause(
        cause.text("cause").strip(),
        right != null && Boolean.TRUE.equals(right.value()),
        cause.text("why").strip());
  }
}
