package dev.rolloutshell.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtobufTest {
  private final Client client = new Client();

  private static String field(int number, String hex) {
    return "%02x%02x%s".formatted(number << 3 | 2, hex.length() / 2, hex);
  }

  private static String text(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private ApiResponse post(String path, String kind, String message) {
    String type = field(1, text("v1")) + field(2, text(kind));
    String hex = "6b387300" + field(1, type) + field(2, message);
    return client.server.handle(
        new ApiRequest(
            "POST",
            path,
            "",
            Map.of(
                "content-type",
                "application/vnd.kubernetes.protobuf",
                "accept",
                "application/vnd.kubernetes.protobuf,application/json"),
            HexFormat.of().parseHex(hex)));
  }

  @Test
  void createsAConfigMapWithItsData() {
    String entry = field(1, text("k")) + field(2, text("v"));
    String label = field(1, text("l")) + field(2, text("1"));
    String message =
        field(1, field(1, text("m")) + field(11, label) + field(8, "")) + field(2, entry);
    assertThat(post("/api/v1/namespaces/ns/configmaps", "ConfigMap", message).status())
        .isEqualTo(201);
    assertThat(client.get("/api/v1/namespaces/ns/configmaps/m").at("data", "k")).isEqualTo("v");
    assertThat(client.get("/api/v1/namespaces/ns/configmaps/m").at("metadata", "labels", "l"))
        .isEqualTo("1");
  }

  @Test
  void refusesWhatIsNoMessageOrOfAnotherKind() {
    assertThat(post("/api/v1/namespaces/ns/configmaps", "ConfigMap", "0a7f").status())
        .isEqualTo(400);
    assertThat(post("/api/v1/namespaces/ns/pods", "Pod", "").status()).isEqualTo(400);
  }
}
