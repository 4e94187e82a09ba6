package dev.rolloutshell.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListBodyTest {

  private static final String LIST =
      "{\"kind\":\"PodList\",\"metadata\":{\"resourceVersion\":\"7\",\"items\":\"no\"},\"items\":["
          + "{\"a\":\"}{\\\"]\",\"b\":[1,{}]},{\"a\":\"two\"}]}\n";

  private static ListBody body(String text) {
    return ListBody.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void findsItemsWhateverTheirStringsHold() {
    ListBody list = body(LIST);

    assertThat(list.whole()).isTrue();
    assertThat(list.count()).isEqualTo(2);
    assertThat(Json.object(list.item(0))).containsEntry("a", "}{\"]");
    assertThat(Json.object(list.item(1))).isEqualTo(Map.of("a", "two"));
  }

  @Test
  void isNeverWholeWhenCutOff() {
    String text = LIST.strip();
    for (int end = 0; end < text.length(); end++) {
      ListBody cut = body(text.substring(0, end));
      boolean read = cut.whole() && Json.head(cut.bytes()).containsKey("kind");
      assertThat(read && cut.count() < 2).as(text.substring(0, end)).isFalse();
    }
  }

  @Test
  void hasNoItemsWhereThereAreNone() {
    assertThat(body("{\"kind\":\"PodList\",\"metadata\":{},\"items\":[]}").count()).isZero();
    assertThat(body("{\"kind\":\"PodList\",\"metadata\":{},\"items\":null}").whole()).isTrue();
    assertThat(body("not JSON").whole()).isFalse();
  }

  @Test
  void parsesOnlyWhatHasChanged() {
    int[] parsed = {0};
    ListReader<Object> reader =
        new ListReader<>(
            map -> {
              parsed[0]++;
              return map;
            });

    reader.read(body(LIST));
    assertThat(reader.read(body(LIST.replace("two", "three")))).hasSize(2);

    assertThat(parsed[0]).isEqualTo(3);
  }
}
