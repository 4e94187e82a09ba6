package dev.rolloutshell.command;

import dev.rolloutshell.session.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A line's words, split as a shell splits them: quotes, backslashes, and comments after #. */
final class Words {

  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private Words(String line) {
    this.line = line;
  }

  /**
   * The words of a line, none for a blank line or a comment.
   *
   * @throws CommandFailure with exit code 2 when a quote is not closed
   */
  static List<String> of(String line) {
    Words words = new Words(line);
    words.split();
    return words.words;
  }

  /** A line that has these words. */
  static String line(List<String> words) {
    return words.stream().map(Words::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    boolean plain = word.matches("[^\\s'\"\\\\#]+|[^\\s'\"\\\\#][^\\s'\"\\\\]*");
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private void split() {
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (Character.isWhitespace(c)) {
        end();
      } else if (c == '#' && !inWord) {
        break;
      } else if (c == '\'' || c == '"') {
        quoted(c);
      } else if (c == '\\' && at < line.length()) {
        append(line.charAt(at++));
      } else {
        append(c);
      }
    }
    end();
  }

  private void quoted(char quote) {
    inWord = true;
    int start = at;
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == quote) {
        return;
      }
      boolean escape = quote == '"' && c == '\\' && at < line.length();
      append(escape && "\"\\".indexOf(line.charAt(at)) >= 0 ? line.charAt(at++) : c);
    }
    throw CommandFailure.usage(
        "line: expected a closing "
            + quote
            + " after column "
            + start
            + ", got the end of the line",
        "the same line with the quote closed, or with a backslash before it");
  }

  private void append(char c) {
    inWord = true;
    word.append(c);
  }

  private void end() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }
}
