package dev.rolloutshell.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolloutshell.simulator.Sample;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.server.ServeOptions;
import dev.rolloutshell.simulator.server.ServedCluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no good client sends are answered as a kube-apiserver answers them. */
class BadInputIT {
  private static final String JSON = "application/json";
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";

  private final SimulatedCluster cluster = SimulatedCluster.start(SimulatorOptions.DEFAULT);
  private final ServedCluster served =
      ServedCluster.start(
          cluster,
          ServeOptions.onAnyPort(new SplittableRandom(1), Instant.now())
              .withPatience(Duration.ofSeconds(2)));
  private long version;

  @BeforeEach
  void load() {
    Sample.load(cluster);
    version = cluster.store().version();
  }

  /** Nothing of this class may change the cluster or hurt the next client. */
  @AfterEach
  void answersWellAfterwards() throws Exception {
    assertThat(ask("GET", PODS, JSON, "").status()).isEqualTo(200);
    assertThat(cluster.store().version()).isEqualTo(version);
    served.close();
    cluster.close();
  }

  private RawConnection.Answer ask(String method, String uri, String mediaType, String body)
      throws Exception {
    return ask(method, uri, mediaType, body.getBytes(StandardCharsets.UTF_8));
  }

  private RawConnection.Answer ask(String method, String uri, String mediaType, byte[] body)
      throws Exception {
    try (RawConnection connection = new RawConnection(served)) {
      return connection.ask(method, uri, mediaType, body).answer();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[]", "null", "\"x\"", "{\"kind\":", "{\"metadata\":[]}", "\u0000", "{}}"})
  void malformedJsonIsABadRequest(String body) throws Exception {
    RawConnection.Answer answer = ask("POST", MAPS, JSON, body);

    assertThat(answer.status()).as(answer.body()).isIn(400, 422);
    assertThat(answer.body()).contains("\"kind\":\"Status\"", "\"status\":\"Failure\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data", "rubbish"})
  void unknownContentTypeIsUnsupported(String mediaType) throws Exception {
    RawConnection.Answer answer = ask("POST", MAPS, mediaType, "{\"metadata\":{\"name\":\"a\"}}");

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.body()).contains("\"reason\":\"UnsupportedMediaType\"");
    RawConnection.Answer patch = ask("PATCH", MAPS + "/a", mediaType, "{}");
    assertThat(patch.status()).isEqualTo(415);
  }

  @Test
  void hugeBodyIsRefusedToAClientThatSendsItAll() throws Exception {
    RawConnection.Answer answer = ask("POST", MAPS, JSON, new byte[10 << 20]);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).contains("\"reason\":\"RequestEntityTooLarge\"", "limit is 3145728");
  }

  @Test
  void hugeChunkedBodyIsRefused() throws Exception {
    try (RawConnection connection = new RawConnection(served)) {
      connection.send(connection.head("PUT", MAPS + "/a") + "Transfer-Encoding: chunked\r\n\r\n");
      byte[] chunk = new byte[1 << 20];
      for (int i = 0; i < 10; i++) {
        connection.send("100000\r\n").send(chunk).send("\r\n");
      }
      assertThat(connection.send("0\r\n\r\n").answer().status()).isEqualTo(413);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/..,400,may not be '..'",
    "/.,400,may not be '.'",
    "/%2e%2e,400,may not be '..'",
    "/%2E,400,may not be '.'",
    "/a%25b,400,may not contain '%'",
    "/a%2Fb,404,could not find the requested resource",
    "/%00,404,not found",
    "/%ff,404,not found",
    "/A_B,404,not found",
    "/%20,404,not found",
    "/%zz,400,400 Bad Request",
    "/a%,400,400 Bad Request",
    "/a%2,400,400 Bad Request",
    "/../../../../etc/passwd,404,",
    "/%2e%2e%2f%2e%2e%2fpods,404,"
  })
  void namesWithTricksAreOnlyNames(String name, int status, String words) throws Exception {
    RawConnection.Answer answer = ask("GET", PODS + name, JSON, "");

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(words == null ? "" : words);
    assertThat(ask("DELETE", PODS + name, JSON, "").status()).isBetween(400, 405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a/b", "a%2fb", "A", "-a", "a..b", "é"})
  void namesInBodiesAreValidated(String name) throws Exception {
    RawConnection.Answer answer =
        ask("POST", MAPS, JSON, "{\"metadata\":{\"name\":\"" + name + "\"}}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
  }

  @Test
  void unknownAndBrokenQueryParametersAreIgnored() throws Exception {
    assertThat(ask("GET", PODS + "?bogus=1&&=&%zz=%zz&pretty=%zz&x=%00", JSON, "").status())
        .isEqualTo(200);
    assertThat(ask("GET", PODS + "?limit=x", JSON, "").status()).isEqualTo(400);
    assertThat(ask("GET", PODS + "?labelSelector=%00", JSON, "").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"metadata\":{\"annotations\":", "{\"spec\":[[{\"x\":"})
  void tenThousandDeepBodiesAreBadRequests(String layer) throws Exception {
    for (String method : new String[] {"POST", "PUT"}) {
      String uri = method.equals("POST") ? MAPS : MAPS + "/a";
      assertThat(ask(method, uri, JSON, layer.repeat(10_000)).status()).isEqualTo(400);
    }
    String merge = "application/merge-patch+json";
    String web = "/api/v1/namespaces/default/replicationcontrollers/web";
    assertThat(ask("PATCH", web, merge, layer.repeat(10_000)).status()).isIn(400, 422);
    String yaml = "application/yaml";
    assertThat(ask("POST", MAPS, yaml, layer.repeat(10_000)).status()).isEqualTo(400);
  }

  @Test
  void yamlThatGrowsWhenItIsReadIsRefused() throws Exception {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 12; i++) {
      String one = "*a" + (i - 1);
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      bomb.append((one + ",").repeat(9)).append(one).append("]\n");
    }
    assertThat(ask("POST", MAPS, "application/yaml", bomb.toString()).status()).isEqualTo(400);
  }

  @Test
  void hugeLabelSelectorIsReadAndALargerHeadRefused() throws Exception {
    String selector = "app+notin+(" + "x,".repeat(100_000) + "x)";
    assertThat(ask("GET", PODS + "?labelSelector=" + selector, JSON, "").status()).isEqualTo(200);
    String broken = "a%3Db%2C".repeat(20_000) + "%28";
    assertThat(ask("GET", PODS + "?labelSelector=" + broken, JSON, "").status()).isEqualTo(400);
    try (RawConnection connection = new RawConnection(served)) {
      connection.send("GET /" + "x".repeat(2 << 20));
      assertThat(connection.answer().status()).isEqualTo(431);
    }
  }

  @Test
  void floodOfHeadersIsRefused() throws Exception {
    try (RawConnection connection = new RawConnection(served)) {
      StringBuilder head = new StringBuilder(connection.head("GET", PODS));
      for (int i = 0; i < 60_000; i++) {
        head.append("X-Flood-").append(i).append(": 0123456789\r\n");
      }
      assertThat(connection.send(head.append("\r\n").toString()).answer().status()).isEqualTo(431);
    }
  }

  @Test
  void whatIsNotHttpIsABadRequest() throws Exception {
    try (RawConnection connection = new RawConnection(served)) {
      assertThat(connection.send("hello\r\n\r\n").answer().status()).isEqualTo(400);
      assertThat(connection.isClosedByTheServer()).isTrue();
    }
    try (RawConnection connection = new RawConnection(served)) {
      connection.send(connection.head("POST", MAPS) + "Content-Length: -1\r\n\r\n");
      assertThat(connection.answer().status()).isIn(0, 400);
    }
  }

  @Test
  void clientThatVanishesInMidBodyChangesNothing() throws Exception {
    for (int i = 0; i < 20; i++) {
      try (RawConnection connection = new RawConnection(served)) {
        connection.send(connection.head("POST", MAPS) + "Content-Length: 1000\r\n\r\n{\"meta");
      }
    }
    await().during(Duration.ofMillis(200)).until(() -> cluster.store().version() == version);
  }

  @Test
  void clientThatSaysNothingMoreGetsItsAnswer() throws Exception {
    try (RawConnection connection = new RawConnection(served)) {
      connection.ask("GET", PODS, JSON, new byte[0]).closeOutput();
      assertThat(connection.answer().status()).isEqualTo(200);
    }
    try (RawConnection connection = new RawConnection(served)) {
      connection.send(connection.head("POST", MAPS) + "Content-Length: 9\r\n\r\n{").closeOutput();
      assertThat(connection.isClosedByTheServer()).isTrue();
    }
  }
}
