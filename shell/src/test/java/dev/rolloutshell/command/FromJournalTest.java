package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.journal.JournalFile;
import dev.rolloutshell.journal.JournalFolder;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that becomes a drill, as an author types it. */
class FromJournalTest {

  @TempDir Path folder;
  private TrainingShell author;
  private Path journal;

  @BeforeEach
  void workAndRemember() {
    author = new TrainingShell(folder);
    JournalFolder journals = Journals.folder();
    try (Session session = Connections.session(Target.Simulator.DEFAULT, false)) {
      session.diary().tell(new JournalFile(journals, message -> {}));
      ShellHarness operator = ShellHarness.recorded(session);
      operator.line("rollout run web --image=example/web:v2 --until=1/3");
      operator.line("rollout kill");
      operator.line("rollout resume");
    }
    journal = journals.files().get(0);
  }

  @AfterEach
  void end() {
    author.close();
  }

  @Test
  void aJournalIsMeantByItsNameAndBecomesADrillThatPassesTheLint() {
    Path drill = folder.resolve("mine.yaml");

    ShellHarness.Shown written =
        author.line("train from-journal " + journal.getFileName() + " --to=" + drill);

    assertThat(written.code()).isEqualTo(ExitCode.DONE);
    assertThat(written.out()).isEqualTo(drill + ": written\ntry: 'train lint " + drill + "'\n");
    assertThat(author.line("train lint " + drill).out()).isEqualTo(drill + ": ok\n");
  }

  @Test
  void aDraftIsOneDocument() {
    assertThat(author.json("train from-journal " + journal + " -o json").path("solution").get(0))
        .hasToString("\"rollout resume\"");
  }

  @Test
  void aWordThatIsNoFilesNameIsBlamedByItsOwnName() {
    assertThat(author.line("train from-journal a\0b").err()).startsWith("error: FILE: expected");
    assertThat(author.line("train lint a\0b").err()).startsWith("error: PATH: expected");
  }

  @Test
  void aJournalThatIsNotThereIsToldInOneLine() {
    ShellHarness.Shown refused = author.line("train from-journal nix.jsonl");

    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err())
        .isEqualTo(
            """
            error: nix.jsonl: expected a journal, but it cannot be read
            try: train from-journal FILE
            """);
  }
}
