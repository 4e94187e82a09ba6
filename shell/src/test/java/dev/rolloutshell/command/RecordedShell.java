package dev.rolloutshell.command;

import dev.rolloutshell.journal.Diary;
import dev.rolloutshell.journal.Entry;
import dev.rolloutshell.rollout.drive.ClusterRollouts;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.SimulatorConnection;
import dev.rolloutshell.session.Target;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A shell on a simulator whose session is written down, by alice. */
final class RecordedShell implements AutoCloseable {

  private final Session session =
      new Session(
          target -> SimulatorConnection.open((Target.Simulator) target),
          ClusterRollouts::new,
          Target.Simulator.DEFAULT,
          new Diary(InstantSource.fixed(Instant.EPOCH), "alice", "s1"),
          true);
  private final ShellHarness shell = ShellHarness.recorded(session);

  Session session() {
    return session;
  }

  ShellHarness shell() {
    return shell;
  }

  /** The entries of one sort. */
  List<Entry> entries(Class<? extends Entry.What> type) {
    return session.diary().entries().stream()
        .filter(entry -> type.isInstance(entry.what()))
        .toList();
  }

  @Override
  public void close() {
    session.close();
  }
}
