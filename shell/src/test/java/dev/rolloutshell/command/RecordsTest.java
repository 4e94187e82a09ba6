package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.journal.Entry;
import dev.rolloutshell.journal.JournalFile;
import dev.rolloutshell.journal.JournalFolder;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {

  private static final String OTHER =
      """
      apiVersion: v1
      kind: ReplicationController
      metadata: {name: other}
      spec:
        replicas: 2
        selector: {app: other}
        template:
          metadata: {labels: {app: other}}
          spec: {containers: [{name: main, image: "example/other:v1"}]}
      """;

  @TempDir Path folder;

  private final RecordedShell recorded = new RecordedShell();
  private final Session session = recorded.session();
  private final ShellHarness shell = recorded.shell();

  @AfterEach
  void close() {
    recorded.close();
  }

  /** A second controller, beside that of the sample. */
  private void another() throws IOException {
    Path file = Files.writeString(folder.resolve("other.yaml"), OTHER);
    assertThat(shell.words("apply", "-f", file.toString()).code()).isEqualTo(ExitCode.DONE);
    shell.line("simulator advance 30s");
  }

  private <T extends Entry.What> List<T> entries(Class<T> type) {
    return recorded.entries(type).stream().map(Entry::what).map(type::cast).toList();
  }

  @Test
  void everyCommandAndEveryWriteOfARolloutIsWrittenDown() {
    shell.line("rollout run web --image=example/web:v2");
    shell.line("get rc --token=abc");
    shell.line("help");

    assertThat(entries(Entry.Typed.class))
        .extracting(Entry.Typed::line)
        .containsExactly("rollout run web --image=example/web:v2", "get rc --token=***");
    assertThat(entries(Entry.Ended.class)).extracting(Entry.Ended::exitCode).containsExactly(0, 2);
    List<Entry.Wrote> writes = entries(Entry.Wrote.class);
    assertThat(writes).hasSize(18).allMatch(Entry.Wrote::stored);
    assertThat(writes).extracting(Entry.Wrote::step).startsWith(1, 2, 3).endsWith(17, 18);
    assertThat(writes.get(0).precondition()).isEqualTo(new Entry.Precondition(true, "", ""));
    assertThat(writes)
        .allMatch(w -> w.precondition().absent() == w.verb().equals("CREATE"))
        .allMatch(w -> w.precondition().absent() == w.precondition().uid().isEmpty())
        .allMatch(w -> w.precondition().absent() == w.precondition().resourceVersion().isEmpty());
    assertThat(writes.get(17).ends()).isEqualTo("finished");
    assertThat(entries(Entry.Reported.class))
        .containsExactly(new Entry.Reported("web", 0, "web is rolled out"));
    assertThat(session.diary().entries())
        .allMatch(e -> e.who().equals("alice") && e.session().equals("s1"))
        .filteredOn(e -> !e.rollout().isEmpty())
        .allMatch(e -> e.place().equals(session.place(null)) && e.command() == 1);
  }

  @Test
  void thePairIsSeenWithItsLimitsAndItsPods() {
    shell.line("rollout run web --image=example/web:v2");

    List<Entry.Seen> seen = entries(Entry.Seen.class);
    assertThat(seen).extracting(Entry.Seen::ready).startsWith(3).endsWith(3).contains(4);
    assertThat(seen.subList(1, seen.size() - 1))
        .allMatch(s -> Objects.equals(s.floor(), 3) && Objects.equals(s.ceiling(), 4));
    assertThat(seen).extracting(Entry.Seen::waiting).anyMatch(w -> w.contains("0 of 3 ready"));
    Entry.Seen last = seen.get(seen.size() - 1);
    assertThat(last.direction()).isEqualTo("none");
    assertThat(last.controllers()).hasSize(1);
    assertThat(last.controllers().get(0).image()).isEqualTo("example/web:v2");
    assertThat(last.pods()).hasSize(3).allMatch(pod -> pod.ready());
  }

  @Test
  void aCommandThatFailsIsWrittenDownWithItsExitCode() {
    shell.line("rollout step nowhere");
    shell.line("rolout");

    assertThat(entries(Entry.Ended.class)).extracting(Entry.Ended::exitCode).containsExactly(1, 2);
    assertThat(entries(Entry.Wrote.class)).isEmpty();
  }

  @Test
  void historyShowsWhatIsRememberedByTheSessionAndByTheEvents() {
    shell.line("rollout start web --image=example/web:v2");
    shell.line("rollout abort");
    shell.line("rollout run web --image=example/web:v3");

    ShellHarness.Shown shown = shell.line("rollout history web -o wide");
    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(shown.out().lines())
        .hasSize(3)
        .anyMatch(l -> l.matches("1 .* aborted .* alice +example/web:v1 -> example/web:v2 .*"))
        .anyMatch(
            l ->
                l.matches("2 .* finished .* 18 .*example/web:v3 +journal,events +web is rolled.*"));
    assertThat(shell.line("rollout history web -o json").out())
        .contains("\"result\": \"finished\"", "\"verb\": \"CREATE\"");
    assertThat(shell.line("rollout history nowhere").out())
        .isEqualTo("default/nowhere: no rollout is remembered\n");
  }

  @Test
  void anotherSimulatorHasAnotherHistory() {
    shell.line("rollout run web --image=example/web:v2");
    shell.line("connect simulator --seed=7");

    assertThat(shell.line("rollout history web").out()).contains("no rollout is remembered");
    assertThat(shell.line("timeline web").err()).contains("expected a rollout of web, but none");
  }

  @Test
  void theTimelineDrawsTheLastRolloutWithItsCommandsAndAllOfThemWhenAsked() {
    shell.line("rollout run web --image=example/web:v2");
    shell.line("rollout start web --image=example/web:v3");
    shell.line("simulator advance 40s");
    shell.line("get pods");
    shell.line("rollout resume");

    ShellHarness.Shown last = shell.line("timeline");
    assertThat(last.out())
        .contains("Rollout of web\n", "3 commands, 14 writes in 4", " ceiling\n", " floor\n")
        .contains("command  simulator advance 40s")
        .doesNotContain("get pods", "example/web:v2");
    assertThat(shell.line("timeline web --all").out())
        .contains("4 commands, 32 writes", "--image=example/web:v2");
    assertThat(shell.line("timeline web -o json").out())
        .contains("\"kind\": \"write\"", "\"floor\": 3", "\"ready\": 4");
  }

  @Test
  void aControllerThatIsOnlyLookedAtHasNoTimeline() throws IOException {
    shell.line("rollout run web --image=example/web:v2");
    shell.line("rollout status web");
    another();
    shell.line("rollout status other");

    assertThat(shell.line("timeline other").err())
        .startsWith("error: timeline: expected a rollout of other, but none is remembered\n");
    assertThat(shell.line("timeline").out()).contains("Rollout of web\n");
  }

  @Test
  void theTimelineEndsSoonAfterTheRolloutAndLeavesOutWhatIsAboutOthers() throws IOException {
    another();
    shell.line("rollout start web --image=example/web:v2");
    shell.line("rollout run other --image=example/other:v2");
    shell.line("scale rc other --replicas=1");
    shell.line("rollout resume web");
    String before = shell.line("timeline web").out();
    shell.line("simulator advance 10m");
    shell.line("rollout status web");

    assertThat(before)
        .contains("command  rollout start web", "command  rollout resume web")
        .doesNotContain("other");
    assertThat(shell.line("timeline web").out()).isEqualTo(before);
  }

  @Test
  void theTimelineIsWrittenAsAPageAndAsADrawing(@TempDir Path directory) throws IOException {
    Path page = directory.resolve("a page.html");
    Path drawing = directory.resolve("drawing.svg");
    shell.line("rollout run web --image=example/web:v2");

    ShellHarness.Shown written =
        shell.words("timeline", "web", "--html=" + page, "--svg=" + drawing);

    assertThat(written.out()).isEqualTo("written: " + page + "\nwritten: " + drawing + "\n");
    assertThat(page).content().startsWith("<!DOCTYPE html>").contains("step 18");
    assertThat(drawing).content().startsWith("<svg ");
    assertThat(shell.line("timeline web --svg").out()).isEqualTo(Files.readString(drawing));
    ShellHarness.Shown nowhere = shell.words("timeline", "web", "--html=" + directory + "/a/b");
    assertThat(nowhere.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(nowhere.err()).contains("expected to write it, but there is no such folder");
  }

  @Test
  void aJournalIsDrawnWithoutItsCluster(@TempDir Path directory) throws IOException {
    JournalFolder folder = new JournalFolder(directory.resolve("journal"));
    try (JournalFile journal = new JournalFile(folder, note -> {})) {
      session.diary().tell(journal);
      shell.line("rollout run web --image=example/web:v2");
    }
    Path file = folder.files().get(0);
    Files.writeString(file, "{\"time\":\"20", StandardOpenOption.APPEND);
    String drawn = shell.line("timeline web").out();
    shell.line("connect simulator");

    ShellHarness.Shown shown = shell.words("timeline", "--journal=" + file);

    assertThat(shown.out()).isEqualTo(drawn);
    assertThat(shown.err()).contains("that are no entries: 1");
    assertThat(shell.line("timeline --journal=/nowhere").code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.words("timeline", "other", "--journal=" + file).err())
        .contains("expected a rollout of other, but none is remembered");
  }
}
