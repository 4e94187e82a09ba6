package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineHighlighterTest {

  private final LineHighlighter highlighter =
      new LineHighlighter(Commands.registry(FakeConnection.session(new FakeRollouts())));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rollout run web --image=example/web:v2",
        "rollout ab",
        "frobnicate  web",
        "get 'a b' \"c d  # no comment\" e\"f",
        "get rc # a comment",
        "  \t indented"
      })
  void leavesTheCharactersAsTheyAre(String line) {
    assertThat(highlighter.highlight(line).toString()).isEqualTo(line);
  }

  @Test
  void marksCommandsAndOptionsAndWordsThatAreNoCommand() {
    String known = highlighter.highlight("rollout run web --watch").toAnsi();
    String unknown = highlighter.highlight("frobnicate").toAnsi();

    assertThat(known)
        .containsPattern("\u001b\\[[0-9;]*36[0-9;]*mrun")
        .containsPattern("\u001b\\[[0-9;]*34[0-9;]*m--watch");
    assertThat(unknown).containsPattern("\u001b\\[[0-9;]*31[0-9;]*mfrobnicate");
  }
}
