package dev.rolloutshell.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of journals: one file for each session, the oldest of which go in time. */
public final class JournalFolder {

  /** How long a journal is kept. */
  public static final Duration AGE = Duration.ofDays(90);

  /** How many journals are kept. */
  public static final int FILES = 500;

  /** How many bytes all journals have together. */
  public static final long BYTES = 64L << 20;

  private static final String SUFFIX = ".jsonl";

  private final Path folder;

  /** A folder that need not exist. */
  public JournalFolder(Path folder) {
    this.folder = folder;
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  /** The file of a session, whose names sort by time. */
  Path file(Instant now, String session, int part) {
    String time = now.toString().replaceAll("\\.\\d+Z$", "Z").replace(':', '-');
    return folder.resolve(time + "-" + session + (part == 0 ? "" : "-" + part) + SUFFIX);
  }

  private record Journal(Path path, Instant modified, long bytes) {}

  /** The journals, oldest first; none when the folder cannot be read. */
  public List<Path> files() {
    return journals().stream().map(Journal::path).toList();
  }

  private List<Journal> journals() {
    List<Journal> journals = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
        journals.add(
            new Journal(file, Files.getLastModifiedTime(file).toInstant(), Files.size(file)));
      }
    } catch (IOException e) {
      return journals; // Another session may clear away what was just listed.
    }
    journals.sort(Comparator.comparing(journal -> journal.path().getFileName().toString()));
    return journals;
  }

  /** Deletes journals that are too old, too many or too much, the oldest first. */
  void clear(Instant now) {
    List<Journal> journals = journals();
    long bytes = journals.stream().mapToLong(Journal::bytes).sum();
    int left = journals.size();
    for (Journal journal : journals) {
      boolean old = journal.modified().isBefore(now.minus(AGE));
      if (!old && left < FILES && bytes < BYTES) {
        continue;
      }
      try {
        Files.deleteIfExists(journal.path());
      } catch (IOException e) {
        return; // What cannot be deleted stays; the next session tries again.
      }
      left--;
      bytes -= journal.bytes();
    }
  }
}
