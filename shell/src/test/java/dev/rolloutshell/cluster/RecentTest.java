package dev.rolloutshell.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecentTest {

  private final Recent<Map<String, Object>> recent = new Recent<>(4);
  private final List<Map<String, Object>> parsed = new ArrayList<>();

  private ListReader<Map<String, Object>> client() {
    return new ListReader<>(
        object -> {
          parsed.add(object);
          return object;
        },
        object -> Tree.string(object, "metadata", "uid"),
        object -> Tree.string(object, "metadata", "resourceVersion"),
        recent);
  }

  private static String pod(String node) {
    return "{\"metadata\":{\"uid\":\"u-1\",\"resourceVersion\":\"7\"},\"spec\":{\"nodeName\":\""
        + node
        + "\"}}";
  }

  private static byte[] list(String... pods) {
    return bytes("{\"kind\":\"PodList\",\"items\":[" + String.join(",", pods) + "]}");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<Map<String, Object>> read(
      ListReader<Map<String, Object>> reader, byte[] list) {
    return reader.read(reader.open(list));
  }

  @Test
  void anotherClientParsesNothingThatItSeesInTheSameBytes() {
    List<Map<String, Object>> first = read(client(), list(pod("a")));

    assertThat(read(client(), list(pod("a")))).containsExactlyElementsOf(first);
    assertThat(client().learnAnswer(bytes(pod("a")))).isSameAs(first.get(0));
    assertThat(client().learn(bytes("{\"type\":\"MODIFIED\",\"object\":" + pod("a") + "}")))
        .isSameAs(first.get(0));
    assertThat(parsed).hasSize(1);
  }

  /** In clusters that have parted, one uid and one version may be two objects. */
  @Test
  void oneUidAndVersionInOtherBytesIsAnotherObject() {
    assertThat(read(client(), list(pod("a")))).isNotEqualTo(read(client(), list(pod("b"))));
    assertThat(parsed).hasSize(2);
  }

  @Test
  void aFrameThatWasCutOffIsNotTakenForItsObject() {
    client().learnAnswer(bytes(pod("a")));

    assertThat(client().learn(bytes("{\"type\":\"MODIFIED\",\"object\":" + pod("a")))).isEmpty();
  }

  @Test
  void remembersOnlyAsMuchAsItMay() {
    for (int i = 0; i < 100; i++) {
      client().learnAnswer(bytes(pod("n" + i)));
    }
    long known = 0;
    for (int i = 0; i < 100; i++) {
      byte[] pod = bytes(pod("n" + i));
      known += recent.of(pod, 0, pod.length) == null ? 0 : 1;
    }
    assertThat(known).isBetween(1L, 4L);
  }

  @Test
  void withoutPlaceNothingIsRemembered() {
    Recent<String> none = new Recent<>(0);
    none.keep(bytes("abc"), 0, 3, "x");

    assertThat(none.of(bytes("abc"), 0, 3)).isNull();
  }
}
