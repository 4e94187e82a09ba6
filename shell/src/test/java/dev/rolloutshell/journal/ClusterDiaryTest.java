package dev.rolloutshell.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Snapshot;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterDiaryTest {

  private final Diary diary = new Diary(InstantSource.fixed(Instant.EPOCH), "alice", "s");
  private final ClusterDiary pages = new ClusterDiary(diary, Entries.PLACE, () -> Entries.START);

  private static Entry.Struck strike(int number) {
    return new Entry.Struck(1, "latency", "the call takes longer", "get pods/web-" + number);
  }

  @Test
  void aFaultThatNeverEndsIsWrittenDownUpToALimitUntilTheNextCommand() {
    for (int i = 0; i < 5_000; i++) {
      pages.struck("shop", strike(i));
    }
    assertThat(diary.entries()).hasSize(2_000).allMatch(e -> e.place().equals(Entries.PLACE));

    pages.opened("shop", new Intent.Resume("web", null));
    pages.struck("", strike(0));

    assertThat(diary.entries()).hasSize(2_001);
    assertThat(Entries.PLACE.isOf(diary.entries().get(2_000).place())).isTrue();
  }

  @Test
  void asksForTheTimeWithoutALockThatTheClusterMayWaitFor() {
    List<RolloutDiary> page = new ArrayList<>();
    List<Boolean> held = new ArrayList<>();
    ClusterDiary asked =
        new ClusterDiary(
            diary,
            Entries.PLACE,
            () -> {
              page.forEach(one -> held.add(Thread.holdsLock(one)));
              return Entries.START;
            });
    Intent.Resume intent = new Intent.Resume("web", null);
    Snapshot nothing = new Snapshot("shop", List.of(), List.of());
    page.add(asked.opened("shop", intent));

    page.get(0).looked(intent, nothing, Entries.START);
    page.get(0).waiting("web: 0 of 3 ready");
    page.get(0).looked(nothing);
    page.get(0).add(new Entry.Said("web", "a remark"));

    assertThat(held).hasSize(3).containsOnly(false);
    assertThat(diary.entries()).hasSizeGreaterThan(2);
  }
}
