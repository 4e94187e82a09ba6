package dev.rolloutshell.session;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The proxies of the environment, in capitals or not, as Kubernetes' own tools read them; one that
 * a kubeconfig names for its cluster goes before them. The client by itself reads them in capitals
 * alone, and not at all where a kubeconfig is named.
 */
final class Proxies {

  private final Map<String, String> environment;

  Proxies(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The settings with these proxies where they have none. */
  ConfigBuilder in(Config config) {
    ConfigBuilder builder = new ConfigBuilder(config);
    if (config.getHttpProxy() != null || config.getHttpsProxy() != null) {
      return builder;
    }
    String all = value("ALL_PROXY");
    String http = value("HTTP_PROXY");
    String https = value("HTTPS_PROXY");
    String none = value("NO_PROXY");
    builder.withHttpProxy(http == null ? all : http).withHttpsProxy(https == null ? all : https);
    if (none != null) {
      builder.withNoProxy(none.strip().split("\\s*,\\s*", -1));
    }
    return builder;
  }

  private @Nullable String value(String name) {
    String value = environment.get(name);
    String small = value == null ? environment.get(name.toLowerCase(Locale.ROOT)) : value;
    return small == null || small.isBlank() ? null : small;
  }
}
