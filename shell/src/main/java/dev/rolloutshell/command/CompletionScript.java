package dev.rolloutshell.command;

import dev.rolloutshell.session.ObjectType;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandRegistry;

/** Completion for the launcher in bash and zsh, made from the commands and their options. */
final class CompletionScript {

  private CompletionScript() {}

  /** The script for bash: the words of commands, then their options and the values of these. */
  static List<String> bash(CommandRegistry registry) {
    StringBuilder cases = new StringBuilder();
    TreeSet<String> firsts = new TreeSet<>();
    TreeSet<String> groups = new TreeSet<>();
    for (Command each : registry.getCommands()) {
      if (each instanceof ShellCommand command && !command.isHidden()) {
        String name = command.getName();
        int blank = name.indexOf(' ');
        firsts.add(blank < 0 ? name : name.substring(0, blank));
        if (blank >= 0) {
          groups.add(name.substring(0, blank));
        }
      }
    }
    registry.getCommands().stream()
        .filter(Aliased.class::isInstance)
        .forEach(alias -> firsts.add(alias.getName()));
    for (String group : groups) {
      cases.append(line("'" + group + "'", next(registry, group)));
    }
    for (Command each : registry.getCommands()) {
      if (each instanceof ShellCommand command && !groups.contains(command.getName())) {
        cases.append(line("'" + command.getName() + "'", options(command)));
      }
    }
    return BASH.replace("@FIRST@", String.join(" ", firsts))
        .replace("@CASES@", cases)
        .lines()
        .toList();
  }

  /** The script for zsh, which lends itself to bash's. */
  static List<String> zsh(CommandRegistry registry) {
    return Stream.concat(
            Stream.of("#compdef rollout-shell", "autoload -U +X bashcompinit && bashcompinit"),
            bash(registry).stream())
        .toList();
  }

  private static String line(String pattern, String words) {
    return "    " + pattern + ") words=\"" + words + "\" ;;\n";
  }

  private static String next(CommandRegistry registry, String group) {
    TreeSet<String> words = new TreeSet<>();
    for (Command command : registry.getCommands()) {
      if (command.getName().startsWith(group + " ")) {
        words.add(command.getName().substring(group.length() + 1).split(" ", -1)[0]);
      }
    }
    return String.join(" ", words);
  }

  private static String options(ShellCommand command) {
    TreeSet<String> words = new TreeSet<>();
    for (Parameter parameter : command.parameters()) {
      words.add("--" + parameter.name() + (parameter.isFlag() ? "" : "="));
      parameter.choices().forEach(value -> words.add("--" + parameter.name() + "=" + value));
    }
    if (command.arguments().stream()
        .anyMatch(a -> a.completion() instanceof Argument.Completion.Types)) {
      words.addAll(ObjectType.words());
    }
    command.arguments().stream()
        .map(Argument::completion)
        .filter(Argument.Completion.Words.class::isInstance)
        .forEach(c -> words.addAll(((Argument.Completion.Words) c).words()));
    return String.join(" ", words);
  }

  private static final String BASH =
      """
      # Completion of rollout-shell for bash: source <(rollout-shell completion bash)
      _rollout_shell() {
        local line=${COMP_LINE:0:COMP_POINT} word words command="" begun w
        word=${line##*[[:space:]]}
        begun=${line%"$word"}
        local -a typed
        read -r -a typed <<< "$begun"
        for w in "${typed[@]:1}"; do
          case $w in -*) ;; *) command=${command:+$command }$w ;; esac
        done
        words="@FIRST@"
        while [ -n "$command" ]; do
          case $command in
      @CASES@      *) case $command in
               *" "*) command=${command% *} ;;
               *) words=""; break ;;
             esac
             continue ;;
          esac
          break
        done
        COMPREPLY=($(compgen -W "$words" -- "$word"))
        # Bash takes = for the end of a word, so what stands before it is not offered again.
        case $word in *=*) COMPREPLY=("${COMPREPLY[@]#"${word%%=*}="}") ;; esac
        case ${COMPREPLY[0]-} in *=) compopt -o nospace 2> /dev/null ;; esac
      }
      complete -o default -F _rollout_shell rollout-shell
      """;
}
