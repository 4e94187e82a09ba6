package dev.rolloutshell.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.api.Client.Answer;
import dev.rolloutshell.simulator.api.Client.Watched;
import org.junit.jupiter.api.Test;

class ApiServerTest {
  private static final String CONTROLLERS = "/api/v1/namespaces/ns/replicationcontrollers";
  private final Client client = new Client();

  @Test
  void createsReadsReplacesAndDeletes() {
    Answer created = client.call("POST", CONTROLLERS, Client.controller("web", 3));
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.at("spec", "selector", "app")).isEqualTo("web");
    assertThat(client.get(CONTROLLERS + "/web").body()).isEqualTo(created.body());
    String bigger = Client.controller("web", 4);
    assertThat(client.call("PUT", CONTROLLERS + "/web", bigger).at("metadata", "generation"))
        .isEqualTo(2L);
    assertThat(client.get(CONTROLLERS).body().list("items")).hasSize(1);
    String background =
        "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\",\"propagationPolicy\":\"Background\"}";
    client.call("DELETE", CONTROLLERS + "/web", background);
    assertThat(client.get(CONTROLLERS + "/web").status()).isEqualTo(404);
  }

  @Test
  void anUpdateThatChangesNothingKeepsTheVersion() {
    Answer created = client.call("POST", CONTROLLERS, Client.controller("web", 3));
    Answer again = client.call("PUT", CONTROLLERS + "/web", Client.controller("web", 3));
    assertThat(again.body()).isEqualTo(created.body());
  }

  @Test
  void aWatchTellsWhatThereIsAndWhatChanges() {
    client.call("POST", CONTROLLERS, Client.controller("web", 3));
    Watched all = client.watch(CONTROLLERS + "?watch=1");
    Watched selected = client.watch(CONTROLLERS + "?watch=1&labelSelector=app%3Dapi");
    client.call("POST", CONTROLLERS, Client.controller("api", 3));
    assertThat(all.story()).containsExactly("ADDED web", "ADDED api");
    assertThat(selected.story()).containsExactly("ADDED api");
  }
}
