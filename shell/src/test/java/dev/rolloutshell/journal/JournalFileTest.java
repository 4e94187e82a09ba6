package dev.rolloutshell.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {

  @TempDir Path directory;

  private final List<String> trouble = new ArrayList<>();

  private JournalFolder folder() {
    return new JournalFolder(directory.resolve("state/rollout-shell/journal"));
  }

  private JournalFile file() {
    return new JournalFile(folder(), trouble::add);
  }

  @Test
  void everyEntryIsInTheFileAtOnceAndNobodyElseMayReadIt() throws IOException {
    JournalFile file = file();
    for (Entry entry : EntryJsonTest.entries()) {
      file.accept(entry);
    }

    List<Path> files = folder().files();
    assertThat(files).hasSize(1);
    assertThat(files.get(0)).hasFileName("2025-03-01T09-00-00Z-s1.jsonl");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.get(0))))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().path())))
        .isEqualTo("rwx------");
    assertThat(JournalReader.read(files.get(0)).entries()).isEqualTo(EntryJsonTest.entries());
    assertThat(trouble).isEmpty();
    file.close();
  }

  @Test
  void nothingIsWrittenForASessionThatDoesNothing() {
    file().close();

    assertThat(directory.resolve("state")).doesNotExist();
  }

  @Test
  void aTornLineAndForeignLinesAreCountedAndTheRestIsRead() throws IOException {
    try (JournalFile file = file()) {
      EntryJsonTest.entries().forEach(file);
    }
    Path path = folder().files().get(0);
    byte[] whole = Files.readAllBytes(path);
    for (int cut = 1; cut < 200; cut++) {
      byte[] torn = java.util.Arrays.copyOf(whole, whole.length - cut);
      Files.write(path, torn);
      JournalReader.Journal journal = JournalReader.read(path);
      long lines = new String(torn, StandardCharsets.ISO_8859_1).lines().count();
      assertThat(journal.entries().size() + journal.unread()).isEqualTo((int) lines);
      assertThat(EntryJsonTest.entries()).startsWith(journal.entries().toArray(Entry[]::new));
    }
    Files.write(path, new byte[] {(byte) 0xe2, '\n', 0, '\n'}, StandardOpenOption.APPEND);

    assertThat(JournalReader.read(path).unread()).isPositive();
  }

  @Test
  void aCommandThatWasInterruptedIsWrittenDownAndSoIsTheNextOne() throws IOException {
    Thread.currentThread().interrupt();
    try (JournalFile file = file()) {
      EntryJsonTest.entries().forEach(file);
    }

    assertThat(Thread.interrupted()).isTrue();
    assertThat(trouble).isEmpty();
    assertThat(JournalReader.read(folder().files().get(0)).entries())
        .isEqualTo(EntryJsonTest.entries());
  }

  @Test
  void aFolderThatCannotBeCostsOneNoteAndNoCommand() throws IOException {
    Files.writeString(directory.resolve("state"), "a file", StandardCharsets.UTF_8);
    JournalFile file = file();

    EntryJsonTest.entries().forEach(file);

    assertThat(trouble).hasSize(1);
    assertThat(trouble.get(0))
        .startsWith("note: the journal in ")
        .endsWith("; this session goes on without");
  }

  @Test
  void aFullDiskCostsOneNoteAndNoCommand() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no /dev/full here");
    JournalFile file =
        new JournalFile(
            folder(), trouble::add, path -> FileChannel.open(full, StandardOpenOption.WRITE));

    EntryJsonTest.entries().forEach(file);

    assertThat(trouble).hasSize(1);
    assertThat(trouble.get(0)).contains("No space left on device");
  }

  @Test
  void aLinkInThePlaceOfAJournalIsNotFollowed() throws IOException {
    Path victim = Files.createFile(directory.resolve("victim"));
    Files.createDirectories(folder().path());
    Files.createSymbolicLink(folder().file(Entries.START, "s1", 0), victim);

    EntryJsonTest.entries().forEach(file());

    assertThat(trouble).hasSize(1);
    assertThat(victim).isEmptyFile();
  }

  @Test
  void aLongSessionGoesOnInAnotherFile() {
    String text = "x".repeat(1 << 20);
    try (JournalFile file = file()) {
      for (int i = 0; i < 20; i++) {
        file.accept(Entries.entry(i, 1, new Entry.Said("", text)));
      }
    }

    assertThat(folder().files()).hasSize(3);
    assertThat(JournalReader.read(folder()).entries()).hasSize(20);
  }

  @Test
  void oldJournalsGoAndSoDoThoseBeyondTheNumberThatIsKept() throws IOException {
    Files.createDirectories(folder().path());
    for (int i = 0; i < JournalFolder.FILES + 20; i++) {
      Path file = Files.createFile(folder().file(Entries.START.plusSeconds(i), "s", 0));
      Duration age = i < 10 ? JournalFolder.AGE.plusHours(1) : Duration.ofHours(1);
      Files.setLastModifiedTime(file, FileTime.from(Entries.START.minus(age)));
    }
    Path other = Files.createFile(folder().path().resolve("notes.txt"));

    try (JournalFile file = file()) {
      file.accept(Entries.entry(9999, 1, new Entry.Ended(0)));
    }

    assertThat(folder().files()).hasSize(JournalFolder.FILES);
    assertThat(folder().files().get(0)).hasFileName("2025-03-01T09-00-21Z-s.jsonl");
    assertThat(other).exists();
  }
}
