package dev.rolloutshell.simulator.transport;

import io.fabric8.kubernetes.client.http.StandardHttpClientBuilder;
import java.util.concurrent.atomic.AtomicBoolean;

/** Builds an {@link InMemoryHttpClient}; what concerns sockets is ignored. */
public final class InMemoryHttpClientBuilder
    extends StandardHttpClientBuilder<
        InMemoryHttpClient, InMemoryHttpClientFactory, InMemoryHttpClientBuilder> {

  InMemoryHttpClientBuilder(InMemoryHttpClientFactory factory) {
    super(factory);
  }

  @Override
  public InMemoryHttpClient build() {
    AtomicBoolean closed = client == null ? new AtomicBoolean() : client.getClosed();
    return new InMemoryHttpClient(this, closed, clientFactory.api(), clientFactory.hook());
  }

  @Override
  protected InMemoryHttpClientBuilder newInstance(InMemoryHttpClientFactory factory) {
    return new InMemoryHttpClientBuilder(factory);
  }
}
