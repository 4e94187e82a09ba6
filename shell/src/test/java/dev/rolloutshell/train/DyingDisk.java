package dev.rolloutshell.train;

import dev.rolloutshell.session.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A disk whose user dies at one of its steps: after so many bytes, or before a later step. */
final class DyingDisk implements WholeFile.Disk {

  /** The steps at which one can die. */
  enum At {
    BYTES,
    FORCE,
    MOVE,
    NAMES,
    NEVER
  }

  /** What ends the user; nothing is tidied up after it. */
  @FunctionalInterface
  interface End {

    /** Does not return. */
    void come();
  }

  private final At at;
  private final int bytes;
  private final End end;

  DyingDisk(At at, int bytes, End end) {
    this.at = at;
    this.bytes = bytes;
    this.end = end;
  }

  @Override
  public void write(FileChannel channel, ByteBuffer text) throws IOException {
    if (at == At.BYTES && bytes <= text.remaining()) {
      WholeFile.Disk.super.write(channel, text.limit(bytes));
      end.come();
    }
    WholeFile.Disk.super.write(channel, text);
  }

  @Override
  public void force(FileChannel channel) throws IOException {
    die(At.FORCE);
    WholeFile.Disk.super.force(channel);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    die(At.MOVE);
    WholeFile.Disk.super.move(from, to);
  }

  @Override
  public void forceNames(Path folder) throws IOException {
    die(At.NAMES);
    WholeFile.Disk.super.forceNames(folder);
  }

  private void die(At step) {
    if (at == step) {
      end.come();
    }
  }
}
