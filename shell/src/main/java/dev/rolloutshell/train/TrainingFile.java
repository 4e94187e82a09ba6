package dev.rolloutshell.train;

import dev.rolloutshell.session.CommandFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
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

  /** Shells of one process wait for each other here; those of several, at the lock's file. */
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

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
    // A Ctrl-C that has come already is for what is done next: it would end this halfway.
    boolean interrupted = Thread.interrupted();
    ONE_AT_A_TIME.lock();
    try {
      return locked(change);
    } catch (IOException | UnsupportedOperationException e) {
      throw CommandFailure.refused(
          file + ": expected to keep the training record there, but it cannot be written",
          "XDG_STATE_HOME=DIR rollout-shell");
    } finally {
      ONE_AT_A_TIME.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private TrainingRecord locked(UnaryOperator<TrainingRecord> change) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path lock = folder.resolve(file.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(
                lock,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
        FileLock held = channel.lock()) {
      TrainingRecord changed = change.apply(read());
      whole.replace(JSON.writeValueAsString(changed) + "\n");
      assert held.isValid();
      return changed;
    }
  }
}
