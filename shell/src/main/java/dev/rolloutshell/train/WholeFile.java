package dev.rolloutshell.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * A file that is replaced as a whole: after a crash at any instant, of the program or of the
 * machine, it has the old text or the new one. Whoever replaces it holds a lock.
 */
final class WholeFile {

  /** How names of files end that were being written. */
  private static final String FRESH = ".new";

  private final Path file;
  private final Disk disk;

  WholeFile(Path file, Disk disk) {
    this.file = file;
    this.disk = disk;
  }

  /** What is asked of the disk, step by step. */
  interface Disk {

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

  /** Has the file say this, readable by its owner alone. */
  void replace(String text) throws IOException {
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
