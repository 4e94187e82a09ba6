package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.CommandFailure;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void splitsAtBlanks() {
    assertThat(Words.of("  rollout  step\t3 ")).containsExactly("rollout", "step", "3");
  }

  @Test
  void keepsWhatIsQuotedTogether() {
    assertThat(Words.of("a 'b c' \"d 'e\" f\\ g --x=\"1 2\""))
        .containsExactly("a", "b c", "d 'e", "f g", "--x=1 2");
  }

  @Test
  void keepsAnEmptyWordThatIsQuoted() {
    assertThat(Words.of("a ''")).containsExactly("a", "");
  }

  @Test
  void takesBackslashesInsideQuotesAsAShellDoes() {
    assertThat(Words.of("'a\\b' \"c\\\"d\\\\e\\f\"")).containsExactly("a\\b", "c\"d\\e\\f");
  }

  @Test
  void wordsMakeALineThatHasThem() {
    java.util.List<String> words =
        java.util.List.of(
            "get", "", "it's", "a b", "#x", "x#y", "c\\d", "--q=\"1\"", "--image=a/b:1");

    assertThat(Words.of(Words.line(words))).isEqualTo(words);
    assertThat(Words.line(words))
        .startsWith("get '' 'it'\\''s' 'a b' '#x' x#y ")
        .endsWith(" --image=a/b:1");
  }

  @Test
  void findsNothingInBlankLinesAndComments() {
    assertThat(Words.of("")).isEmpty();
    assertThat(Words.of("   # a comment")).isEmpty();
  }

  @Test
  void cutsACommentAfterWordsButNotInsideOne() {
    assertThat(Words.of("get rc # all of them")).containsExactly("get", "rc");
    assertThat(Words.of("get rc#x '#y'")).containsExactly("get", "rc#x", "#y");
  }

  @Test
  void refusesAQuoteThatIsNotClosed() {
    assertThatThrownBy(() -> Words.of("get 'rc"))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            e -> {
              assertThat(e.code()).isEqualTo(ExitCode.USAGE);
              assertThat(e.message()).contains("closing '");
            });
  }
}
