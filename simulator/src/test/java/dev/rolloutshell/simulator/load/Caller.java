package dev.rolloutshell.simulator.load;

import dev.rolloutshell.simulator.Trust;
import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.server.ServedCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;

/** One client of a served cluster, with a connection of its own; it retries nothing by itself. */
final class Caller {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String url;
  private final String token;
  private final HttpClient http;

  Caller(ServedCluster served, HttpClient.Version version) throws Exception {
    this.url = served.url();
    this.token = served.token();
    this.http =
        HttpClient.newBuilder()
            .version(version)
            .sslContext(Trust.only(Objects.requireNonNull(served.certificate())))
            .build();
  }

  /** An answer: its status and its body. */
  record Answer(int status, JsonObject body) {}

  HttpClient http() {
    return http;
  }

  String url() {
    return url;
  }

  String authorization() {
    return "Bearer " + token;
  }

  HttpRequest.Builder request(String uri) {
    return HttpRequest.newBuilder(URI.create(url + uri)).header("Authorization", authorization());
  }

  Answer call(String method, String uri, String body, String mediaType)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(uri)
            .timeout(PATIENCE)
            .header("Content-Type", mediaType)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), parsed(response.body()));
  }

  static JsonObject parsed(byte[] bytes) {
    try {
      return Json.read(bytes) instanceof JsonObject object ? object : JsonObject.EMPTY;
    } catch (Json.SyntaxException noJson) {
      throw new IllegalStateException(noJson);
    }
  }
}
