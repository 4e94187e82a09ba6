package dev.rolloutshell.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolloutshell.session.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingFileTest {

  @TempDir Path folder;

  private Path path() {
    return folder.resolve("state").resolve("training.json");
  }

  private static TrainingRecord reached(TrainingRecord before, String drill) {
    Score score =
        new Score(
            true,
            new Score.Mitigation(90, List.of(), 0, Duration.ZERO, Duration.ofMinutes(1), 1, 1),
            new Score.Diagnosed(true, true, 1, 100),
            1,
            93);
    return before.graded(drill, score, false);
  }

  @Test
  void whatIsWrittenIsReadByTheNextShell() {
    new TrainingFile(path())
        .update(
            r ->
                reached(r, "run")
                    .doing(new TrainingRecord.Current("step", false, Help.NONE.hint()))
                    .sitting(new TrainingRecord.Exam(7, Map.of("run", 93))));

    TrainingRecord read = new TrainingFile(path()).read();

    assertThat(read.reached("run")).isEqualTo(new TrainingRecord.Reached(true, 93, 90, 100, 1, 1));
    assertThat(read.current())
        .isEqualTo(new TrainingRecord.Current("step", false, Help.NONE.hint()));
    assertThat(read.exam()).isEqualTo(new TrainingRecord.Exam(7, Map.of("run", 93)));
  }

  @Test
  void nobodyElseMayReadItAndNothingElseIsLeft() throws IOException {
    new TrainingFile(path()).update(r -> reached(r, "run"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(path().getParent())) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("training.json", "training.json.lock");
    }
  }

  @Test
  void aCrashInTheMiddleLeavesWhatWasThere() {
    TrainingFile file = new TrainingFile(path());
    file.update(r -> reached(r, "run"));

    assertThatThrownBy(
            () ->
                file.update(
                    r -> {
                      throw new IllegalStateException("the shell dies here");
                    }))
        .hasMessage("the shell dies here");

    assertThat(new TrainingFile(path()).read().reached("run").passed()).isTrue();
  }

  @Test
  void shellsThatWriteAtTheSameTimeLoseNothing() {
    TrainingFile file = new TrainingFile(path());

    IntStream.range(0, 40).parallel().forEach(i -> file.update(r -> reached(r, "drill-" + i)));

    assertThat(file.read().drills()).hasSize(40);
  }

  @Test
  void aFileThatIsNoRecordIsRefusedAndKept() throws IOException {
    Files.createDirectories(path().getParent());
    Files.writeString(path(), "{\"version\": 1, \"drills\": [");

    assertThatThrownBy(() -> new TrainingFile(path()).read())
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("expected a training record");
    assertThat(path()).hasContent("{\"version\": 1, \"drills\": [");
  }

  @Test
  void theBestResultStands() {
    TrainingRecord.Reached first = reached(TrainingRecord.NONE, "run").reached("run");
    Score worse =
        new Score(
            false,
            new Score.Mitigation(10, List.of(), 9, Duration.ZERO, Duration.ofMinutes(1), 1, 1),
            new Score.Diagnosed(false, false, 0, 0),
            3,
            8);

    assertThat(first.with(worse)).isEqualTo(new TrainingRecord.Reached(true, 93, 90, 100, 1, 2));
  }
}
