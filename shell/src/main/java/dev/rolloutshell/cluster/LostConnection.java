package dev.rolloutshell.cluster;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Why there is no answer from a server, in words that need no knowledge of Java. */
public final class LostConnection {

  private LostConnection() {}

  /** The cause of a failed request: what the deepest exception says, or what its kind means. */
  public static String why(Throwable failure) {
    String said = null;
    String means = null;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String message = t.getMessage();
      // An exception that only wraps another repeats its class name.
      if (message != null && !message.isBlank() && !message.contains("Exception")) {
        said = message;
      }
      means = means == null ? meaning(t) : means;
    }
    if (said != null) {
      return said.equals("Connection refused") ? "connection refused" : said;
    }
    return means == null ? "connection lost" : means;
  }

  private static @Nullable String meaning(Throwable t) {
    if (t instanceof NoRouteToHostException) {
      return "no route to the host";
    }
    if (t instanceof UnknownHostException || t instanceof UnresolvedAddressException) {
      return "no such host";
    }
    if (t instanceof HttpTimeoutException || t instanceof TimeoutException) {
      return "no answer in time";
    }
    if (t instanceof ConnectException) {
      // Java's HTTP client tells a refused connection by the kind alone.
      return has(t, UnresolvedAddressException.class) ? "no such host" : "connection refused";
    }
    return t instanceof ClosedChannelException || t instanceof EOFException
        ? "connection closed"
        : null;
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (kind.isInstance(t)) {
        return true;
      }
    }
    return false;
  }
}
