package dev.rolloutshell.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandOption;

/**
 * An option of a command.
 *
 * @param name its long name, without dashes
 * @param letter its short name, or {@code 0} for none
 * @param value what its value is called in help, or {@code null} for a flag
 * @param about what it is for
 * @param choices the values it can have, or empty for any
 * @param completion what Tab offers for its value
 */
record Parameter(
    String name,
    char letter,
    @Nullable String value,
    String about,
    List<String> choices,
    Argument.Completion completion) {

  private static final Argument.Completion NONE = new Argument.Completion.None();

  /** The value of an option that may stand alone and does. */
  static final String STANDS_ALONE = "-";

  /** Whether it may be given without its value, which is called {@code [VALUE]} then. */
  boolean mayStandAlone() {
    return value != null && value.startsWith("[");
  }

  /** An option with a value. */
  static Parameter value(String name, String value, String about) {
    return new Parameter(name, '\0', value, about, List.of(), usual(name, value));
  }

  /** What a value of this name is almost always. */
  private static Argument.Completion usual(String name, String value) {
    if (name.equals("context")) {
      return new Argument.Completion.Contexts();
    }
    return switch (value) {
      case "FILE" -> new Argument.Completion.Files();
      case "IMAGE" -> new Argument.Completion.Images();
      case "NAMESPACE" -> new Argument.Completion.Namespaces();
      default -> NONE;
    };
  }

  /** An option that is there or not. */
  static Parameter flag(String name, String about) {
    return new Parameter(name, '\0', null, about, List.of(), NONE);
  }

  /** The same with a short name. */
  Parameter letter(char shortName) {
    return new Parameter(name, shortName, value, about, choices, completion);
  }

  /** The same with the values it can have. */
  Parameter choices(String... values) {
    return new Parameter(
        name,
        letter,
        value,
        about,
        List.of(values),
        new Argument.Completion.Words(List.of(values)));
  }

  /** The same with what Tab offers. */
  Parameter completes(Argument.Completion offered) {
    return new Parameter(name, letter, value, about, choices, offered);
  }

  /** Whether it stands for itself, without a value. */
  boolean isFlag() {
    return value == null;
  }

  /** As in help: {@code -o, --output=FORMAT}. */
  String usage() {
    return (letter == '\0' ? "" : "-" + letter + ", ")
        + "--"
        + name
        + (value == null ? "" : value.startsWith("[") ? "[=" + value.substring(1) : "=" + value);
  }

  /** As Spring Shell describes it. */
  CommandOption asCommandOption() {
    return CommandOption.with()
        .longName(name)
        .shortName(letter == '\0' ? ' ' : letter)
        .description(about)
        .required(false)
        .type(isFlag() ? Boolean.class : String.class)
        .build();
  }
}
