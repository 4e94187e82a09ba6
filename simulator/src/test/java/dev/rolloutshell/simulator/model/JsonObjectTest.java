package dev.rolloutshell.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonObjectTest {

  @Test
  void findsEveryKeyOfAHugeObject() {
    JsonBuilder builder = JsonObject.builder();
    for (int i = 0; i < 100_000; i++) {
      builder.put("key-" + i, (long) i);
    }
    builder.put("key-7", 70L);
    JsonObject object = builder.build();
    assertThat(object).hasSize(100_000);
    assertThat(object.get("key-7")).isEqualTo(70L);
    assertThat(object.get("key-99999")).isEqualTo(99_999L);
    assertThat(object.get("key-100000")).isNull();
    assertThat(object.with("key-5", 1L).get("key-5")).isEqualTo(1L);
    assertThat(object.without("key-5").containsKey("key-5")).isFalse();
  }

  @Test
  void anEditSharesWhatItDidNotTouch() {
    JsonObject before = JsonObject.of("a", Map.of("b", 1), "c", List.of(1, 2));
    JsonObject after = before.withAt(2, "x", "y");
    assertThat(after.get("a")).isSameAs(before.get("a"));
    assertThat(after.at("x", "y")).isEqualTo(2L);
    assertThat(before.get("x")).isNull();
    assertThat(after.withoutAt("x", "y").object("x")).isEmpty();
  }

  @Test
  void isEqualWhateverTheOrderOfItsKeys() {
    assertThat(JsonObject.of("a", 1, "b", 2)).isEqualTo(JsonObject.of("b", 2, "a", 1));
    assertThat(JsonObject.of("a", 1)).isNotEqualTo(JsonObject.of("a", null));
    assertThat(JsonObject.of("a", null)).isNotEqualTo(JsonObject.of("b", null));
  }
}
