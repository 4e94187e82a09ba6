package dev.rolloutshell.simulator.transport;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** Makes fabric8 clients of a simulated API in this process. */
public final class InMemoryClients {

  /** Shared, since a client with its own spends most of its time on setting Jackson up. */
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private InMemoryClients() {}

  /**
   * A client without threads and timers: no time-out, no retries, no reconnecting watches, since
   * all of these would run in real time. Callbacks run on the thread that causes them.
   */
  public static KubernetesClient client(ApiAccess api, RequestHook hook, String namespace) {
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("https://simulator.invalid/")
            .withNamespace(namespace)
            .withRequestRetryBackoffLimit(0)
            .withRequestTimeout(0)
            .withWatchReconnectLimit(0)
            .build();
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withKubernetesSerialization(SERIALIZATION)
        .withHttpClientFactory(new InMemoryHttpClientFactory(api, hook))
        .withTaskExecutor(Runnable::run)
        .build();
  }
}
