package dev.rolloutshell.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntryJsonTest {

  static List<Entry> entries() {
    Entry.Wrote lost =
        new Entry.Wrote(
            "web",
            "",
            0,
            "DELETE",
            "replicationcontrollers/web",
            "DeleteSource",
            "it is empty",
            new Entry.Precondition(false, "u-1", "17"),
            "lost",
            "connection \"reset\"\n",
            "");
    Entry first = Entries.entry(0, 1, new Entry.Typed("rollout run web"));
    return List.of(
        first,
        Entries.entry(1, 1, Entries.wrote("forward", 1, "")),
        Entries.entry(2, 1, Entries.wrote("abort", 7, "aborted")),
        Entries.entry(3, 1, lost),
        Entries.entry(4, 1, Entries.seen(3, 4)),
        Entries.entry(4, 1, Entries.seen(2, 4).waitingFor("web: 2 of 3 ready")),
        Entries.entry(5, 1, new Entry.Struck(3, "latency", "it takes longer", "get pods/web-1")),
        Entries.entry(5, 1, new Entry.Struck(4, "node-down", "a node is down", "")),
        Entries.entry(5, 1, new Entry.Said("web", "the answer was lost")),
        Entries.entry(5, 1, new Entry.Said("", "somebody was faster")),
        Entries.entry(6, 1, new Entry.Reported("web", 5, "no progress")),
        Entries.entry(7, 1, new Entry.Ended(5)),
        new Entry(first.time(), first.clock().plusMillis(5), "s", 0, "", Place.NONE, first.what()));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void anEntryIsOneLineAndReadBackAsItWas(Entry entry) {
    String line = EntryJson.line(entry);

    assertThat(line).doesNotContain("\n");
    assertThat(EntryJson.read(line)).contains(entry);
  }

  @Test
  void aWriteIsWrittenWithItsPreconditionItsAnswerAndItsReason() {
    assertThat(EntryJson.line(Entries.entry(1, 2, Entries.wrote("forward", 2, ""))))
        .isEqualTo(
            "{\"time\":\"2025-03-01T09:00:01Z\",\"session\":\"s1\",\"command\":2,\"who\":\"alice\","
                + "\"context\":\"prod\",\"server\":\"https://10.0.0.1:6443/\",\"namespace\":\"shop\","
                + "\"kind\":\"write\",\"rollout\":\"web\",\"direction\":\"forward\",\"step\":2,"
                + "\"verb\":\"UPDATE\",\"object\":\"replicationcontrollers/web-2\","
                + "\"rule\":\"RollForward\",\"reason\":\"grow\","
                + "\"precondition\":{\"uid\":\"u-1\",\"resourceVersion\":\"17\"},"
                + "\"answer\":\"stored\"}");
  }

  @Test
  void whatIsNoEntryIsNotRead() {
    assertThat(EntryJson.read("")).isEmpty();
    assertThat(EntryJson.read("{\"time\":\"2025-03-01T09:0")).isEmpty();
    assertThat(EntryJson.read("[1]")).isEmpty();
    assertThat(EntryJson.read("{\"time\":\"yesterday\",\"kind\":\"end\"}")).isEmpty();
    assertThat(EntryJson.read("{\"time\":\"2025-03-01T09:00:00Z\",\"kind\":\"of tomorrow\"}"))
        .isEmpty();
  }
}
