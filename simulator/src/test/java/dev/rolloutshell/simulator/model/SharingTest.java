package dev.rolloutshell.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SharingTest {
  private static JsonObject state(String image, Object extra) {
    return JsonObject.of(
        "a",
        JsonObject.of("list", List.of(JsonObject.of("image", image), JsonObject.of("b", 1))),
        "labels",
        JsonObject.of("x", "y"),
        "extra",
        extra);
  }

  @Test
  void equalStatesBecomeTheSame() {
    JsonObject old = state("one", 1);
    assertThat(Sharing.of(state("one", 1), old)).isSameAs(old);
  }

  @Test
  void whatDiffersStaysAndTheRestIsTheOldStatesOwn() {
    JsonObject old = state("one", 1);
    JsonObject next = state("two", 1);
    JsonObject shared = Sharing.of(next, old);
    assertThat(shared).isEqualTo(next).isNotEqualTo(old);
    assertThat(shared.get("labels")).isSameAs(old.get("labels"));
    assertThat(shared.object("a").list("list").get(1))
        .isSameAs(old.object("a").list("list").get(1));
    assertThat(shared.object("a").objects("list").get(0).string("image")).isEqualTo("two");
  }

  @Test
  void nothingIsAddedLostOrTakenForAbsent() {
    JsonObject bare = JsonObject.of("a", null);
    assertThat(Sharing.of(bare, JsonObject.of("b", 1))).isSameAs(bare);
    assertThat(Sharing.of(bare, JsonObject.of("a", 1))).isEqualTo(bare);
    JsonObject more = JsonObject.of("a", JsonObject.of("x", 1), "b", List.of(1, 2));
    assertThat(Sharing.of(more, JsonObject.of("a", JsonObject.of("x", 1)))).isEqualTo(more);
    assertThat(Sharing.of(JsonObject.of("b", List.of(1)), more))
        .isEqualTo(JsonObject.of("b", List.of(1)));
    assertThat(Sharing.of(JsonObject.of("a", "x"), more)).isEqualTo(JsonObject.of("a", "x"));
  }
}
