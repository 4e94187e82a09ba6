package dev.rolloutshell.simulator.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.model.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

class JsonBytesTest {

  private static String jackson(@Nullable Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator =
        new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      Json.write(generator, value);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String ours(@Nullable Object value) {
    return new String(Json.write(value), StandardCharsets.UTF_8);
  }

  @Test
  void writesEveryCharacterAsJacksonDoes() {
    for (char c = 0; c < 0xD800; c++) {
      String text = "a" + c + "b";
      assertThat(ours(text)).isEqualTo(jackson(text));
    }
    String clef = "x\uD834\uDD1E/</script>\u2028";
    assertThat(ours(clef)).isEqualTo(jackson(clef));
    JsonObject key = JsonObject.of("quote\" and \u00e4", "", "", "empty");
    assertThat(ours(key)).isEqualTo(jackson(key));
  }

  @Test
  void writesEveryKindOfValueAsJacksonDoes() {
    for (Object value :
        Arrays.asList(
            null, true, false, 0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 0.1, 1e300, -0.0, 3.0)) {
      assertThat(ours(value)).isEqualTo(jackson(value));
    }
    JsonObject tree =
        JsonObject.of(
            "empty", Map.of(), "none", List.of(), "list", Arrays.asList(1, null, List.of("x")));
    assertThat(ours(tree))
        .isEqualTo(jackson(tree))
        .isEqualTo("{\"empty\":{},\"none\":[],\"list\":[1,null,[\"x\"]]}");
  }

  @Test
  void writesDocumentsLongerThanItsFirstRoom() {
    JsonObject tree = JsonObject.of("a", "\u0001".repeat(10_000), "b", "x".repeat(100_000));

    assertThat(ours(tree)).isEqualTo(jackson(tree));
  }

  @Test
  void aPartThatStaysIsTheSameTheFirstTimeTheSecondAndThereafter() {
    JsonObject spec = JsonObject.of("replicas", 3, "selector", Map.of("app", "web"));
    String first = ours(JsonObject.of("metadata", Map.of("name", "a"), "spec", spec));

    for (int i = 0; i < 3; i++) {
      String again = ours(JsonObject.of("metadata", Map.of("name", "a"), "spec", spec));
      assertThat(again).isEqualTo(first);
    }
    assertThat(spec.encoding()).isInstanceOf(EncodedPart.class);
  }
}
