package dev.rolloutshell.command;

import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.model.Amount;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.view.Documents;
import dev.rolloutshell.view.Durations;
import dev.rolloutshell.view.Format;
import dev.rolloutshell.view.JsonPath;
import dev.rolloutshell.view.Output;
import dev.rolloutshell.view.Printer;
import dev.rolloutshell.view.Screen;
import dev.rolloutshell.view.Wrapped;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ParsedInput;

/** One use of a command: its words and options by name, and where its lines go. */
final class Call {

  /** What begins a value of {@code -o} that is a template. */
  static final String JSONPATH = "jsonpath=";

  private final ShellCommand command;
  private final ParsedInput input;
  private final ScreenReader console;
  private final Format format;
  private final @Nullable JsonPath template;

  private Call(ShellCommand command, ParsedInput input, ScreenReader console) {
    this.command = command;
    this.input = input;
    this.console = console;
    String asked = option("output");
    boolean path = asked != null && asked.startsWith(JSONPATH);
    this.template =
        asked != null && path
            ? value("-o", asked.substring(JSONPATH.length()), JsonPath::parse)
            : null;
    this.format =
        path ? Format.JSON : asked == null ? console.format() : value("-o", asked, Format::parse);
  }

  static Call of(ShellCommand command, CommandContext context) {
    if (context.inputReader() instanceof ScreenReader console) {
      return new Call(command, context.parsedInput(), console);
    }
    return new Call(
        command, context.parsedInput(), ScreenReader.over(context.outputWriter(), Format.TABLE));
  }

  /** The value of an option, or {@code null} when it is not given. */
  @Nullable String option(String name) {
    for (CommandOption option : input.options()) {
      if (name.equals(option.longName())) {
        return option.value();
      }
    }
    return null;
  }

  /** Whether a flag is given. */
  boolean flag(String name) {
    return "true".equals(option(name));
  }

  /** Those of some options that are given, as {@code --name}. */
  List<String> given(String... names) {
    return Arrays.stream(names)
        .filter(n -> option(n) != null && !"false".equals(option(n)))
        .map(n -> "--" + n)
        .toList();
  }

  /** A word by its place, or {@code null} when there is none. */
  @Nullable String argument(int index) {
    return index < input.arguments().size() ? input.arguments().get(index).value() : null;
  }

  /** A word that the parser has made sure of. */
  String word(int index) {
    return input.arguments().get(index).value();
  }

  /** All the words that follow the command's name. */
  List<String> allWords() {
    return input.arguments().stream().map(CommandArgument::value).toList();
  }

  /** How many words follow the command's name. */
  int words() {
    return input.arguments().size();
  }

  /** A whole number that is not negative, or {@code null} when the option is not given. */
  @Nullable Integer number(String name) {
    String text = option(name);
    return text == null ? null : value("--" + name, text, t -> number(t, 0));
  }

  /** A whole number; refuses with a text that says what was expected and seen. */
  static int number(String text, int least) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      notTooLarge(text);
    }
    throw new IllegalArgumentException(
        "expected a whole number, at least " + least + ", got '" + text + "'");
  }

  private static void notTooLarge(String text) {
    if (text.matches("\\+?\\d{10,}%?")) {
      throw new IllegalArgumentException(
          "is too large: expected at most " + Integer.MAX_VALUE + ", got '" + text + "'");
    }
  }

  private static Amount amount(String text) {
    try {
      return Amount.parse(text);
    } catch (IllegalArgumentException e) {
      notTooLarge(text);
      throw e;
    }
  }

  /** A duration, or the fallback when the option is not given. */
  Duration duration(String name, Duration fallback) {
    String text = option(name);
    return text == null ? fallback : value("--" + name, text, Durations::parse);
  }

  /** An amount of pods, or the fallback when the option is not given. */
  Amount amount(String name, Amount fallback) {
    String text = option(name);
    return text == null ? fallback : value("--" + name, text, Call::amount);
  }

  /**
   * Reads a value; what is wrong with it is said of its name.
   *
   * @param what the option with its dashes, or the word's name as in help
   */
  <T> T value(String what, String text, Function<String, T> read) {
    try {
      return read.apply(text);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw usage(message.startsWith("-") ? message : what + ": " + message);
    }
  }

  /** A failure of this command's words. */
  CommandFailure usage(String message) {
    return CommandFailure.usage(message, "help " + command.getName());
  }

  /** The namespace that the command names, or {@code null}. */
  @Nullable String namespace() {
    return option("namespace");
  }

  /** Whether only the names of objects are wanted. */
  boolean namesOnly() {
    return format == Format.NAME;
  }

  /** Tells the operator what a driver does. */
  Progress progress() {
    return new ScreenProgress(console.screen(), format.document() || format == Format.NAME);
  }

  /** A line of the result, told as it comes about; it stands aside where a document follows. */
  void result(String line) {
    if (format.document() || format == Format.NAME) {
      console.screen().note(line);
    } else {
      console.screen().line(line);
    }
  }

  /** Tells in lines what there is to see of a rollout. */
  Progress lines() {
    return new LineProgress(console.screen(), format.document() || format == Format.NAME);
  }

  /** The terminal for a view that is redrawn in place, or {@code null}. */
  @Nullable Terminal terminal() {
    return format.document() || format == Format.NAME ? null : console.screen().terminal();
  }

  /** Whether colours are welcome. */
  boolean colours() {
    return console.screen().colours();
  }

  /** Has the operator's lines followed from now on. */
  void follow(LineWatch watch) {
    console.watch().set(watch);
  }

  /** Whether a single document is wanted, so that nothing else may be printed. */
  boolean document() {
    return format.document();
  }

  /** Whether more columns are wanted. */
  boolean wide() {
    return format == Format.WIDE;
  }

  /** Where lines go. */
  Screen screen() {
    return console.screen();
  }

  /** The columns of the operator's terminal, or 0 when there is none. */
  int columns() {
    return console.screen().columns();
  }

  /**
   * Goes on without a part that the server refuses to show, and says so; a failure of another kind
   * is one of the whole.
   */
  <T> T without(String part, CommandFailure refusal, T instead) {
    if (refusal.code() != ExitCode.REFUSED) {
      throw refusal;
    }
    note(part + " are left out: " + refusal.message());
    return instead;
  }

  /** A line for the operator that is no result. */
  void note(String line) {
    console.screen().note(line);
  }

  /** What goes on just now, on standard error. */
  void passing(String what, String detail) {
    console.screen().passing(what, detail);
  }

  /** Prints what the command hands back. */
  void show(Output output) {
    if (output.equals(Output.SHOWN)) {
      return;
    }
    Screen screen = console.screen();
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    if (template == null) {
      Printer.of(format).print(output, writer);
    } else {
      String filled = template.of(Documents.tree(output.document()));
      writer.print(filled);
      writer.print(filled.endsWith("\n") ? "" : "\n");
    }
    writer.flush();
    boolean lines = template == null && !format.document();
    screen.text(lines ? Wrapped.text(text.toString(), screen.width()) : text.toString());
    Output.Problem problem = output.problem();
    if (problem != null) {
      problem.before().forEach(message -> notes(message, null).forEach(screen::note));
      notes(problem.message(), problem.hint()).forEach(screen::note);
    }
    screen.flush();
  }

  /** The lines of an error. */
  static List<String> notes(String message, @Nullable String hint) {
    List<String> lines = new ArrayList<>();
    lines.add("error: " + dev.rolloutshell.view.Lines.oneLine(message));
    if (hint != null) {
      lines.add("try: " + dev.rolloutshell.view.Lines.oneLine(hint));
    }
    return lines;
  }
}
