package dev.rolloutshell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rolloutshell.cluster.WallWaiting;
import dev.rolloutshell.rollout.model.ExitCode;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways into a cluster that are not in the kubeconfig itself: plugins, proxies, pods. */
class CredentialsIT {

  @TempDir Path directory;

  private final Queue<String> seen = new ConcurrentLinkedQueue<>();
  private final Map<String, @Nullable String> before = new LinkedHashMap<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    seen.add(
        exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @AfterEach
  void close() {
    server.stop(0);
    before.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }

  private void set(String name, String value) {
    before.putIfAbsent(name, System.getProperty(name));
    System.setProperty(name, value);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private Target.Cluster kubeconfig(String cluster, String user) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("config"),
            """
            apiVersion: v1
            kind: Config
            current-context: here
            contexts:
            - {name: here, context: {cluster: c, user: u}}
            clusters:
            - {name: c, cluster: {%s}}
            users:
            - name: u
              user: {%s}
            """
                .formatted(cluster, user));
    return new Target.Cluster(file, null, null);
  }

  private static ClusterConnection open(Target.Cluster target) {
    return ClusterConnection.open(target, new WallWaiting(InstantSource.system()));
  }

  private void plugin(String text) throws IOException {
    Path plugin = Files.writeString(directory.resolve("plugin"), "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static final String EXEC =
      "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin, args: [for-eu],"
          + " env: [{name: REALM, value: shop}], interactiveMode: Never}";

  @Test
  void anExecPluginBesideTheKubeconfigGivesTheToken() throws IOException {
    plugin(
        """
        cat <<END
        {"kind": "ExecCredential", "apiVersion": "client.authentication.k8s.io/v1",
         "status": {"token": "$1-$REALM"}}
        END
        """);

    try (ClusterConnection connection = open(kubeconfig("server: \"" + url() + "\"", EXEC))) {
      assertThat(connection.context()).isEqualTo("here");
      assertThat(seen).isNotEmpty().allMatch(request -> request.endsWith(" Bearer for-eu-shop"));
    }
  }

  @Test
  void anExecPluginThatFailsIsSaidInOneLine() throws IOException {
    plugin("echo no such realm >&2\nexit 1\n");
    Target.Cluster target = kubeconfig("server: \"" + url() + "\"", EXEC);

    assertThatThrownBy(() -> open(target))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            e -> {
              assertThat(e.code()).isEqualTo(ExitCode.CANNOT_CONNECT);
              assertThat(e.message())
                  .hasLineCount(1)
                  .contains("expected credentials of user u from './plugin', but it gave none");
            });
  }

  @Test
  void theProxyOfAClusterIsUsed() throws IOException {
    try (ClusterConnection connection =
        open(
            kubeconfig(
                "server: \"http://cluster.test:8001\", proxy-url: \"" + url() + "\"",
                "token: t"))) {
      assertThat(connection.client().getMasterUrl()).hasToString("http://cluster.test:8001/");
      assertThat(seen).isNotEmpty().allMatch(request -> request.contains("replicationcontrollers"));
    }
  }

  @Test
  void aProxyThatIsNotThereIsNamedWithoutItsPassword() throws IOException {
    Target.Cluster target =
        kubeconfig(
            "server: \"https://cluster.test\", proxy-url: \"http://me:secret@127.0.0.1:1\"",
            "token: t");

    assertThatThrownBy(() -> open(target))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            e -> {
              assertThat(e.code()).isEqualTo(ExitCode.CANNOT_CONNECT);
              assertThat(e.message())
                  .contains("server https://cluster.test", "through the proxy http://", "127.0.0.1")
                  .doesNotContain("secret");
            });
  }

  @Test
  void aPodGoesInWithItsServiceAccount() throws IOException {
    set(Config.KUBERNETES_KUBECONFIG_FILE, directory.resolve("none").toString());
    set(Config.KUBERNETES_SERVICE_HOST_PROPERTY, "10.0.0.1");
    set(Config.KUBERNETES_SERVICE_PORT_PROPERTY, "443");
    set(
        Config.KUBERNETES_AUTH_SERVICEACCOUNT_TOKEN_FILE_SYSTEM_PROPERTY,
        Files.writeString(directory.resolve("token"), "of-the-pod").toString());
    set(
        Config.KUBERNETES_NAMESPACE_FILE,
        Files.writeString(directory.resolve("namespace"), "shop").toString());

    Target.Cluster target = new Target.Cluster(null, null, null);
    Config config = Kubeconfig.load(target, Usual.DEFAULT);

    assertThat(config.getMasterUrl()).startsWith("https://10.0.0.1:443");
    assertThat(config.getAutoOAuthToken()).isEqualTo("of-the-pod");
    assertThat(Kubeconfig.contextName(config)).isEqualTo("in-cluster");
    assertThat(Kubeconfig.namespace(config, target, "default")).isEqualTo("shop");
  }
}
