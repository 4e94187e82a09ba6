package dev.rolloutshell.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.api.Client.Answer;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerSideApplyTest {
  private static final String CONFIG = "/api/v1/namespaces/ns/configmaps/m";
  private static final String WEB = "/api/v1/namespaces/ns/replicationcontrollers/web";
  private final Client client = new Client();

  private Answer apply(String uri, String manager, String body, String more) {
    return client.call(
        "PATCH",
        uri + "?fieldManager=" + manager + more,
        body,
        "content-type",
        "application/apply-patch+yaml");
  }

  private static String config(String data) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: " + data + "\n";
  }

  private static List<String> managers(Answer answer) {
    return answer.body().object("metadata").objects("managedFields").stream()
        .map(m -> m.string("manager") + " " + m.string("operation"))
        .toList();
  }

  @Test
  void createsWhatIsNotThereAndChangesNothingTheSecondTime() {
    Answer first = apply(CONFIG, "a", config("{x: '1'}"), "");
    assertThat(first.status()).isEqualTo(201);
    assertThat(managers(first)).containsExactly("a Apply");
    Answer second = apply(CONFIG, "a", config("{x: '1'}"), "");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void refusesToTakeWhatAnotherManages() {
    apply(CONFIG, "a", config("{x: '1'}"), "");
    Answer refused = apply(CONFIG, "b", config("{x: '2'}"), "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.message())
        .isEqualTo("Apply failed with 1 conflict: conflict with \"a\": .data.x");
    Answer forced = apply(CONFIG, "b", config("{x: '2'}"), "&force=true");
    assertThat(forced.at("data", "x")).isEqualTo("2");
    assertThat(managers(forced)).containsExactly("b Apply");
  }

  @Test
  void removesWhatItsManagerNoLongerWants() {
    apply(CONFIG, "a", config("{x: '1', y: '1'}"), "");
    apply(CONFIG, "b", config("{y: '1'}"), "");
    Answer less = apply(CONFIG, "a", config("{z: '3'}"), "");
    assertThat(less.at("data")).isEqualTo(JsonObject.of("y", "1", "z", "3"));
  }

  @Test
  void namesWhoeverUpdatedAField() {
    client.call(
        "POST",
        "/api/v1/namespaces/ns/replicationcontrollers?fieldManager=creator",
        Client.controller("web", 3));
    client.call(
        "PATCH",
        WEB + "?fieldManager=scaler",
        "{\"spec\":{\"replicas\":5}}",
        "content-type",
        "application/merge-patch+json");
    String wish =
        "{\"apiVersion\":\"v1\",\"kind\":\"ReplicationController\",\"spec\":{\"replicas\":2,"
            + "\"template\":{\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"i:2\"}]}}}}";
    Answer refused = apply(WEB, "me", wish, "");
    assertThat(refused.message())
        .isEqualTo(
            """
            Apply failed with 2 conflicts: conflicts with "creator" using v1:
            - .spec.template.spec.containers[name="c"].image
            conflicts with "scaler" using v1:
            - .spec.replicas""");
    Answer forced = apply(WEB, "me", wish, "&force=true");
    assertThat(forced.at("spec", "replicas")).isEqualTo(2L);
    assertThat(forced.body().string("message", "")).isEmpty();
  }

  @Test
  void mergesContainersByName() {
    client.call("POST", WEB.replace("/web", ""), Client.controller("web", 3));
    String wish =
        "{\"apiVersion\":\"v1\",\"kind\":\"ReplicationController\",\"metadata\":{\"name\":\"web\"},"
            + "\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"d\",\"image\":\"d:1\"}]}}}}";
    Answer applied = apply(WEB, "me", wish, "");
    assertThat(applied.status()).isEqualTo(200);
    assertThat(
            applied.body().object("spec").object("template").object("spec").objects("containers"))
        .extracting(c -> c.string("name"))
        .containsExactly("c", "d");
  }

  @Test
  void refusesFieldsThatItDoesNotKnow() {
    Answer refused = apply(CONFIG, "a", "apiVersion: v1\nkind: ConfigMap\nbogus: 1\n", "");
    assertThat(refused.message())
        .isEqualTo("failed to create typed patch object: .bogus: field not declared in schema");
  }
}
