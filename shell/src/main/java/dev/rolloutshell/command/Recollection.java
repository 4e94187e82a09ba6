package dev.rolloutshell.command;

import dev.rolloutshell.journal.Entry;
import dev.rolloutshell.journal.JournalReader;
import dev.rolloutshell.session.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is remembered by a session and by the journals of this user's earlier and other ones. */
final class Recollection {

  private Recollection() {}

  /** All entries by time, each once: this session's own journal tells what its diary does. */
  static List<Entry> everything(Session session) {
    String own = session.diary().session();
    List<Entry> entries = new ArrayList<>();
    JournalReader.read(Journals.folder()).entries().stream()
        .filter(entry -> !entry.session().equals(own))
        .forEach(entries::add);
    entries.addAll(session.diary().entries());
    entries.sort(Comparator.comparing(Entry::time));
    return entries;
  }
}
