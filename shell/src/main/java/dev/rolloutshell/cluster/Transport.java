package dev.rolloutshell.cluster;

import dev.rolloutshell.simulator.fault.ClientDeath;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Single requests through a fabric8 client's HTTP client: its authentication, certificates and
 * proxies, but every status code ours to judge, and nothing tried twice behind our back.
 */
final class Transport {

  private static final JsonMapper JSON = JsonMapper.builder(Json.FACTORY).build();

  /** Lists that are read again and again; what is written and watched is another each time. */
  private static final int KNOWN_ADDRESSES = 32;

  private final Map<String, URI> read = new ConcurrentHashMap<>();
  private final HttpClient http;
  private final String server;
  private final Duration timeout;

  Transport(KubernetesClient client, Duration timeout) {
    this.http = client.getHttpClient();
    String url = client.getMasterUrl().toString();
    this.server = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.timeout = timeout;
  }

  /**
   * A response.
   *
   * @param status HTTP status
   * @param body its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Response(int status, byte[] body) {}

  /** What people call the server. */
  String server() {
    return ServerName.of(server);
  }

  /** What people call something on the server. */
  String named(String path) {
    String name = server();
    return name.equals(ServerName.SIMULATOR) ? name + "'s " + path : name + path;
  }

  /** An address on the server. */
  URI uri(String pathAndQuery) {
    try {
      return new URI(server + pathAndQuery);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not an address: " + server + pathAndQuery, e);
    }
  }

  private URI readFrom(String pathAndQuery) {
    URI known = read.get(pathAndQuery);
    if (known == null) {
      known = uri(pathAndQuery);
      if (read.size() < KNOWN_ADDRESSES) {
        read.put(pathAndQuery, known);
      }
    }
    return known;
  }

  HttpClient http() {
    return http;
  }

  /**
   * Sends one request and waits for its answer.
   *
   * @throws IOException when there is no answer
   * @throws InterruptedIOException when the thread is interrupted; the interrupt flag stays set
   */
  Response send(String method, String pathAndQuery, @Nullable Object body) throws IOException {
    boolean reads = method.equals("GET");
    URI address = reads ? readFrom(pathAndQuery) : uri(pathAndQuery);
    HttpRequest.Builder request = http.newHttpRequestBuilder().uri(address);
    request.setHeader("Accept", "application/json");
    if (body == null) {
      request.method(method, null, null);
    } else {
      request.method(
          method,
          "application/json",
          new String(JSON.writeValueAsBytes(body), StandardCharsets.UTF_8));
    }
    CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request.build(), byte[].class);
    return reads ? await(answer) : awaitWhole(answer);
  }

  /**
   * Waits for a write's answer even when interrupted: half a write is none that can be reported.
   */
  private Response awaitWhole(CompletableFuture<HttpResponse<byte[]>> answer) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return await(answer);
        } catch (InterruptedIOException e) {
          interrupted = Thread.interrupted() || interrupted;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A served simulator cannot end its clients; they do it themselves. */
  private static void dieIfTold(HttpResponse<?> response) {
    ClientDeath death = ClientDeath.told(response.header(ClientDeath.HEADER));
    if (death != null) {
      throw death;
    }
  }

  private Response await(CompletableFuture<HttpResponse<byte[]>> answer) throws IOException {
    try {
      HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (response.code() == 500) {
        dieIfTold(response);
      }
      byte[] bytes = response.body();
      return new Response(response.code(), bytes == null ? new byte[0] : bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the answer");
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no answer within " + inWords(timeout), e);
    } catch (CancellationException e) {
      throw new IOException("the request was cancelled", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof Error death) {
        throw death;
      }
      throw cause instanceof IOException io ? io : new IOException(cause);
    }
  }

  private static String inWords(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
