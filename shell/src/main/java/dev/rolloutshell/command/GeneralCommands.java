package dev.rolloutshell.command;

import dev.rolloutshell.view.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;
import org.springframework.shell.core.command.CommandRegistry;

/** Help, version and the way out. */
final class GeneralCommands {

  /** The command that ends a session. */
  static final String EXIT = "exit";

  /** The command that clears the screen. */
  static final String CLEAR = "clear";

  private static final String GROUP = "Shell";

  private GeneralCommands() {}

  /**
   * The commands.
   *
   * @param registry the registry they are to stand in, asked when help is wanted
   */
  static List<ShellCommand> all(Supplier<CommandRegistry> registry) {
    return List.of(
        ShellCommand.named("help", GROUP, "show all commands, or one in full")
            .takes(
                Argument.optional("COMMAND", new Argument.Completion.Commands()),
                Argument.optional("WORD", new Argument.Completion.Commands()))
            .example("help rollout abort")
            .does(call -> help(registry.get(), call)),
        ShellCommand.named("version", GROUP, "show the version")
            .does(call -> version(Version.current())),
        completion(registry),
        ShellCommand.named(CLEAR, GROUP, "clear the terminal's screen, as Ctrl-L does")
            .does(GeneralCommands::clear),
        ShellCommand.named(EXIT, GROUP, "leave the shell").alias("quit"));
  }

  private static ShellCommand completion(Supplier<CommandRegistry> registry) {
    return ShellCommand.named("completion", GROUP, "print a completion script for bash or zsh")
        .takes(
            Argument.required("SHELL", new Argument.Completion.Words(List.of("bash", "zsh")))
                .about("bash or zsh"))
        .example("rollout-shell completion bash > ~/.rollout-shell.bash     (then source it)")
        .does(
            call -> {
              List<String> lines =
                  switch (call.word(0)) {
                    case "bash" -> CompletionScript.bash(registry.get());
                    case "zsh" -> CompletionScript.zsh(registry.get());
                    default ->
                        throw call.usage("SHELL: expected bash or zsh, got '" + call.word(0) + "'");
                  };
              return Output.of(lines, wide -> lines);
            });
  }

  /** Where there is no terminal there is nothing to clear. */
  private static Output clear(Call call) {
    Terminal terminal = call.terminal();
    if (terminal != null) {
      terminal.puts(InfoCmp.Capability.clear_screen);
      terminal.flush();
    }
    return Output.SHOWN;
  }

  private static Output help(CommandRegistry registry, Call call) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < call.words(); i++) {
      words.add(call.word(i));
    }
    return words.isEmpty()
        ? HelpText.all(registry)
        : HelpText.about(registry, String.join(" ", words));
  }

  private static Output version(Version version) {
    return Output.line(
        version, "rollout-shell " + version.version() + " (Java " + version.java() + ")");
  }
}
