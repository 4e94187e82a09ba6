package dev.rolloutshell.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The training record in the hands of processes that are killed, or write at the same time. */
class TrainingFileIT {

  @TempDir Path folder;

  private Path path() {
    return folder.resolve("state").resolve("training.json");
  }

  private Process trainee(String step, int bytes, String... drills) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DyingTrainee.class.getName(),
                path().toString(),
                step,
                String.valueOf(bytes)));
    command.addAll(List.of(drills));
    return new ProcessBuilder(command).inheritIO().start();
  }

  @Test
  void aProcessThatIsKilledWhileItWritesLosesNothing() throws Exception {
    new TrainingFile(path()).update(r -> TrainingFileTest.reached(r, "before"));
    Process inTheText = trainee("BYTES", 150, "while");
    Process beforeTheMove = trainee("MOVE", 0, "while");

    assertThat(inTheText.waitFor()).isEqualTo(DyingTrainee.KILLED);
    assertThat(beforeTheMove.waitFor()).isEqualTo(DyingTrainee.KILLED);
    assertThat(TrainingFileTest.names(path())).contains("training.json.new");
    assertThat(new TrainingFile(path()).read().drills()).containsOnlyKeys("before");
    new TrainingFile(path()).update(r -> TrainingFileTest.reached(r, "after"));
    assertThat(new TrainingFile(path()).read().drills()).containsOnlyKeys("before", "after");
    assertThat(TrainingFileTest.names(path()))
        .containsExactly("training.json", "training.json.lock");
  }

  @Test
  void processesThatWriteAtTheSameTimeLoseNothing() throws Exception {
    String[] first = IntStream.range(0, 40).mapToObj(i -> "a-" + i).toArray(String[]::new);
    String[] second = IntStream.range(0, 40).mapToObj(i -> "b-" + i).toArray(String[]::new);
    Process one = trainee("NEVER", 0, first);
    Process other = trainee("NEVER", 0, second);

    assertThat(one.waitFor()).isZero();
    assertThat(other.waitFor()).isZero();
    assertThat(new TrainingFile(path()).read().drills()).hasSize(80);
  }
}
