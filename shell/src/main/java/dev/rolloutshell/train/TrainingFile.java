package dev.rolloutshell.train;

import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file that keeps an operator's training record: readable by nobody else, and replaced as a
 * whole, so that a crash leaves the old one or the new one.
 */
public final class TrainingFile {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path file;
  private final WholeFile whole;

  /** A record in this file, which need not exist yet. */
  public TrainingFile(Path file) {
    this(file, WholeFile.Disk.REAL);
  }

  TrainingFile(Path file, WholeFile.Disk disk) {
    this.file = file;
    this.whole = new WholeFile(file, disk);
  }

  /** Where it is. */
  public Path path() {
    return file;
  }

  /**
   * What it says.
   *
   * @throws CommandFailure when it cannot be read or is no record
   */
  public TrainingRecord read() {
    try {
      TrainingRecord record = JSON.readValue(Files.readString(file), TrainingRecord.class);
      if (record == null || record.version() != TrainingRecord.VERSION) {
        throw unusable("it is of another version");
      }
      return record;
    } catch (NoSuchFileException none) {
      return TrainingRecord.NONE;
    } catch (IOException | JacksonException e) {
      throw unusable("it cannot be read");
    }
  }

  private CommandFailure unusable(String why) {
    return CommandFailure.refused(
        file + ": expected a training record, but " + why, "mv " + file + " " + file + ".old");
  }

  /**
   * Changes it; shells that do so at the same time wait for each other.
   *
   * @throws CommandFailure when it cannot be read or written
   */
  public TrainingRecord update(UnaryOperator<TrainingRecord> change) {
    try {
      return whole.locked(
          () -> {
            TrainingRecord changed = change.apply(read());
            whole.replace(JSON.writeValueAsString(changed) + "\n");
            return changed;
          });
    } catch (IOException | UnsupportedOperationException e) {
      throw CommandFailure.refused(
          file + ": expected to keep the training record there, but it cannot be written",
          "XDG_STATE_HOME=DIR rollout-shell");
    }
  }
}
