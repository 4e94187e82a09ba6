package dev.rolloutshell.simulator.server;

import dev.rolloutshell.simulator.transport.ApiAccess;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A simulated API on a loopback socket, for kubectl and any other client: HTTP/1.1 and HTTP/2, over
 * TLS unless told otherwise, with a token. It makes no time pass; that is up to a pump.
 */
public final class ServedCluster implements AutoCloseable {

  /** Kept here, since loggers are forgotten with their level when nobody holds them. */
  private static final Logger CHATTY = Logger.getLogger("io.fabric8.mockwebserver");

  private final LoopbackServer server;
  private final KubernetesMockServer facade;
  private final ServeOptions options;

  private ServedCluster(LoopbackServer server, KubernetesMockServer facade, ServeOptions options) {
    this.server = server;
    this.facade = facade;
    this.options = options;
  }

  /**
   * Serves until closed.
   *
   * @throws CannotServeException when the port cannot be opened
   */
  public static ServedCluster start(ApiAccess api, ServeOptions options) {
    CHATTY.setLevel(Level.WARNING);
    LoopbackServer server = new LoopbackServer(api, options);
    KubernetesMockServer facade =
        new KubernetesMockServer(new Context(), server, new HashMap<>(), options.https());
    try {
      facade.init(InetAddress.getLoopbackAddress(), options.port());
    } catch (RuntimeException broken) {
      server.shutdown();
      throw broken;
    }
    return new ServedCluster(server, facade, options);
  }

  /** Where it is, without a trailing slash. */
  public String url() {
    return (options.https() ? "https" : "http") + "://localhost:" + port();
  }

  /** The port it listens on. */
  public int port() {
    return server.getPort();
  }

  /** The token that every request must carry. */
  public String token() {
    return options.token();
  }

  /** What clients are to trust, as PEM; {@code null} without TLS. */
  public @Nullable String certificate() {
    return server.certificate();
  }

  /** A kubeconfig with server, certificate, token and the given namespace, as YAML. */
  public String kubeconfig(String namespace) {
    return asKubeconfig(namespace).yaml();
  }

  /**
   * Writes the kubeconfig, readable by its owner only, as a whole or not at all.
   *
   * @throws CannotServeException when it cannot be written
   */
  public void writeKubeconfig(Path file, String namespace) {
    asKubeconfig(namespace).write(file);
  }

  /**
   * Removes the kubeconfig when it is still the one that was written; before {@link #close}. Errors
   * are ignored.
   */
  public void removeKubeconfig(Path file, String namespace) {
    asKubeconfig(namespace).remove(file);
  }

  private Kubeconfig asKubeconfig(String namespace) {
    return new Kubeconfig(url(), certificate(), token(), namespace);
  }

  /** Closes the port and all connections. */
  @Override
  public void close() {
    facade.destroy();
  }
}
