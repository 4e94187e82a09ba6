package dev.rolloutshell.command;

import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.train.DrillLint;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandRegistry;

/** Says whether a line of a scenario or a drill is a command, without running it. */
final class LineCheck {

  private final WordParser parser;

  LineCheck() {
    // The words of commands are the same on every session; none is opened here.
    CommandRegistry registry =
        Commands.forScenarios(
            new Session(
                target -> {
                  throw new IllegalStateException("nothing is to be run");
                },
                (client, namespace, waiting) -> {
                  throw new IllegalStateException("nothing is to be run");
                },
                Target.Simulator.DEFAULT));
    this.parser = new WordParser(registry);
  }

  /** What is wrong with a line, or {@code null}. */
  DrillLint.@Nullable Complaint complaint(String line) {
    try {
      parser.parse(Words.of(line));
      return null;
    } catch (CommandFailure e) {
      return new DrillLint.Complaint(e.message(), e.hint());
    }
  }
}
