package dev.rolloutshell.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.Intent;
import java.time.Instant;
import java.time.InstantSource;
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
}
