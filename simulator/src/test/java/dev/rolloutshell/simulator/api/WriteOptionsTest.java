package dev.rolloutshell.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.api.Client.Answer;
import dev.rolloutshell.simulator.model.JsonObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dry runs of every verb, generated names, deletions of collections, forms of answers. */
class WriteOptionsTest {
  private static final String MAPS = "/api/v1/namespaces/ns/configmaps";
  private static final String PARTIAL = ";as=PartialObjectMetadata;v=v1;g=meta.k8s.io";
  private static final String PARTIAL_LIST = ";as=PartialObjectMetadataList;v=v1;g=meta.k8s.io";
  private static final String TABLE = ";as=Table;v=v1;g=meta.k8s.io";
  private final Client client = new Client();

  @BeforeEach
  void maps() {
    for (String name : new String[] {"a", "b", "c"}) {
      String group = name.equals("c") ? "two" : "one";
      client.call(
          "POST",
          MAPS,
          "{\"metadata\":{\"name\":\"%s\",\"labels\":{\"g\":\"%s\"}},\"data\":{\"k\":\"v\"}}"
              .formatted(name, group));
    }
  }

  private Answer merge(String uri, String body, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "content-type";
    all[1] = "application/merge-patch+json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return client.call("PATCH", uri, body, all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          POST||{"metadata":{"name":"new"}}|201
          PUT|/a|{"metadata":{"name":"a"},"data":{"k":"w"}}|200
          DELETE|/a||200
          DELETE|||200
          """)
  void aDryRunOfAnyVerbChangesNothing(
      String method, @Nullable String path, @Nullable String body, int status) {
    long before = client.store.version();
    String uri = MAPS + (path == null ? "" : path);
    Answer answer = client.call(method, uri + "?dryRun=All", body == null ? "" : body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(client.store.version()).isEqualTo(before);
    Answer refused = client.call(method, uri + "?dryRun=Some", body == null ? "" : body);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.message()).contains("dryRun: Unsupported value");
  }

  @Test
  void aCollectionGoesBySelector() {
    Answer gone = client.call("DELETE", MAPS + "?labelSelector=g%3Done", "");
    assertThat(gone.body().objects("items"))
        .extracting(item -> item.at("metadata", "name"))
        .containsExactly("a", "b");
    assertThat(gone.at("kind")).isEqualTo("ConfigMapList");
    assertThat(client.get(MAPS).body().objects("items")).hasSize(1);
    assertThat(client.call("DELETE", MAPS + "?fieldSelector=nosuch%3Dx", "").status())
        .isEqualTo(400);
    assertThat(client.call("DELETE", MAPS, "{\"preconditions\":{\"uid\":\"x\"}}").status())
        .isEqualTo(409);
    assertThat(
            client
                .call("DELETE", MAPS + "?fieldSelector=metadata.name%3Dc", "")
                .body()
                .objects("items"))
        .hasSize(1);
  }

  @Test
  void aNameThatWasGeneratedAndIsTakenIsTriedAgainByTheClient() {
    String body = "{\"metadata\":{\"name\":\"a\",\"generateName\":\"a-\"}}";
    Answer taken = client.call("POST", MAPS, body);
    assertThat(taken.status()).isEqualTo(500);
    assertThat(taken.at("reason")).isEqualTo("ServerTimeout");
    assertThat(taken.message())
        .isEqualTo(
            "The POST operation against ConfigMap could not be completed at this time, please try"
                + " again.");
    Answer plain = client.call("POST", MAPS, "{\"metadata\":{\"name\":\"a\"}}");
    assertThat(plain.at("reason")).isEqualTo("AlreadyExists");
    Answer made = client.call("POST", MAPS, "{\"metadata\":{\"generateName\":\"a-\"}}");
    assertThat(made.body().object("metadata").string("name", "")).matches("a-[a-z0-9]{5}");
  }

  @Test
  void aPatchAnswersInTheFormThatIsAskedFor() {
    String body = "{\"metadata\":{\"annotations\":{\"x\":\"%s\"}}}";
    Answer partial =
        merge(MAPS + "/a", body.formatted("1"), "accept", "application/json" + PARTIAL);
    assertThat(partial.at("kind")).isEqualTo("PartialObjectMetadata");
    assertThat(partial.at("metadata", "annotations", "x")).isEqualTo("1");
    assertThat(partial.body()).doesNotContainKey("data");
    Answer table = merge(MAPS + "/a", body.formatted("2"), "accept", "application/json" + TABLE);
    assertThat(table.at("kind")).isEqualTo("Table");
    assertThat(table.body().objects("rows")).hasSize(1);
  }

  @Test
  void aPatchMakesNothingElseOfAnObject() {
    assertThat(merge(MAPS + "/a", "{\"kind\":\"Pod\"}").message())
        .contains("converting (v1.Pod) to (core.ConfigMap): unknown conversion");
    assertThat(merge(MAPS + "/a", "{\"apiVersion\":\"v2\"}").message())
        .contains("no kind \"ConfigMap\" is registered for version \"v2\"");
    assertThat(client.get(MAPS + "/a").at("kind")).isEqualTo("ConfigMap");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pods",
        "replicationcontrollers",
        "services",
        "endpoints",
        "events",
        "configmaps",
        "resourcequotas"
      })
  void everyKindHasATableAndItsMetadataAlone(String resource) {
    String uri = "/api/v1/namespaces/ns/" + resource;
    Answer table = client.call("GET", uri, "", "accept", "application/json" + TABLE);
    assertThat(table.at("kind")).isEqualTo("Table");
    assertThat(table.body().objects("columnDefinitions"))
        .extracting(column -> column.string("name"))
        .contains("Name")
        .hasSizeGreaterThan(2);
    Answer partial = client.call("GET", uri, "", "accept", "application/json" + PARTIAL_LIST);
    assertThat(partial.at("kind")).isEqualTo("PartialObjectMetadataList");
    Answer wrong = client.call("GET", uri, "", "accept", "application/json" + PARTIAL);
    assertThat(wrong.status()).isEqualTo(406);
  }

  @Test
  void aTableIncludesWhatIsAskedFor() {
    String[] accept = {"accept", "application/json" + TABLE};
    Answer bare = client.call("GET", MAPS + "?includeObject=None", "", accept);
    assertThat(bare.body().objects("rows").get(0)).doesNotContainKey("object");
    Answer whole = client.call("GET", MAPS + "?includeObject=Object", "", accept);
    assertThat(whole.body().objects("rows").get(0).at("object", "data"))
        .isEqualTo(JsonObject.of("k", "v"));
    assertThat(client.call("GET", MAPS + "?includeObject=All", "", accept).message())
        .isEqualTo(
            "Unable to convert to Table as requested: includeObject: Invalid value: \"All\": must"
                + " be 'Metadata', 'Object', 'None', or empty");
  }

  @Test
  void aWatchTakesNoMatchOfVersions() {
    Client.Watched watched =
        client.watch(MAPS + "?watch=1&resourceVersionMatch=NotOlderThan&sendInitialEvents=true");
    assertThat(watched.refusal).isNotNull();
    assertThat(watched.refusal.status()).isEqualTo(422);
    Client.Watched ignored = client.watch(MAPS + "?watch=1&sendInitialEvents=true");
    assertThat(ignored.story()).containsExactly("ADDED a", "ADDED b", "ADDED c");
  }
}
