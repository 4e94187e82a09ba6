package dev.rolloutshell.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTest {

  @Test
  void breaksProseAtBlanks() {
    assertThat(Wrapped.lines("a rollout that is told in more words than a line holds", 40))
        .containsExactly("a rollout that is told in more words", "than a line holds");
  }

  @Test
  void setsFurtherLinesInBelowTheLastColumn() {
    assertThat(Wrapped.lines("step 1   CREATE  rc/web: the new manifest and all marks", 45))
        .containsExactly(
            "step 1   CREATE  rc/web: the new manifest and", "                 all marks");
    assertThat(Wrapped.lines("1   CREATE   rc/web-with-a-long-name   3   the reason of it", 45))
        .containsExactly("1   CREATE   rc/web-with-a-long-name   3", "    the reason of it");
  }

  @Test
  void leavesWhatFitsAndWhatIsNoTerminals() {
    assertThat(Wrapped.lines("x ".repeat(20), 40)).hasSize(1);
    assertThat(Wrapped.lines("x ".repeat(200), 0)).hasSize(1);
    assertThat(Wrapped.lines("x ".repeat(200), 20)).hasSize(1);
  }

  @Test
  void leavesWordsAndCommandsWhole() {
    assertThat(Wrapped.lines("w".repeat(100), 50)).hasSize(1);
    assertThat(Wrapped.lines("NAME   " + "w".repeat(100), 50)).hasSize(1);
    assertThat(Wrapped.lines("try: rollout run web --image=example/web:v2 --watch", 45)).hasSize(1);
  }
}
