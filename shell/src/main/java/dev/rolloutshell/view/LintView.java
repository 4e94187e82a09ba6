package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.train.SelfCheck;
import java.util.ArrayList;
import java.util.List;

/** Whether drills can be trained. */
public final class LintView {

  private LintView() {}

  /**
   * A file that was looked at.
   *
   * @param file its name
   * @param usable whether nothing is wrong with it
   * @param problems what is wrong with the file, none when it can be played
   * @param findings what was checked by playing it, none when it cannot be; what does not hold is
   *     among the problems, too
   */
  public record Linted(
      String file, boolean usable, List<Wrong> problems, List<SelfCheck.Finding> findings) {}

  /**
   * Something that is wrong with a file.
   *
   * @param line where, from 1, or 0 when it is about the file as a whole
   * @param key the key it is about, or empty
   * @param message file, line and key, what was expected and what was seen
   * @param hint what to type next, or to write instead
   */
  public record Wrong(int line, String key, String message, String hint) {}

  /** What was found; exit code 1 when something is wrong. */
  public static Output output(List<Linted> files) {
    long wrong = files.stream().filter(file -> !file.usable()).count();
    Output.Problem problem =
        wrong == 0
            ? null
            : new Output.Problem(
                wrong + " of " + files.size() + " drills cannot be used: expected none",
                "train lint PATH, when they are mended");
    return new Output(
        wrong == 0 ? ExitCode.DONE : ExitCode.REFUSED,
        files,
        wide -> lines(files, wide),
        files.stream().map(Linted::file).toList(),
        problem);
  }

  private static List<String> lines(List<Linted> files, boolean wide) {
    List<String> lines = new ArrayList<>();
    for (Linted file : files) {
      lines.add(file.file() + ": " + (file.usable() ? "ok" : "not usable"));
      for (Wrong problem : file.problems()) {
        lines.add("  " + problem.message());
        lines.add("    try: " + problem.hint());
      }
      for (SelfCheck.Finding finding : file.findings()) {
        if (wide) {
          lines.add(
              (finding.holds() ? "  [x] " : "  [ ] ")
                  + finding.check()
                  + (finding.holds() ? "" : ": " + finding.seen()));
        }
      }
    }
    return lines;
  }
}
