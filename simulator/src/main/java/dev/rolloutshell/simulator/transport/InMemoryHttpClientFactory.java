package dev.rolloutshell.simulator.transport;

import io.fabric8.kubernetes.client.http.HttpClient;

/**
 * Makes HTTP clients of one simulated API.
 *
 * @param api what they call
 * @param hook what stands between
 */
public record InMemoryHttpClientFactory(ApiAccess api, RequestHook hook)
    implements HttpClient.Factory {

  @Override
  public InMemoryHttpClientBuilder newBuilder() {
    return new InMemoryHttpClientBuilder(this);
  }
}
