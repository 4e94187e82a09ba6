package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.CommandFailure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.ParsedInput;

class WordParserTest {

  private final WordParser parser =
      new WordParser(Commands.registry(FakeConnection.session(new FakeRollouts())));

  private static List<String> options(ParsedInput input) {
    return input.options().stream().map(o -> o.longName() + "=" + o.value()).toList();
  }

  private static List<String> arguments(ParsedInput input) {
    return input.arguments().stream().map(CommandArgument::value).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rollout start web --image=x --dry-run",
        "rollout start --image x --dry-run web",
        "rollout start --dry-run=true web --image=x",
        "rollout start --image x --dry-run -- web"
      })
  void readsOptionsInEveryPlaceAndForm(String line) {
    ParsedInput input = parser.parse(line);

    assertThat(input.commandName()).isEqualTo("rollout");
    assertThat(input.subCommands()).containsExactly("start");
    assertThat(arguments(input)).containsExactly("web");
    assertThat(options(input)).containsExactlyInAnyOrder("image=x", "dry-run=true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"get rc -o json", "get rc -ojson", "get -o=json rc", "get rc --output json"})
  void readsShortOptionsInEveryForm(String line) {
    assertThat(options(parser.parse(line))).containsExactly("output=json");
  }

  @Test
  void takesEverythingAfterTwoDashesAsArguments() {
    assertThat(arguments(parser.parse("get rc -- -o"))).containsExactly("rc", "-o");
  }

  @Test
  void knowsAnAliasByItsCommand() {
    assertThat(parser.parse("quit").commandName()).isEqualTo("exit");
  }

  @Test
  void asksForNothingMoreWhenHelpIsWanted() {
    assertThat(options(parser.parse("rollout start --help"))).containsExactly("help=true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frobnicate              | unknown command 'frobnicate'",
        "hlep                    | did you mean 'help'",
        "rollout                 | expects one more word: abort, explain",
        "rollout --dry-run       | expects one more word",
        "rollout strat web       | did you mean 'rollout start'",
        "rollout frobnicate      | expected one of: abort, explain",
        "rollout start web --imge=x | unknown option --imge; did you mean '--image'",
        "get rc -x               | unknown option -x",
        "get rc -hx              | unknown option -hx",
        "get rc -o               | --output needs a value",
        "get rc -o --help        | --output needs a value",
        "get rc --selector=      | --selector needs a value",
        "get rc -o xml           | expects one of table, wide, json, yaml, name, jsonpath=TEMPLATE,"
            + " got 'xml'",
        "get rc -o json -o yaml  | --output is given twice",
        "get                     | TYPE is missing",
        "delete rc web more      | unexpected word 'more'",
        "version --help=maybe    | expected true or false",
      })
  void refusesWrongWords(String line, String message) {
    assertThatThrownBy(() -> parser.parse(line))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            e -> {
              assertThat(e.code()).isEqualTo(ExitCode.USAGE);
              assertThat(e.message()).contains(message);
              assertThat(e.hint()).isNotBlank();
            });
  }
}
