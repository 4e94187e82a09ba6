package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Fields;
import dev.rolloutshell.scenario.InvalidScenarioException;
import dev.rolloutshell.scenario.Located;
import dev.rolloutshell.scenario.Problem;
import dev.rolloutshell.scenario.Problems;
import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.scenario.YamlFile;
import dev.rolloutshell.simulator.UnusableObjectsException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks for everything that is wrong with a drill's file: its keys, its lines, and its play. */
public final class DrillLint {

  private static final Pattern OBJECT = Pattern.compile("^objects, object (\\d+)");

  private final SelfCheck check;
  private final Function<String, @Nullable Complaint> complaint;

  /**
   * A lint.
   *
   * @param shells play the drills
   * @param complaint what is wrong with a line that is to be typed, or {@code null}
   */
  public DrillLint(Shells shells, Function<String, @Nullable Complaint> complaint) {
    this.check = new SelfCheck(shells);
    this.complaint = complaint;
  }

  /**
   * What is wrong with a line that is to be typed.
   *
   * @param message what was expected and what was seen
   * @param advice what to type instead, or {@code null}
   */
  public record Complaint(String message, @Nullable String advice) {}

  /**
   * What was found in a file.
   *
   * @param problems what is wrong in the file, none when it can be played
   * @param findings how it played, none when it cannot be
   */
  public record Found(List<Problem> problems, List<SelfCheck.Finding> findings) {

    /** Copies the lists. */
    public Found {
      problems = List.copyOf(problems);
      findings = List.copyOf(findings);
    }
  }

  /** Looks at a drill that comes with the program. */
  public Found of(Drill drill) {
    return new Found(List.of(), check.check(drill));
  }

  /** Looks at a file. */
  public Found of(Path file) {
    try {
      Drill drill = DrillFile.read(file);
      Located root = YamlFile.read(file);
      Fields fields =
          Fields.of(file.toString(), DrillKeys.DRILL, root, DrillKeys.of(DrillKeys.DRILL));
      lines(file.toString(), fields);
      return played(drill, fields);
    } catch (InvalidScenarioException e) {
      return new Found(e.problems(), List.of());
    }
  }

  private void lines(String source, Fields fields) {
    Problems problems = new Problems(source);
    typed(problems, fields, "setup");
    typed(problems, fields, "solution");
    Located wrong = DrillFile.mapping(fields, "wrong");
    typed(problems, Fields.of(source, "wrong", wrong, DrillKeys.of("wrong")), "lines");
    problems.raise();
  }

  private void typed(Problems problems, Fields fields, String key) {
    for (Located item : fields.list(key, DrillFile.MOST)) {
      String line = String.valueOf(item.value());
      Complaint wrong = complaint.apply(line);
      if (wrong != null) {
        problems.add(fields.wrong(item, key, "'" + line + "': " + wrong.message(), wrong.advice()));
      }
    }
  }

  private static Problem problem(Fields fields, SelfCheck.Finding finding) {
    String expected = "expected a drill that " + finding.check() + ", but " + finding.seen();
    Problem at = fields.wrong(finding.key(), expected).problems().get(0);
    return new Problem(at.file(), at.line(), at.key(), at.message(), List.of(), finding.advice());
  }

  private Found played(Drill drill, Fields fields) {
    try {
      List<SelfCheck.Finding> findings = check.check(drill);
      return new Found(
          findings.stream().filter(one -> !one.holds()).map(one -> problem(fields, one)).toList(),
          findings);
    } catch (UnusableObjectsException e) {
      String message = String.valueOf(e.getMessage());
      Matcher object = OBJECT.matcher(message);
      int number = object.find() ? Integer.parseInt(object.group(1)) : 0;
      List<Located> objects = fields.list("objects", DrillFile.MOST);
      throw number < 1 || number > objects.size()
          ? fields.wrong("objects", message)
          : fields.wrong(objects.get(number - 1), "objects", message);
    }
  }
}
