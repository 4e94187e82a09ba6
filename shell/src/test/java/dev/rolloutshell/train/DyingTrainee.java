package dev.rolloutshell.train;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A process that passes drills and is killed on the way. */
final class DyingTrainee {

  /** Its exit code when it was killed where it was to be. */
  static final int KILLED = 99;

  private DyingTrainee() {}

  /** Words: the record's file, the step at which to die, after how many bytes, the drills. */
  public static void main(String[] words) {
    DyingDisk disk =
        new DyingDisk(
            DyingDisk.At.valueOf(words[1]),
            Integer.parseInt(words[2]),
            () -> Runtime.getRuntime().halt(KILLED));
    TrainingFile file = new TrainingFile(Path.of(words[0]), disk);
    List<String> drills = Arrays.asList(words).subList(3, words.length);
    drills.forEach(drill -> file.update(record -> TrainingFileTest.reached(record, drill)));
  }
}
