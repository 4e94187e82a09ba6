package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.journal.Diary;
import dev.rolloutshell.journal.Entry;
import dev.rolloutshell.rollout.drive.ClusterRollouts;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.SimulatorConnection;
import dev.rolloutshell.session.Target;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordsTest {

  private final Session session =
      new Session(
          target -> SimulatorConnection.open((Target.Simulator) target),
          ClusterRollouts::new,
          Target.Simulator.DEFAULT,
          new Diary(InstantSource.fixed(Instant.EPOCH), "alice", "s1"));
  private final ShellHarness shell = ShellHarness.recorded(session);

  @AfterEach
  void close() {
    session.close();
  }

  private <T extends Entry.What> List<T> entries(Class<T> type) {
    return session.diary().entries().stream()
        .map(Entry::what)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
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
}
