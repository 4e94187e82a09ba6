package dev.rolloutshell.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
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

  static TrainingRecord reached(TrainingRecord before, String drill) {
    Score score =
        new Score(
            true,
            new Score.Mitigation(
                90, List.of(), List.of(), 0, Duration.ZERO, Duration.ofMinutes(1), 1, 1),
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

  /** Spares the machine's disk where nothing is tested of it. */
  private static final WholeFile.Disk QUICK =
      new WholeFile.Disk() {
        @Override
        public void force(FileChannel channel) {
          assertThat(channel.isOpen()).isTrue();
        }

        @Override
        public void forceNames(Path folder) {
          assertThat(folder).exists();
        }
      };

  /** The end of a process, in this one. */
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static void die() {
    throw new Died();
  }

  private List<String> names() throws IOException {
    return names(path());
  }

  /** Everything in the folder of a record. */
  static List<String> names(Path record) throws IOException {
    try (Stream<Path> files = Files.list(record.getParent())) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private void diesAt(DyingDisk.At step, int bytes, boolean kept) throws IOException {
    TrainingFile quick = new TrainingFile(path(), QUICK);
    quick.update(r -> reached(TrainingRecord.NONE, "before"));
    TrainingFile dying =
        new TrainingFile(path(), new DyingDisk(step, bytes, TrainingFileTest::die));

    assertThatThrownBy(() -> dying.update(r -> reached(r, "while")))
        .as("%s after %d bytes", step, bytes)
        .isInstanceOf(Died.class);

    TrainingRecord after = new TrainingFile(path()).read();
    assertThat(after.reached("before").passed()).as("%s after %d bytes", step, bytes).isTrue();
    assertThat(after.reached("while").passed())
        .as("%s after %d bytes", step, bytes)
        .isEqualTo(kept);
    quick.update(r -> reached(r, "after"));
    assertThat(quick.read().drills()).containsKeys("before", "after");
    assertThat(names()).containsExactly("training.json", "training.json.lock");
  }

  @Test
  void aCrashAfterAnyByteAndAtAnyStepLeavesTheOldRecordOrTheNewOneAndNoRubbish()
      throws IOException {
    TrainingFile file = new TrainingFile(path());
    file.update(r -> reached(reached(TrainingRecord.NONE, "before"), "while"));
    int length = (int) Files.size(path());
    assertThat(length).isGreaterThan(200);
    for (int bytes = 0; bytes <= length; bytes++) {
      diesAt(DyingDisk.At.BYTES, bytes, false);
    }
    diesAt(DyingDisk.At.FORCE, 0, false);
    diesAt(DyingDisk.At.MOVE, 0, false);
    diesAt(DyingDisk.At.NAMES, 0, true);
  }

  @Test
  void theTextIsOnTheDiskBeforeItHasTheNameAndTheNameBeforeItIsSaidToBeKept() {
    List<String> steps = new ArrayList<>();
    WholeFile.Disk listening =
        new WholeFile.Disk() {
          @Override
          public void write(FileChannel channel, ByteBuffer bytes) throws IOException {
            WholeFile.Disk.super.write(channel, bytes);
            steps.add("written " + channel.size());
          }

          @Override
          public void force(FileChannel channel) throws IOException {
            WholeFile.Disk.super.force(channel);
            steps.add("forced " + channel.size());
          }

          @Override
          public void move(Path from, Path to) throws IOException {
            WholeFile.Disk.super.move(from, to);
            steps.add("moved to " + to.getFileName());
          }

          @Override
          public void forceNames(Path folder) throws IOException {
            WholeFile.Disk.super.forceNames(folder);
            steps.add("names forced in " + folder.getFileName());
          }
        };

    new TrainingFile(path(), listening).update(r -> reached(r, "run"));

    long size = path().toFile().length();
    assertThat(steps)
        .containsExactly(
            "written " + size, "forced " + size, "moved to training.json", "names forced in state");
  }

  @Test
  void leftoversOfEarlierVersionsAreTakenAwayAndOtherFilesAreNot() throws IOException {
    Files.createDirectories(path().getParent());
    Files.writeString(path().resolveSibling("training12345.new"), "{");
    Files.writeString(path().resolveSibling("history"), "mine");

    new TrainingFile(path()).update(r -> reached(r, "run"));

    assertThat(names()).containsExactly("history", "training.json", "training.json.lock");
  }

  @Test
  void shellsOfOneProcessThatWriteAtTheSameTimeLoseNothing() {
    IntStream.range(0, 40)
        .parallel()
        .forEach(i -> new TrainingFile(path()).update(r -> reached(r, "drill-" + i)));

    assertThat(new TrainingFile(path()).read().drills()).hasSize(40);
  }

  @Test
  void anInterruptThatHasComeAlreadyDoesNotCostTheRecord() {
    Thread.currentThread().interrupt();
    new TrainingFile(path()).update(r -> reached(r, "run"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(new TrainingFile(path()).read().reached("run").passed()).isTrue();
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
            new Score.Mitigation(
                10, List.of(), List.of(), 9, Duration.ZERO, Duration.ofMinutes(1), 1, 1),
            new Score.Diagnosed(false, false, 0, 0),
            3,
            8);

    assertThat(first.with(worse)).isEqualTo(new TrainingRecord.Reached(true, 93, 90, 100, 1, 2));
  }
}
