package dev.rolloutshell.session;

import dev.rolloutshell.simulator.fault.ClientDeath;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.List;

/** Lets this client die when a served simulator tells it so; no real cluster does. */
final class MortalClients implements Interceptor {

  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    ClientDeath death = ClientDeath.told(response.header(ClientDeath.HEADER));
    if (death != null) {
      throw death;
    }
  }
}
