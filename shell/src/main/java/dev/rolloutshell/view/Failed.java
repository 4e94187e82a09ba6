package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * A command that failed before it had anything to show, as a value.
 *
 * @param code the exit code
 * @param message which object, what was expected, what was seen
 * @param hint what to type next, or {@code null}
 */
public record Failed(ExitCode code, String message, @Nullable String hint) {

  /** Its document, ending with a newline; nothing for the formats that people read. */
  public String document(Format format) {
    if (!format.document()) {
      return "";
    }
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    Printer.of(format).print(Output.of(this, wide -> java.util.List.of()), writer);
    writer.flush();
    return text.toString();
  }
}
