package dev.rolloutshell.command;

import dev.rolloutshell.cluster.ClusterFailure;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.view.Output;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ExitStatus;
import org.springframework.shell.core.command.ParsedInput;

/** One command of the shell: its words, what it takes, and what it does. */
public final class ShellCommand implements Command {

  /** What a command does: call something and hand back what it says. */
  @FunctionalInterface
  interface Action {

    /** Runs the command. */
    Output run(Call call) throws Exception;
  }

  private static final List<Parameter> COMMON =
      List.of(
          Parameter.value(
                  "output",
                  "FORMAT",
                  "how to print: table, wide, json, yaml, name or jsonpath=TEMPLATE")
              .letter('o')
              .choices("table", "wide", "json", "yaml", "name"),
          Parameter.flag("help", "explain this command").letter('h'));

  private final String name;
  private final String group;
  private final String about;
  private final List<Argument> arguments = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<String> examples = new ArrayList<>();
  private final List<String> aliases = new ArrayList<>();
  private Action action = call -> Output.SHOWN;
  private UnaryOperator<ExitCode> ending = code -> code;
  private @Nullable TypedLines typed;
  private @Nullable Set<String> ownAmongCarried;
  private @Nullable String sibling;
  private BiPredicate<List<String>, String> fitting = (words, option) -> true;

  private ShellCommand(String name, String group, String about) {
    this.name = name;
    this.group = group;
    this.about = about;
  }

  /**
   * A command that takes and does nothing yet.
   *
   * @param name its words
   * @param group its heading in help
   * @param about one line on what it does
   */
  static ShellCommand named(String name, String group, String about) {
    return new ShellCommand(name, group, about);
  }

  ShellCommand takes(Argument... more) {
    arguments.addAll(List.of(more));
    return this;
  }

  ShellCommand with(Parameter... more) {
    parameters.addAll(List.of(more));
    return this;
  }

  ShellCommand with(List<Parameter> more) {
    parameters.addAll(more);
    return this;
  }

  ShellCommand example(String line) {
    examples.add(line);
    return this;
  }

  ShellCommand alias(String other) {
    aliases.add(other);
    return this;
  }

  /** Takes no words; who gives it one means this other command. */
  ShellCommand notToBeTakenFor(String other) {
    sibling = other;
    return this;
  }

  /** What to type in place of this command with a word too many. */
  String without(String word) {
    return sibling == null ? "help " + name : sibling + " " + word;
  }

  /**
   * Carries a whole command: from its first word on, what looks like an option is a word of that.
   *
   * @param own options that stay its own wherever they stand before {@code --}
   */
  ShellCommand carries(String... own) {
    ownAmongCarried = Set.of(own);
    return this;
  }

  /** Whether it carries a whole command. */
  boolean isCarrier() {
    return ownAmongCarried != null;
  }

  /** Whether a word among those of the command that it carries is an option of its own. */
  boolean isOwn(String word) {
    return ownAmongCarried != null
        && ownAmongCarried.stream()
            .anyMatch(name -> word.equals("--" + name) || word.startsWith("--" + name + "="));
  }

  ShellCommand does(Action what) {
    action = what;
    return this;
  }

  /** Ends with other exit codes than the shell's own, since scripts rely on them. */
  ShellCommand ending(UnaryOperator<ExitCode> codes) {
    ending = codes;
    return this;
  }

  /** The exit code in place of the shell's own. */
  ExitCode end(ExitCode code) {
    return ending.apply(code);
  }

  /** The same, kept with what is typed on a simulator. */
  ShellCommand keptIn(TypedLines lines) {
    typed = lines;
    return this;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public String getGroup() {
    return group;
  }

  @Override
  public String getDescription() {
    return about;
  }

  @Override
  public List<String> getAliases() {
    return aliases;
  }

  @Override
  public List<CommandOption> getOptions() {
    return parameters().stream().map(Parameter::asCommandOption).toList();
  }

  /** The words known by their places. */
  List<Argument> arguments() {
    return arguments;
  }

  /** The word at a place, or {@code null} where none is expected any more. */
  @Nullable Argument argument(int place) {
    Argument last = arguments.isEmpty() ? null : arguments.get(arguments.size() - 1);
    if (place < arguments.size()) {
      return arguments.get(place);
    }
    return last != null && last.repeats() ? last : null;
  }

  /** Its options, its own first. */
  List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(parameters);
    all.addAll(COMMON);
    return all;
  }

  /** Those of its options that mean something after these words. */
  List<Parameter> parametersAfter(List<String> words) {
    return parameters().stream().filter(option -> fitting.test(words, option.name())).toList();
  }

  /** Has only some options after some words: a test of the words and an option's name. */
  ShellCommand fitting(BiPredicate<List<String>, String> which) {
    fitting = which;
    return this;
  }

  /** Lines worth trying. */
  List<String> examples() {
    return examples;
  }

  /** As in help: {@code rollout step [NAME] [COUNT]}. */
  String usage() {
    String words = arguments.stream().map(a -> " " + a.usage()).collect(Collectors.joining());
    return name + words + (parameters.isEmpty() ? "" : " [OPTIONS]");
  }

  @Override
  public ExitStatus execute(CommandContext context) throws Exception {
    Call call = Call.of(this, context);
    Output output = call.flag("help") ? HelpText.of(this) : run(call, context.parsedInput());
    call.show(output);
    ExitCode code = end(output.code());
    return new ExitStatus(code.code(), code.label());
  }

  private Output run(Call call, ParsedInput input) throws Exception {
    TypedLines lines = typed;
    if (lines == null) {
      return action.run(call);
    }
    Instant began = lines.begins();
    Integer exit = null;
    try {
      Output output = action.run(call);
      exit = end(output.code()).code();
      return output;
    } catch (CommandFailure e) {
      exit = end(e.code()).code();
      throw e;
    } catch (ClusterFailure e) {
      exit = end(e.code()).code();
      throw e;
    } catch (ClientDeath e) {
      exit = ExitCode.REFUSED.code();
      throw e;
    } finally {
      lines.ended(Retyped.line(input), began, exit);
    }
  }
}
