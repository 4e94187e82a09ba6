package dev.rolloutshell.scenario;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * Says in one whole sentence why a text is no YAML; the parser spreads that over several lines,
 * with pictures of the text between them.
 */
final class BrokenYaml {

  private static final Pattern MARK = Pattern.compile("(?m)^ in .*, line (\\d+), column \\d+:$");
  private static final Pattern TWICE = Pattern.compile("Duplicate Object property \"(.*)\"");
  private static final Pattern UNREADABLE =
      Pattern.compile("[\\p{Cntrl}\\x{FFFE}\\x{FFFF}&&[^\\t\\r\\n\\x85]]");

  private BrokenYaml() {}

  static InvalidScenarioException of(String source, String text, JacksonException broken) {
    String said = String.valueOf(broken.getOriginalMessage());
    // A picture of the text stands under its mark, indented.
    List<String> sentences =
        said.lines().filter(line -> !line.isBlank() && !line.startsWith(" ")).toList();
    List<Integer> marks =
        MARK.matcher(said).results().map(m -> Integer.valueOf(m.group(1))).toList();
    String why = sentences.isEmpty() ? "it is none" : sentences.get(sentences.size() - 1);
    if (sentences.size() > 1) {
      String begun =
          marks.size() > 1 ? " begun in line " + Math.min(marks.get(0), lines(text)) : "";
      why = "it fails " + sentences.get(0) + begun + ": " + why;
    }
    Matcher twice = TWICE.matcher(why);
    if (twice.matches()) {
      why = "the key '" + twice.group(1) + "' is there twice";
    }
    int line =
        marks.isEmpty()
            ? unmarked(text, broken)
            : Math.min(marks.get(marks.size() - 1), lines(text));
    return new InvalidScenarioException(source, line, "expected YAML, but " + why);
  }

  private static int unmarked(String text, JacksonException broken) {
    Matcher unreadable = UNREADABLE.matcher(text);
    if (unreadable.find()) {
      return lines(text.substring(0, unreadable.start()) + "x");
    }
    return broken.getLocation() == null ? 1 : Math.max(1, broken.getLocation().getLineNr());
  }

  private static int lines(String text) {
    return (int) Math.max(1, text.lines().count());
  }
}
