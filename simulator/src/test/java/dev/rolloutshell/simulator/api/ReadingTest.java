package dev.rolloutshell.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.api.Client.Answer;
import dev.rolloutshell.simulator.api.Client.Watched;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
  private static final String PODS = "/api/v1/namespaces/ns/pods";
  private final Client client = new Client();

  @BeforeEach
  void pods() {
    for (String name : List.of("d", "b", "a", "c", "e")) {
      client.call("POST", PODS, Client.pod(name));
    }
  }

  private static List<String> names(Answer answer) {
    return answer.body().objects("items").stream()
        .map(item -> item.object("metadata").string("name", ""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app in (a,b)           | a b",
        "app notin (a,b)        | c d e",
        "app                    | a b c d e",
        "!app                   | ''",
        "app=a,app!=b           | a",
        "app!=a,app!=b          | c d e",
        "app in (a),app in (b)  | ''",
        "nope notin (x)         | a b c d e",
        "app=                   | ''",
        "in                     | ''",
        "app==c                 | c",
      })
  void selectsByLabels(String selector, String expected) {
    String query = selector.strip().replace(" ", "%20").replace("!", "%21");
    assertThat(String.join(" ", names(client.get(PODS + "?labelSelector=" + query))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=b c      | found 'c', expected: ',' or 'end of string'",
        "a,,b       | found ',', expected: identifier after ','",
        "(a)        | found '(', expected: !, identifier, or 'end of string'",
        "a in (b    | unable to parse requirement: found '', expected: ',' or ')'",
        "a in       | unable to parse requirement: found '' expected: '('",
        "a b        | unable to parse requirement: found 'b', expected: '=', '!=', '==', 'in',"
            + " notin'",
      })
  void refusesSelectorsThatItCannotRead(String selector, String message) {
    Answer refused = client.get(PODS + "?labelSelector=" + selector.strip().replace(" ", "+"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message()).isEqualTo(message);
  }

  @Test
  void listsInPagesOfOneMoment() {
    Answer page = client.get(PODS + "?limit=2");
    assertThat(names(page)).containsExactly("a", "b");
    assertThat(page.at("metadata", "remainingItemCount")).isEqualTo(3L);
    client.call("POST", PODS, Client.pod("bb"));
    client.call("DELETE", PODS + "/d", "");
    List<String> rest = new ArrayList<>();
    String next = String.valueOf(page.at("metadata", "continue"));
    for (int i = 0; i < 5 && !next.equals("null"); i++) {
      Answer more = client.get(PODS + "?limit=2&continue=" + next);
      assertThat(more.at("metadata", "resourceVersion"))
          .isEqualTo(page.at("metadata", "resourceVersion"));
      rest.addAll(names(more));
      next = String.valueOf(more.at("metadata", "continue"));
    }
    assertThat(rest).containsExactly("c", "d", "e");
  }

  @Test
  void aForgottenPageCanBeContinuedAtThePresentState() {
    Answer page = client.get(PODS + "?limit=2");
    client.call("DELETE", PODS + "/c", "");
    client.store.compact();
    Answer expired = client.get(PODS + "?continue=" + page.at("metadata", "continue"));
    assertThat(expired.status()).isEqualTo(410);
    Answer rest = client.get(PODS + "?continue=" + expired.at("metadata", "continue"));
    assertThat(names(rest)).containsExactly("d", "e");
  }

  @Test
  void theFutureCannotBeRead() {
    Answer future = client.get(PODS + "?resourceVersion=999999");
    assertThat(future.status()).isEqualTo(504);
    assertThat(future.message()).startsWith("Timeout: Too large resource version: 999999");
  }

  @Test
  void watchesFromAVersionOnOrLearnsThatItExpired() {
    long version = client.store.version();
    client.call("DELETE", PODS + "/a", "");
    assertThat(client.watch(PODS + "?watch=1&resourceVersion=" + version).story())
        .containsExactly("DELETED a");
    client.store.compact();
    Watched late = client.watch(PODS + "?watch=1&resourceVersion=" + version);
    assertThat(late.ended).isTrue();
    assertThat(late.frames.get(0).at("object", "code")).isEqualTo(410L);
  }

  @Test
  void aClosedWatchHearsNoMore() {
    Watched watched = client.watch(PODS + "?watch=1&resourceVersion=" + client.store.version());
    client.call("DELETE", PODS + "/a", "");
    if (watched.handle != null) {
      watched.handle.close();
    }
    client.call("DELETE", PODS + "/b", "");
    assertThat(watched.story()).containsExactly("DELETED a");
    assertThat(client.server.openWatches()).isZero();
  }

  @Test
  void bookmarksAndEndsWhenItsTimeHasCome() {
    Watched watched =
        client.watch(
            PODS + "?watch=1&allowWatchBookmarks=true&resourceVersion=" + client.store.version());
    client.server.wake(1, Timers.Kind.BOOKMARK);
    client.server.wake(1, Timers.Kind.TIMEOUT);
    assertThat(watched.frames).hasSize(1);
    assertThat(watched.frames.get(0).string("type")).isEqualTo("BOOKMARK");
    assertThat(watched.ended).isTrue();
  }

  @Test
  void showsTables() {
    Answer table =
        client.call(
            "GET",
            PODS,
            "",
            "accept",
            "application/json;as=Table;v=v1;g=meta.k8s.io,application/json");
    assertThat(table.body().objects("rows")).hasSize(5);
    assertThat(table.body().objects("rows").get(0).list("cells").subList(0, 4))
        .isEqualTo(List.of("a", "0/1", "Pending", 0L));
  }

  @Test
  void answersOnlyInFormatsThatItHas() {
    assertThat(client.call("GET", PODS, "", "accept", "text/html").status()).isEqualTo(406);
    ApiResponse yaml =
        client.server.handle(Client.request("GET", PODS, "", "accept", "application/yaml"));
    assertThat(yaml.contentType()).isEqualTo("application/yaml");
  }

  @Test
  void describesItself() {
    assertThat(client.get("/version").body().string("gitVersion")).isEqualTo("v1.21.2");
    assertThat(client.get("/api/v1").body().objects("resources"))
        .extracting(r -> r.string("name"))
        .contains("pods", "pods/eviction", "replicationcontrollers/scale", "namespaces/status");
    JsonObject schemas = client.get("/openapi/v3/api/v1").body().object("components");
    assertThat(schemas.object("schemas")).containsKey("io.k8s.api.core.v1.PodSpec");
    assertThat(client.get("/nosuch").status()).isEqualTo(404);
    assertThat(client.call("POST", "/version", "{}").status()).isEqualTo(405);
  }
}
