package dev.rolloutshell.session;

import io.fabric8.kubernetes.client.ConfigBuilder;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The proxies of the environment as Kubernetes' own tools read them: in capitals or not, one for
 * each scheme, and none for the machine itself; one that a kubeconfig names for its cluster goes
 * before them and holds everywhere. The client by itself knows other variables, and reads none
 * where a kubeconfig is named.
 */
final class Proxies {

  private static final Pattern URL =
      Pattern.compile(
          "(?<host>(?<scheme>[^:/]+)://(?:[^/@]*@)?(?:\\[[^]]*]|[^:/?#]+))"
              + "(?::(?<port>[0-9]+))?:?(?<rest>[/?#].*)?");

  /** What stands for a port that is not given. */
  private static final Map<String, String> PORTS =
      Map.of("http", "80", "https", "443", "socks5", "1080", "socks5h", "1080");

  private final Map<String, String> environment;

  Proxies(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Sets the proxies for the server that is set.
   *
   * @param named the one that the kubeconfig names for the cluster
   */
  ConfigBuilder on(ConfigBuilder builder, @Nullable String named) {
    // Whom they are not for is settled here: the client takes an empty word for everybody.
    builder.withNoProxy(new String[0]);
    if (named != null && !named.isBlank()) {
      String proxy = url(named.strip());
      return builder.withHttpProxy(proxy).withHttpsProxy(proxy);
    }
    if (new DirectHosts(value("NO_PROXY")).contains(server(builder.getMasterUrl()))) {
      return builder.withHttpProxy(null).withHttpsProxy(null);
    }
    return builder
        .withHttpProxy(url(value("HTTP_PROXY")))
        .withHttpsProxy(url(value("HTTPS_PROXY")));
  }

  private static URI server(@Nullable String url) {
    String whole = url == null ? "" : url;
    try {
      return URI.create(whole.contains("://") ? whole : "https://" + whole);
    } catch (IllegalArgumentException e) {
      return URI.create("https://localhost"); // Nobody can be asked there; that is said later.
    }
  }

  /** An address with scheme and port; the client refuses one without a port. */
  private static @Nullable String url(@Nullable String proxy) {
    if (proxy == null) {
      return null;
    }
    String url = proxy.contains("://") ? proxy : "http://" + proxy;
    Matcher parts = URL.matcher(url);
    if (!parts.matches() || parts.group("port") != null) {
      return url;
    }
    String port = PORTS.get(parts.group("scheme").toLowerCase(Locale.ROOT));
    return port == null
        ? url
        : parts.group("host") + ":" + port + Objects.requireNonNullElse(parts.group("rest"), "");
  }

  private @Nullable String value(String name) {
    String value = environment.getOrDefault(name, "");
    String either =
        value.isBlank() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : value;
    return either.isBlank() ? null : either.strip();
  }
}
