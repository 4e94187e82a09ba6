package dev.rolloutshell.session;

import io.fabric8.kubernetes.client.utils.IpAddressMatcher;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that are asked without a proxy: the machine itself, and those of {@code NO_PROXY} as Go
 * reads it: names with all below them, {@code .names} with all below them alone, addresses, ranges
 * of addresses, each with a port or without, and {@code *} for all.
 */
final class DirectHosts {

  private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}|.*:.*");
  private static final Pattern PORT = Pattern.compile("(?<host>[^:]+|\\[.*]):(?<port>[0-9]+)");

  private final String exceptions;

  DirectHosts(@Nullable String exceptions) {
    this.exceptions = exceptions == null ? "" : exceptions.toLowerCase(Locale.ROOT);
  }

  boolean contains(URI server) {
    String host = bare(server.getHost() == null ? "" : server.getHost().toLowerCase(Locale.ROOT));
    if (isItself(host)) {
      return true;
    }
    int usual = "http".equals(server.getScheme()) ? 80 : 443;
    int port = server.getPort() < 0 ? usual : server.getPort();
    for (String word : exceptions.split(",", -1)) {
      if (matches(word.strip(), host, port)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isItself(String host) {
    return host.equals("localhost")
        || (ADDRESS.matcher(host).matches()
            && (inRange("127.0.0.0/8", host) || inRange("::1", host)));
  }

  private static boolean matches(String word, String host, int port) {
    var split = PORT.matcher(word);
    boolean withPort = split.matches();
    if (withPort && !split.group("port").equals(String.valueOf(port))) {
      return false;
    }
    String name = bare(withPort ? split.group("host") : word);
    if (name.isEmpty() || name.equals("*")) {
      return !name.isEmpty();
    }
    if (ADDRESS.matcher(host).matches()) {
      return inRange(name, host);
    }
    String below = name.startsWith("*.") ? name.substring(1) : name;
    return below.startsWith(".")
        ? host.endsWith(below)
        : host.equals(below) || host.endsWith("." + below);
  }

  /** Whether an address is one, or in a range of them; a name is neither. */
  private static boolean inRange(String range, String address) {
    if (!ADDRESS.matcher(range.split("/", 2)[0]).matches()) {
      return false;
    }
    try {
      return new IpAddressMatcher(range).matches(address);
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
