package dev.rolloutshell.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads journals. A line that is torn or unknown is counted, not a reason to stop. */
public final class JournalReader {

  private JournalReader() {}

  /**
   * What a journal says.
   *
   * @param entries its entries, in the order in which they were written
   * @param unread lines that are no entries
   */
  public record Journal(List<Entry> entries, int unread) {}

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read
   */
  public static Journal read(Path file) throws IOException {
    List<Entry> entries = new ArrayList<>();
    int unread = 0;
    // Half a character at a torn end is no reason to refuse the rest.
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<Entry> entry = EntryJson.read(line);
        entry.ifPresent(entries::add);
        unread += entry.isEmpty() && !line.isBlank() ? 1 : 0;
      }
    }
    return new Journal(List.copyOf(entries), unread);
  }

  /** What all journals of a folder say, oldest first; a file that cannot be read counts once. */
  public static Journal read(JournalFolder folder) {
    List<Entry> entries = new ArrayList<>();
    int unread = 0;
    for (Path file : folder.files()) {
      try {
        Journal journal = read(file);
        entries.addAll(journal.entries());
        unread += journal.unread();
      } catch (IOException e) {
        unread++; // Of another user, or just cleared away.
      }
    }
    return new Journal(List.copyOf(entries), unread);
  }
}
