package dev.rolloutshell.command;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandRegistry;

/** Colours a line while it is typed: commands, options, values, quotes, comments, unknown words. */
final class LineHighlighter implements Highlighter {

  private static final Pattern TOKEN =
      Pattern.compile("\\s+|#.*|\"[^\"]*\"?|'[^']*'?|[^\\s\"'#][^\\s\"']*");

  private static final AttributedStyle COMMAND =
      AttributedStyle.BOLD.foreground(AttributedStyle.CYAN);
  private static final AttributedStyle OPTION =
      AttributedStyle.DEFAULT.foreground(AttributedStyle.BLUE);
  private static final AttributedStyle QUOTED =
      AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
  private static final AttributedStyle UNKNOWN =
      AttributedStyle.DEFAULT.foreground(AttributedStyle.RED).underline();

  private final CommandRegistry registry;

  LineHighlighter(CommandRegistry registry) {
    this.registry = registry;
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    return highlight(buffer);
  }

  /** The line with its colours; its characters stay as they are. */
  AttributedString highlight(String line) {
    AttributedStringBuilder styled = new AttributedStringBuilder();
    Matcher token = TOKEN.matcher(line);
    String command = "";
    boolean inCommand = true;
    while (token.find()) {
      String text = token.group();
      if (text.isBlank()) {
        styled.append(text);
        continue;
      }
      if (text.startsWith("#")) {
        styled.styled(AttributedStyle.DEFAULT.faint(), text);
        continue;
      }
      String next = command.isEmpty() ? text : command + " " + text;
      if (inCommand && begins(next)) {
        command = next;
        styled.styled(COMMAND, text);
        continue;
      }
      inCommand = false;
      styled.styled(style(text, command), text);
    }
    return styled.toAttributedString();
  }

  private static AttributedStyle style(String text, String command) {
    if (command.isEmpty()) {
      return UNKNOWN;
    }
    if (text.startsWith("-")) {
      return OPTION;
    }
    return text.startsWith("\"") || text.startsWith("'") ? QUOTED : AttributedStyle.DEFAULT;
  }

  /** Whether some words are a command's first ones, the last of them perhaps not all typed. */
  private boolean begins(String words) {
    return registry.getCommands().stream()
        .flatMap(command -> Stream.concat(Stream.of(command.getName()), aliases(command)))
        .anyMatch(name -> name.startsWith(words));
  }

  private static Stream<String> aliases(Command command) {
    List<String> aliases = command.getAliases();
    return aliases == null ? Stream.empty() : aliases.stream();
  }
}
