package dev.rolloutshell.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a session in a file: a JSON line for each entry, handed to the system at once, so
 * that a crash of the shell loses nothing but a line half written. A disk that is full or read-only
 * costs the journal, never a command.
 */
public final class JournalFile implements Consumer<Entry>, AutoCloseable {

  /** Bytes after which a session goes on in another file. */
  static final long PART = 8L << 20;

  private final JournalFolder folder;
  private final Consumer<String> trouble;
  private final Opener opener;
  private @Nullable FileChannel channel;
  private long written;
  private int part;
  private boolean given;

  /**
   * A journal that is begun with the first entry.
   *
   * @param trouble told in one line, once, when it cannot be written
   */
  public JournalFile(JournalFolder folder, Consumer<String> trouble) {
    this(folder, trouble, JournalFile::open);
  }

  JournalFile(JournalFolder folder, Consumer<String> trouble, Opener opener) {
    this.folder = folder;
    this.trouble = trouble;
    this.opener = opener;
  }

  /** Opens a file to append to. */
  @FunctionalInterface
  interface Opener {

    /** Opens it, made for its owner alone if there is none. */
    FileChannel open(Path file) throws IOException;
  }

  private static FileChannel open(Path file) throws IOException {
    Set<OpenOption> options =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    return FileChannel.open(file, options, permissions("rw-------"));
  }

  @Override
  public synchronized void accept(Entry entry) {
    if (given) {
      return;
    }
    // Ctrl-C ends a command, not its journal: a channel closes when its thread is interrupted.
    boolean interrupted = Thread.interrupted();
    try {
      FileChannel open = channel;
      if (open == null || written > PART) {
        open = next(entry);
      }
      byte[] line = (EntryJson.line(entry) + "\n").getBytes(StandardCharsets.UTF_8);
      ByteBuffer rest = ByteBuffer.wrap(line);
      while (rest.hasRemaining()) {
        written += open.write(rest);
      }
    } catch (IOException | UnsupportedOperationException e) {
      give(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private FileChannel next(Entry entry) throws IOException {
    close();
    if (part == 0) {
      create(folder.path());
      folder.clear(entry.time());
    }
    FileChannel next = opener.open(folder.file(entry.time(), entry.session(), part++));
    channel = next;
    written = 0;
    return next;
  }

  private static void create(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, permissions("rwx------"));
    }
  }

  private static FileAttribute<?> permissions(String text) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }

  /** Says once that there is no journal, and lets the session go on without. */
  private void give(Exception e) {
    given = true;
    close();
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    trouble.accept(
        "note: the journal in "
            + folder.path()
            + " cannot be written ("
            + why
            + "); this session goes on without");
  }

  @Override
  public synchronized void close() {
    FileChannel open = channel;
    channel = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        given = true; // What was written is written; nothing more can be.
      }
    }
  }
}
