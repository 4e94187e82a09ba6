package dev.rolloutshell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.rolloutshell.cluster.WallWaiting;
import dev.rolloutshell.rollout.model.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterConnectionIT {

  @TempDir Path directory;

  private Path kubeconfig(String server) throws IOException {
    return Files.writeString(
        directory.resolve("kube config"),
        """
        apiVersion: v1
        kind: Config
        current-context: here
        contexts:
        - {name: here, context: {cluster: c, user: u, namespace: shop}}
        - {name: there, context: {cluster: c, user: u}}
        clusters:
        - {name: c, cluster: {server: "%s"}}
        users:
        - {name: u, user: {token: secret}}
        """
            .formatted(server));
  }

  private static ClusterConnection open(Path file, @Nullable String context) {
    return ClusterConnection.open(
        new Target.Cluster(file, context, null), new WallWaiting(InstantSource.system()));
  }

  private static void refuses(Path file, @Nullable String context, String... parts) {
    assertThatThrownBy(() -> open(file, context).close())
        .isInstanceOfSatisfying(
            CommandFailure.class,
            e -> {
              assertThat(e.code()).isEqualTo(ExitCode.CANNOT_CONNECT);
              assertThat(e.message()).contains(parts).hasLineCount(1);
            });
  }

  /** A server that answers everything alike. */
  private static HttpServer answering(int status, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Test
  void takesContextAndNamespaceFromTheFile() throws IOException {
    HttpServer server =
        answering(200, "{\"kind\":\"ReplicationControllerList\",\"metadata\":{},\"items\":[]}");
    try (ClusterConnection current = open(kubeconfig(url(server)), null);
        ClusterConnection named = open(kubeconfig(url(server)), "there")) {
      assertThat(current.context()).isEqualTo("here");
      assertThat(current.namespace()).isEqualTo("shop");
      assertThat(named.context()).isEqualTo("there");
      assertThat(named.namespace()).isEqualTo("default");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void actsAsAnotherUserAtAnotherAddressWhenAskedTo() throws IOException {
    Queue<String> users = new ConcurrentLinkedQueue<>();
    HttpServer server =
        answering(200, "{\"kind\":\"ReplicationControllerList\",\"metadata\":{},\"items\":[]}");
    server.createContext(
        "/api/v1/namespaces/shop/replicationcontrollers",
        exchange -> {
          users.add(exchange.getRequestHeaders().getFirst("Impersonate-User"));
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(new byte[] {'{', '}'});
          exchange.close();
        });
    Target.Access access = new Target.Access("ops", Duration.ofSeconds(7), url(server));
    Path file = kubeconfig("http://127.0.0.1:1");
    try (ClusterConnection connection =
        ClusterConnection.open(
            new Target.Cluster(file, null, null, access),
            new WallWaiting(InstantSource.system()))) {
      assertThat(users).containsExactly("ops");
      assertThat(connection.client().getConfiguration().getRequestTimeout()).isEqualTo(7_000);
      assertThat(connection.client().getMasterUrl()).hasToString(url(server) + "/");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void refusesAFileThatIsNotThereOrIsNoKubeconfig() throws IOException {
    refuses(directory.resolve("none"), null, "kubeconfig", "none", "there is none");
    refuses(Files.writeString(directory.resolve("bad"), "a: ["), null, "is not a kubeconfig");
    refuses(Files.writeString(directory.resolve("empty"), ""), null, "it has none");
  }

  @Test
  void refusesAContextThatIsNotThereAndNamesThoseThatAre() throws IOException {
    refuses(kubeconfig("http://127.0.0.1:1"), "elsewhere", "context elsewhere", "here, there");
  }

  @Test
  void refusesAServerThatIsNotThere() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    refuses(kubeconfig("https://127.0.0.1:" + port), null, "127.0.0.1:" + port, "nothing listens");
  }

  @Test
  void refusesAServerThatDoesNotTakeTheToken() throws IOException {
    HttpServer server =
        answering(
            401,
            "{\"kind\":\"Status\",\"code\":401,\"reason\":\"Unauthorized\",\"message\":\"no\"}");
    try {
      refuses(kubeconfig(url(server)), null, "refuses the credentials");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void refusesAServerThatForbids() throws IOException {
    HttpServer server =
        answering(
            403,
            "{\"kind\":\"Status\",\"code\":403,\"reason\":\"Forbidden\",\"message\":\"rc is"
                + " forbidden\"}");
    try {
      refuses(kubeconfig(url(server)), null, "rc is forbidden");
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>please log in</html>",
        "{\"kind\":\"ReplicationControllerList\",\"items\":[{\"metad",
        "{}",
        "[]"
      })
  void tellsAnAnswerThatIsNoObjectFromAnEmptyList(String body) throws IOException {
    HttpServer server = answering(200, body);
    try (ClusterConnection connection = open(kubeconfig(url(server)), null)) {
      ApiObjects objects = new ApiObjects(connection.client(), "shop");
      assertThatThrownBy(() -> objects.list(ObjectType.REPLICATION_CONTROLLERS, null))
          .isInstanceOfSatisfying(
              CommandFailure.class,
              e -> {
                assertThat(e.code()).isEqualTo(ExitCode.CANNOT_CONNECT);
                assertThat(e.message()).contains("cut off or no object").hasLineCount(1);
              });
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aServerThatIsBusyForAMomentIsAskedAgain() throws IOException {
    HttpServer server = answering(200, "{\"kind\":\"List\",\"metadata\":{},\"items\":[]}");
    AtomicInteger asked = new AtomicInteger();
    server.createContext(
        "/api/v1/namespaces/shop/replicationcontrollers",
        exchange -> {
          if (asked.incrementAndGet() == 2) {
            exchange.close(); // The connection breaks.
            return;
          }
          exchange.sendResponseHeaders(asked.get() < 3 ? 503 : 200, 2);
          exchange.getResponseBody().write(new byte[] {'{', '}'});
          exchange.close();
        });
    try (ClusterConnection connection = open(kubeconfig(url(server)), null)) {
      assertThat(connection.namespace()).isEqualTo("shop");
      assertThat(asked).hasValueGreaterThanOrEqualTo(3);
    } finally {
      server.stop(0);
    }
  }
}
