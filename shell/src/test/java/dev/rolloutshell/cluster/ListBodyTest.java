package dev.rolloutshell.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.Tree;
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
  void findsTheMetadataOfAnItemWhereverItStands() {
    ListBody list =
        body(
            """
            {"items": [
              {"spec": {"template": {"metadata": {"uid": "no"}}, "metadata": "no"},
               "x": ["metadata", {"metadata": {"uid": "no"}}],
               "metadata" : {"labels": {"uid": "no"}, "name": "uid", "uid" : "u-1"}},
              {"metadata": {"uid": 5}}, {"metadata": []}, {}]}
            """);

    assertThat(list.metadata(0, "uid")).isEqualTo("u-1");
    assertThat(list.metadata(0, "resourceVersion")).isEmpty();
    for (int i = 1; i < 4; i++) {
      assertThat(list.metadata(i, "uid")).isEmpty();
    }
  }

  @Test
  void parsesNothingOfWhichAWatchHasToldThisVersion() {
    ListReader<Map<String, Object>> reader =
        new ListReader<>(
            map -> map,
            map -> Tree.string(map, "metadata", "uid"),
            map -> Tree.string(map, "metadata", "resourceVersion"));
    String text = "{\"metadata\":{\"uid\":\"u\",\"resourceVersion\":\"%d\"},\"from\":\"%s\"}";
    String list = "{\"kind\":\"PodList\",\"items\":[" + text + "]}";

    reader.learnAnswer(text.formatted(7, "watch").getBytes(StandardCharsets.UTF_8));
    assertThat(reader.read(body(list.formatted(7, "list"))))
        .singleElement()
        .satisfies(o -> assertThat(o).containsEntry("from", "watch"));

    reader.learnAnswer(text.formatted(8, "watch").getBytes(StandardCharsets.UTF_8));
    assertThat(reader.read(body(list.formatted(9, "list"))))
        .singleElement()
        .satisfies(o -> assertThat(o).containsEntry("from", "list"));
  }

  @Test
  void parsesOnlyWhatHasChanged() {
    int[] parsed = {0};
    ListReader<Object> reader =
        new ListReader<>(
            map -> {
              parsed[0]++;
              return map;
            },
            object -> "",
            object -> "");

    reader.read(body(LIST));
    assertThat(reader.read(body(LIST.replace("two", "three")))).hasSize(2);

    assertThat(parsed[0]).isEqualTo(3);
  }
}
