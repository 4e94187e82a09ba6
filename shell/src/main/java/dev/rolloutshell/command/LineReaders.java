package dev.rolloutshell.command;

import dev.rolloutshell.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.widget.AutosuggestionWidgets;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandRegistry;

/** The operator's terminal and the line editor on it. */
public final class LineReaders {

  /** Styles of the list of completions, which have colours unless something is said of them. */
  private static final List<String> STYLES =
      List.of(
          LineReader.COMPLETION_STYLE_STARTING,
          LineReader.COMPLETION_STYLE_DESCRIPTION,
          LineReader.COMPLETION_STYLE_GROUP,
          LineReader.COMPLETION_STYLE_SELECTION,
          LineReader.COMPLETION_STYLE_BACKGROUND,
          LineReader.COMPLETION_STYLE_LIST_STARTING,
          LineReader.COMPLETION_STYLE_LIST_DESCRIPTION,
          LineReader.COMPLETION_STYLE_LIST_GROUP,
          LineReader.COMPLETION_STYLE_LIST_SELECTION,
          LineReader.COMPLETION_STYLE_LIST_BACKGROUND);

  private LineReaders() {}

  /** The terminal of this process. */
  public static Terminal terminal() throws IOException {
    return TerminalBuilder.builder()
        .name("rollout-shell")
        .system(true)
        // To find out about it, it would read, and lose, what was typed before the first prompt.
        .graphemeCluster(false)
        .build();
  }

  /**
   * A line editor with completion.
   *
   * @param history the file that keeps what was typed, or {@code null} for none
   * @param colours whether colours are welcome
   */
  public static LineReader reader(
      Terminal terminal,
      CommandRegistry registry,
      Session session,
      @Nullable Path history,
      boolean colours) {
    DefaultParser parser = new DefaultParser();
    parser.setEofOnUnclosedQuote(false);
    LiveNames names = new LiveNames(session);
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("rollout-shell")
            .parser(parser)
            .completer(new WordCompleter(registry, names))
            .highlighter(
                colours
                    ? new LineHighlighter(registry)
                    : (line, buffer) -> new AttributedString(buffer))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.CASE_INSENSITIVE, false)
            // Tab lists what fits and never picks one of several by itself.
            .option(LineReader.Option.AUTO_MENU, false)
            .build();
    if (history != null) {
      reader.setVariable(LineReader.HISTORY_FILE, history);
    }
    if (!terminal.getType().startsWith("dumb")) {
      reader.setAutosuggestion(LineReader.SuggestionType.HISTORY);
      new AutosuggestionWidgets(reader).enable();
    }
    if (!colours) {
      STYLES.forEach(style -> reader.setVariable(style, ""));
    }
    names.refresh();
    return reader;
  }

  /** The history's file, readable by nobody else, or {@code null} where there can be none. */
  public static @Nullable Path history() {
    String state = System.getenv("XDG_STATE_HOME");
    Path base =
        state == null || state.isEmpty()
            ? Path.of(System.getProperty("user.home", "."), ".local", "state")
            : Path.of(state);
    Path file = base.resolve("rollout-shell").resolve("history");
    try {
      Files.createDirectories(base.resolve("rollout-shell"));
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      return file;
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }
}
