package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What training says is broken between words, so that no terminal breaks it within one. */
class TrainingLinesTest {

  private static final int COLUMNS = 88;

  @TempDir Path folder;
  private TrainingShell shell;

  @BeforeEach
  void begin() {
    shell = new TrainingShell(folder);
  }

  @AfterEach
  void end() {
    shell.close();
  }

  private String fits(String line) {
    String out = shell.line(line).out();
    assertThat(out.lines()).as(line).allMatch(l -> l.length() <= COLUMNS);
    return out;
  }

  @Test
  void everythingIsWrappedAlike() {
    String story = fits("train start size-changed-midway");
    String status = fits("train status");
    String debrief = fits("train debrief");
    for (String line : List.of("train check", "train answer", "train hint", "train answer a")) {
      fits(line);
    }
    shell.line("scale rc web --replicas=0");
    shell.line("rollout resume");
    String wrong = fits("train debrief --solution");
    fits("train solution");

    assertThat(List.of(story, status)).allMatch(text -> text.contains("\npress a letter alone"));
    assertThat(debrief.replaceAll("\\s+", " "))
        .contains(
            "the solution is kept back until the drill is passed; 'train debrief --solution'");
    assertThat(wrong.replaceAll("\\s+", " ")).contains("first wrong action: 'scale rc web");
  }

  @Test
  void aGradeIsWrappedToo() {
    fits("train start abort");
    fits("train solution");
    shell.line("rollout abort");

    assertThat(fits("train check")).contains("passed: ");
    assertThat(fits("train debrief").replaceAll("\\s+", " "))
        .contains("solution -60: seen before it was passed: 40 at most");
  }
}
