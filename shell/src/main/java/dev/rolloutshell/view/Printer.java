package dev.rolloutshell.view;

import java.io.PrintWriter;

/** Prints what a command hands back, in one format. */
@FunctionalInterface
public interface Printer {

  /** Prints to the writer, ending with a newline unless there is nothing to print. */
  void print(Output output, PrintWriter out);

  /** The printer of a format. */
  static Printer of(Format format) {
    return switch (format) {
      case TABLE -> (output, out) -> output.text().lines(false).forEach(out::println);
      case WIDE -> (output, out) -> output.text().lines(true).forEach(out::println);
      case NAME -> (output, out) -> output.names().forEach(out::println);
      case JSON -> (output, out) -> out.println(Documents.json(output.document()));
      case YAML -> (output, out) -> out.print(Documents.yaml(output.document()));
    };
  }
}
