package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.session.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordCompleterTest {

  private final Session session = FakeConnection.session(new FakeRollouts());
  private final WordCompleter completer =
      new WordCompleter(Commands.registry(session), new LiveNames(session));

  @Test
  void offersFirstWordsThenSecondOnes() {
    assertThat(completer.candidates(List.of(), "")).containsKeys("rollout", "get", "help");
    assertThat(completer.candidates(List.of("rollout"), "")).containsKeys("start", "abort");
    assertThat(completer.candidates(List.of("rollout"), "")).doesNotContainKey("get");
  }

  @Test
  void offersWordsAndOptionsOfACommandAfterItsArguments() {
    assertThat(completer.candidates(List.of("get"), "")).containsKeys("rc", "pods", "--selector=");
    assertThat(completer.candidates(List.of("rollout", "start", "web"), "--"))
        .containsKeys("--image=", "--dry-run")
        .doesNotContainKey("rc");
  }

  @Test
  void offersAnOptionOnceOnly() {
    assertThat(completer.candidates(List.of("rollout", "kill", "--before"), "--"))
        .containsKey("--after")
        .doesNotContainKey("--before");
  }

  @Test
  void offersTheValuesOfAnOption() {
    assertThat(completer.candidates(List.of("get", "rc", "-o"), ""))
        .containsOnlyKeys("table", "wide", "json", "yaml", "name");
    assertThat(completer.candidates(List.of("get", "rc"), "--output="))
        .containsKeys("--output=json");
  }

  @Test
  void offersCommandsToHelp() {
    assertThat(completer.candidates(List.of("help"), "")).containsKey("rollout");
  }

  @Test
  void offersFilesToAScenarioOnlyWhereAPathIsTyped() {
    assertThat(completer.candidates(List.of("scenario", "replay"), ""))
        .containsKey("reply-to-scale-up-lost")
        .doesNotContainKey("pom.xml");
    assertThat(completer.candidates(List.of("scenario", "replay"), "./po"))
        .containsKey("./pom.xml");
    assertThat(completer.candidates(List.of("scenario", "replay"), "po")).containsKey("pom.xml");
  }

  @Test
  void offersNoNamesWhereTheClusterIsSilent() {
    assertThat(completer.candidates(List.of("rollout", "abort"), ""))
        .containsKey("--dry-run")
        .doesNotContainKey("web");
  }
}
