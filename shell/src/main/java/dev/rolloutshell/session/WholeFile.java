package dev.rolloutshell.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file that is replaced as a whole: after a crash at any instant, of the program or of the
 * machine, it has the old text or the new one. Whoever replaces it holds a lock.
 */
public final class WholeFile {

  /** How names of files end that were being written. */
  private static final String FRESH = ".new";

  /** Shells of one process wait for each other here; those of several, at the lock's file. */
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  private final Path file;
  private final Disk disk;

  /** A file of the file system, which need not exist yet. */
  public WholeFile(Path file) {
    this(file, Disk.REAL);
  }

  /**
   * A file of another disk.
   *
   * @param disk what does the steps
   */
  public WholeFile(Path file, Disk disk) {
    this.file = file;
    this.disk = disk;
  }

  /** What is asked of the disk, step by step. */
  public interface Disk {

    /** The file system's own. */
    Disk REAL = new Disk() {};

    /** Writes all the bytes. */
    default void write(FileChannel channel, ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    /** Returns when what was written would be there after a power cut. */
    default void force(FileChannel channel) throws IOException {
      channel.force(true);
    }

    /** Gives a file another's name, at one instant. */
    default void move(Path from, Path to) throws IOException {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Returns when the names in a folder would be there after a power cut. */
    default void forceNames(Path folder) throws IOException {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  /** What is done while nobody else changes the file. */
  @FunctionalInterface
  public interface Work<T> {

    /** Does it. */
    T run() throws IOException;
  }

  /** Does something while nobody else changes the file; those who want to wait for each other. */
  public <T> T locked(Work<T> work) throws IOException {
    // A Ctrl-C that has come already is for what is done next: it would end this halfway.
    boolean interrupted = Thread.interrupted();
    ONE_AT_A_TIME.lock();
    try {
      Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(file.getFileName() + ".lock"),
                  Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rw-------")));
          FileLock held = channel.lock()) {
        T done = work.run();
        assert held.isValid();
        return done;
      }
    } finally {
      ONE_AT_A_TIME.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Has the file say this, readable by its owner alone. */
  public void replace(String text) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    clear(folder);
    Path fresh = folder.resolve(file.getFileName() + FRESH);
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      disk.write(channel, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      // The name must never lead to a text that is not on the disk yet.
      disk.force(channel);
    }
    disk.move(fresh, file);
    disk.forceNames(folder);
  }

  /** Takes away what is left of writers that died; nobody else writes now. */
  private void clear(Path folder) throws IOException {
    String name = String.valueOf(file.getFileName());
    String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, stem + "*" + FRESH)) {
      for (Path one : left) {
        Files.deleteIfExists(one);
      }
    }
  }
}
