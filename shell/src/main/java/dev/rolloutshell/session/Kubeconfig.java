package dev.rolloutshell.session;

import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.kubernetes.client.utils.Utils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Kubeconfig files as Kubernetes' own tools read them, with errors that name file and context. */
public final class Kubeconfig {

  private static final String OTHER_FILE = "connect cluster --kubeconfig=FILE";

  private Kubeconfig() {}

  /**
   * The client's settings for a target.
   *
   * @throws CommandFailure with exit code 7 for a missing file or context, or a broken file
   */
  static Config load(Target.Cluster target, Usual usual) {
    List<Path> files = files(target);
    List<String> contexts = new ArrayList<>();
    for (Path file : files) {
      contexts.addAll(contexts(file));
    }
    String wanted = target.context();
    if (wanted != null && !contexts.contains(wanted)) {
      throw CommandFailure.cannotConnect(
          "context " + wanted + ": not in " + names(files) + ", which has " + list(contexts),
          contexts.isEmpty() ? OTHER_FILE : "connect cluster --context=" + contexts.get(0));
    }
    if (contexts.isEmpty() && !files.isEmpty()) {
      throw CommandFailure.cannotConnect(
          "kubeconfig " + names(files) + ": expected contexts, but it has none", OTHER_FILE);
    }
    Config config = merged(target);
    if (config.getCurrentContext() != null) {
      plugin(files, config, config.getCurrentContext().getContext());
    }
    return accessed(config, target.access(), proxy(files, config))
        // A retry of a write whose answer was lost would report the write's own success as a
        // conflict; the driver settles such answers by reading back.
        .withRequestRetryBackoffLimit(0)
        // All requests would share one HTTP/2 connection, and where that goes silent (a server that
        // died, an address translation that forgot it) nothing ends it for a quarter of an hour.
        .withHttp2Disable(true)
        .withConnectionTimeout(millis(usual.connectTimeout()))
        .withRequestTimeout(requestMillis(target.access().requestTimeout(), usual))
        .build();
  }

  private static ConfigBuilder accessed(
      Config config, Target.Access access, @Nullable String proxy) {
    ConfigBuilder builder = new ConfigBuilder(config);
    if (access.user() != null) {
      builder.withImpersonateUsername(access.user());
    }
    if (access.server() != null) {
      builder.withMasterUrl(access.server());
    }
    return new Proxies(System.getenv()).on(builder, proxy);
  }

  /** The proxy of the cluster; the first file that knows the cluster counts. */
  private static @Nullable String proxy(List<Path> files, Config config) {
    NamedContext current = config.getCurrentContext();
    String wanted = current == null ? null : current.getContext().getCluster();
    for (Path file : files) {
      var parsed = parsed(file);
      List<NamedCluster> clusters = parsed == null ? null : parsed.getClusters();
      for (NamedCluster known : clusters == null ? List.<NamedCluster>of() : clusters) {
        if (known.getName().equals(wanted) && known.getCluster() != null) {
          return known.getCluster().getProxyUrl();
        }
      }
    }
    return null;
  }

  private static int requestMillis(@Nullable Duration timeout, Usual usual) {
    return millis(timeout == null || timeout.isZero() ? usual.requestTimeout() : timeout);
  }

  private static int millis(Duration timeout) {
    return (int) Math.min(Integer.MAX_VALUE, timeout.toMillis());
  }

  /** The contexts of the files that are read when none is named, each with its cluster. */
  public static Map<String, String> contexts() {
    Map<String, String> found = new TreeMap<>();
    try {
      for (Path file : files(new Target.Cluster(null, null, null))) {
        contexts(file).forEach(context -> found.putIfAbsent(context, "in " + file));
      }
    } catch (CommandFailure e) {
      // Where there is no kubeconfig there are no contexts.
    }
    return found;
  }

  private static Config merged(Target.Cluster target) {
    Path file = target.kubeconfig();
    try {
      Config config =
          file == null
              ? Config.autoConfigure(target.context())
              : Config.fromKubeconfig(target.context(), file.toFile());
      if (file != null && config.getCurrentContext() == null) {
        throw CommandFailure.cannotConnect(
            "kubeconfig " + file + ": has no current context and none was named",
            "connect cluster --kubeconfig=" + file + " --context=NAME");
      }
      return config;
    } catch (CommandFailure e) {
      throw e;
    } catch (RuntimeException e) {
      throw CommandFailure.cannotConnect(
          "kubeconfig " + (file == null ? "" : file) + ": cannot be used: " + cause(e), OTHER_FILE);
    }
  }

  /** The files that are read, in order; a file that was named must exist. */
  private static List<Path> files(Target.Cluster target) {
    Path named = target.kubeconfig();
    if (named != null) {
      if (!Files.isRegularFile(named)) {
        throw CommandFailure.cannotConnect(
            "kubeconfig " + named + ": expected a file, but there is none", OTHER_FILE);
      }
      return List.of(named);
    }
    List<Path> present = new ArrayList<>();
    for (String name : Config.getKubeconfigFilenames()) {
      if (Files.isRegularFile(Path.of(name))) {
        present.add(Path.of(name));
      }
    }
    if (present.isEmpty() && !inCluster()) {
      throw CommandFailure.cannotConnect(
          "kubeconfig: expected "
              + String.join(" or ", Config.getKubeconfigFilenames())
              + ", but there is none",
          OTHER_FILE);
    }
    return present;
  }

  /** Whether this is a pod, whose service account lets it in. */
  private static boolean inCluster() {
    return Utils.getSystemPropertyOrEnvVar(Config.KUBERNETES_SERVICE_HOST_PROPERTY) != null;
  }

  /**
   * Refuses what a credential plugin has left without credentials; the client would go on without.
   *
   * @param files the files, of which the first that knows the user counts
   */
  private static void plugin(List<Path> files, Config config, @Nullable Context context) {
    String user = context == null ? null : context.getUser();
    boolean given =
        config.getAutoOAuthToken() != null
            || config.getClientCertData() != null
            || config.getClientCertFile() != null
            || config.getUsername() != null;
    if (user == null || given) {
      return;
    }
    for (Path file : files) {
      var parsed = parsed(file);
      List<NamedAuthInfo> users = parsed == null ? null : parsed.getUsers();
      for (NamedAuthInfo known : users == null ? List.<NamedAuthInfo>of() : users) {
        if (known.getName().equals(user) && known.getUser() != null) {
          ExecConfig exec = known.getUser().getExec();
          if (exec != null) {
            throw CommandFailure.cannotConnect(
                "kubeconfig "
                    + file
                    + ": expected credentials of user "
                    + user
                    + " from '"
                    + exec.getCommand()
                    + "', but it gave none",
                "the command by itself shows why: " + exec.getCommand());
          }
          return;
        }
      }
    }
  }

  private static List<String> contexts(Path file) {
    var parsed = parsed(file);
    if (parsed == null || parsed.getContexts() == null) {
      return List.of();
    }
    return parsed.getContexts().stream().map(NamedContext::getName).toList();
  }

  private static io.fabric8.kubernetes.api.model.@Nullable Config parsed(Path file) {
    io.fabric8.kubernetes.api.model.@Nullable Config parsed;
    try {
      parsed = Serialization.unmarshal(read(file), io.fabric8.kubernetes.api.model.Config.class);
    } catch (CommandFailure e) {
      throw e;
    } catch (RuntimeException e) {
      throw CommandFailure.cannotConnect(
          "kubeconfig " + file + ": is not a kubeconfig: " + cause(e), OTHER_FILE);
    }
    return parsed;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CommandFailure.cannotConnect(
          "kubeconfig " + file + ": cannot be read: " + cause(e), OTHER_FILE);
    }
  }

  /** What people call the connection. */
  static String contextName(Config config) {
    NamedContext context = config.getCurrentContext();
    return context == null ? "in-cluster" : context.getName();
  }

  /** The namespace to work in. */
  static String namespace(Config config, Target.Cluster target, String fallback) {
    String wanted = target.namespace();
    if (wanted != null) {
      return wanted;
    }
    String own = config.getNamespace();
    return own == null || own.isEmpty() ? fallback : own;
  }

  private static String names(List<Path> files) {
    return String.join(", ", files.stream().map(Path::toString).toList());
  }

  private static String list(List<String> contexts) {
    return contexts.isEmpty() ? "no contexts" : String.join(", ", contexts);
  }

  private static String cause(Throwable e) {
    Throwable t = e;
    while (t.getCause() != null) {
      t = t.getCause();
    }
    String message = t.getMessage();
    return message == null ? t.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }
}
