package dev.rolloutshell.session;

import dev.rolloutshell.cluster.LostConnection;
import dev.rolloutshell.cluster.ServerName;
import dev.rolloutshell.rollout.model.ExitCode;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns what an API server or the way to it answered into one line for the operator. */
public final class ApiFailures {

  /** What to try when a cluster cannot be reached. */
  public static final String CHECK = "connect cluster --kubeconfig=FILE --context=NAME";

  private ApiFailures() {}

  /**
   * The failure behind an exception of the client.
   *
   * @param e what the client threw
   * @param server the server's address, for failures of the connection
   */
  public static CommandFailure of(KubernetesClientException e, String server) {
    if (deepest(e) instanceof InterruptedException) {
      return new CommandFailure(ExitCode.INTERRUPTED, "interrupted", null);
    }
    String said = said(e);
    String name = ServerName.of(server);
    String named = name.equals(ServerName.SIMULATOR) ? name : "server " + name;
    if (e.getStatus() == null && e.getCode() < 100) {
      return unreachable(e, named);
    }
    return switch (e.getCode()) {
      case 401 ->
          CommandFailure.cannotConnect(
              named + ": expected to be let in, but it refuses the credentials (401)", CHECK);
      case 409 ->
          "AlreadyExists".equals(reason(e))
              ? CommandFailure.refused(said, "another name")
              : new CommandFailure(
                  ExitCode.CONFLICT, said, "the same command again; somebody else wrote first");
      case 429, 500, 502, 503, 504 ->
          CommandFailure.refused(
              named + " answers " + e.getCode() + ": " + said,
              ServerName.advice(named, "the same command again"));
      case 403 -> CommandFailure.refused(said, CHECK);
      default -> CommandFailure.refused(said, "the same command with what the server expects");
    };
  }

  /** The failure behind an answer that claims to be good and holds no object of Kubernetes. */
  static CommandFailure notAnObject(String server) {
    String name = ServerName.of(server);
    String named = name.equals(ServerName.SIMULATOR) ? name : "server " + name;
    return CommandFailure.cannotConnect(
        named + ": expected an object, got an answer that is cut off or no object at all",
        "the same command again; if it stays so, something else answers in the server's place");
  }

  /** Whether another try may help: a busy server, or a connection that was there and broke. */
  static boolean isPassing(KubernetesClientException e) {
    if (e.getStatus() != null || e.getCode() >= 100) {
      return e.getCode() == 429 || e.getCode() >= 500;
    }
    return has(e, IOException.class)
        && !has(e, SSLException.class)
        && !has(e, ConnectException.class)
        && !has(e, UnknownHostException.class)
        && !has(e, HttpTimeoutException.class);
  }

  private static CommandFailure unreachable(KubernetesClientException e, String named) {
    String why;
    if (has(e, SSLException.class) || has(e, java.security.cert.CertificateException.class)) {
      why = "its certificate is not trusted (" + text(deepest(e)) + ")";
    } else if (has(e, UnknownHostException.class)
        || has(e, java.nio.channels.UnresolvedAddressException.class)) {
      why = "no such host";
    } else if (has(e, HttpTimeoutException.class) || has(e, TimeoutException.class)) {
      why = "no answer in time";
    } else if (has(e, ConnectException.class)) {
      why = "nothing listens there (" + lost(e) + ")";
    } else {
      why = lost(e);
    }
    return CommandFailure.cannotConnect(
        named + ": expected a Kubernetes API server, but " + why, ServerName.advice(named, CHECK));
  }

  /** The client's own words name the request; what went wrong is further down. */
  private static String lost(KubernetesClientException e) {
    Throwable cause = e.getCause();
    return cause == null ? text(e) : LostConnection.why(cause);
  }

  private static boolean has(Throwable e, Class<? extends Throwable> type) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  private static Throwable deepest(Throwable e) {
    Throwable t = e;
    while (t.getCause() != null) {
      t = t.getCause();
    }
    return t;
  }

  private static String text(Throwable t) {
    String message = t.getMessage();
    return message == null || message.isBlank() ? t.getClass().getSimpleName() : message;
  }

  private static @Nullable String reason(KubernetesClientException e) {
    return e.getStatus() == null ? null : e.getStatus().getReason();
  }

  private static String said(KubernetesClientException e) {
    String message = e.getStatus() == null ? null : e.getStatus().getMessage();
    return message == null || message.isBlank() ? text(e) : message;
  }
}
