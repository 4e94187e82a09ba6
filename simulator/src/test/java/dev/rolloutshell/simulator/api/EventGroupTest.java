package dev.rolloutshell.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.api.Client.Answer;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events are one kind of stored objects, shown in core/v1 and in events.k8s.io. */
class EventGroupTest {
  private static final String CORE = "/api/v1/namespaces/ns/events";
  private static final String GROUP = "/apis/events.k8s.io/v1/namespaces/ns/events";
  private static final String BETA = "/apis/events.k8s.io/v1beta1/namespaces/ns/events";
  private static final String[] MERGE = {"content-type", "application/merge-patch+json"};
  private static final String[] APPLY = {"content-type", "application/apply-patch+yaml"};

  private final Client client = new Client();

  @BeforeEach
  void oneOfEachForm() {
    Answer old =
        client.call(
            "POST",
            CORE,
            """
            {"metadata":{"name":"old"},"involvedObject":{"kind":"Pod","name":"a","namespace":"ns"},
             "reason":"Started","message":"it runs","source":{"component":"kubelet"},"count":3,
             "firstTimestamp":"2026-01-01T00:00:00Z","lastTimestamp":"2026-01-01T00:00:05Z","type":"Normal"}\
            """);
    assertThat(old.status()).isEqualTo(201);
    assertThat(client.call("POST", GROUP, fresh("new")).status()).isEqualTo(201);
  }

  private static String fresh(String name) {
    return """
    {"metadata":{"name":"%s"},"eventTime":"2026-01-01T00:00:00.000000Z","type":"Warning",
     "reportingController":"example.com/c","reportingInstance":"c-1","action":"Binding",
     "reason":"Failed","regarding":{"kind":"Pod","name":"b","namespace":"ns"},"note":"no node"}\
    """
        .formatted(name);
  }

  @Test
  void whatIsStoredInOneFormIsShownInTheOther() {
    JsonObject shown = client.get(GROUP + "/old").body();
    assertThat(shown.string("apiVersion")).isEqualTo("events.k8s.io/v1");
    assertThat(shown.string("note")).isEqualTo("it runs");
    assertThat(shown.at("regarding", "name")).isEqualTo("a");
    assertThat(shown.at("deprecatedSource", "component")).isEqualTo("kubelet");
    assertThat(shown.number("deprecatedCount", 0)).isEqualTo(3);
    assertThat(shown.string("deprecatedFirstTimestamp")).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(shown.string("deprecatedLastTimestamp")).isEqualTo("2026-01-01T00:00:05Z");
    assertThat(shown)
        .containsEntry("eventTime", null)
        .doesNotContainKeys("message", "involvedObject", "count", "reportingController", "source");
    JsonObject core = client.get(CORE + "/new").body();
    assertThat(core.string("apiVersion")).isEqualTo("v1");
    assertThat(core.string("message")).isEqualTo("no node");
    assertThat(core.at("involvedObject", "name")).isEqualTo("b");
    assertThat(core.string("reportingComponent")).isEqualTo("example.com/c");
    assertThat(core)
        .containsEntry("firstTimestamp", null)
        .containsEntry("source", JsonObject.EMPTY)
        .doesNotContainKeys("note", "regarding", "reportingController");
    assertThat(client.get(BETA + "/new").body().string("apiVersion"))
        .isEqualTo("events.k8s.io/v1beta1");
    assertThat(client.get(BETA + "/old").at("metadata", "resourceVersion"))
        .isEqualTo(client.get(CORE + "/old").at("metadata", "resourceVersion"));
  }

  @Test
  void listsAndTheirSelectorsSpeakTheNamesOfTheGroup() {
    Answer all = client.get(GROUP);
    assertThat(all.body().string("kind")).isEqualTo("EventList");
    assertThat(all.body().string("apiVersion")).isEqualTo("events.k8s.io/v1");
    assertThat(all.body().objects("items"))
        .extracting(event -> event.string("note"))
        .containsExactly("no node", "it runs");
    assertThat(client.get(GROUP + "?fieldSelector=regarding.name=a").body().objects("items"))
        .hasSize(1);
    assertThat(
            client
                .get(GROUP + "?fieldSelector=reportingController=example.com/c,type!=Normal")
                .body()
                .objects("items"))
        .hasSize(1);
    assertThat(client.get(GROUP + "?fieldSelector=involvedObject.name=a").message())
        .isEqualTo("field label not supported: involvedObject.name");
    Answer table =
        client.call(
            "GET",
            GROUP + "?includeObject=Object",
            "",
            "accept",
            "application/json;as=Table;v=v1;g=meta.k8s.io");
    assertThat(table.body().objects("rows").get(1).list("cells"))
        .contains("Normal", "Started", "pod/a", "it runs");
    assertThat(table.body().objects("rows").get(1).at("object", "note")).isEqualTo("it runs");
  }

  @Test
  void watchesOfBothGroupsTellOfEachOthersWrites() {
    Client.Watched core = client.watch(CORE + "?watch=1&fieldSelector=metadata.name=third");
    Client.Watched group = client.watch(GROUP + "?watch=1&fieldSelector=regarding.name=b");
    assertThat(client.call("POST", BETA, fresh("third")).status()).isEqualTo(201);
    assertThat(client.call("DELETE", CORE + "/new", "").status()).isEqualTo(200);
    assertThat(core.story()).containsExactly("ADDED third");
    assertThat(core.frames.get(0).at("object", "message")).isEqualTo("no node");
    assertThat(group.story()).containsExactly("ADDED new", "ADDED third", "DELETED new");
    assertThat(group.frames.get(1).at("object", "note")).isEqualTo("no node");
    assertThat(group.frames.get(2).at("object", "apiVersion")).isEqualTo("events.k8s.io/v1");
  }

  @Test
  void patchesOfEveryKindSpeakTheNamesOfTheGroup() {
    assertThat(client.call("PATCH", BETA + "/old", "{\"note\":\"it ran\"}", MERGE).at("note"))
        .isEqualTo("it ran");
    assertThat(client.get(CORE + "/old").at("message")).isEqualTo("it ran");
    String labelled = "[{\"op\":\"add\",\"path\":\"/metadata/labels\",\"value\":{\"a\":\"b\"}}]";
    assertThat(
            client
                .call(
                    "PATCH",
                    GROUP + "/old",
                    labelled,
                    "content-type",
                    "application/json-patch+json")
                .at("metadata", "labels", "a"))
        .isEqualTo("b");
    assertThat(client.get(CORE + "/old").at("reportingComponent")).isEqualTo("");
    String series =
        "{\"series\":{\"count\":2,\"lastObservedTime\":\"2026-01-01T00:01:00.000000Z\"}}";
    assertThat(
            client
                .call(
                    "PATCH",
                    GROUP + "/new",
                    series,
                    "content-type",
                    "application/strategic-merge-patch+json")
                .at("series", "count"))
        .isEqualTo(2L);
    assertThat(client.get(CORE + "/new").at("series", "count")).isEqualTo(2L);
  }

  @Test
  void everyManagersFieldsHaveTheNamesOfItsVersion() {
    client.call("PATCH", CORE + "/old?fieldManager=one", "{\"message\":\"again\"}", MERGE);
    client.call("PATCH", BETA + "/old?fieldManager=one", "{\"note\":\"more\"}", MERGE);
    List<JsonObject> entries =
        client.get(CORE + "/old").body().object("metadata").objects("managedFields").stream()
            .filter(entry -> entry.string("manager", "").equals("one"))
            .toList();
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).string("apiVersion")).isEqualTo("events.k8s.io/v1beta1");
    assertThat(entries.get(0).object("fieldsV1"))
        .containsKey("f:note")
        .doesNotContainKey("f:message");
    String wish = "{\"apiVersion\":\"v1\",\"kind\":\"Event\",\"message\":\"mine\"}";
    assertThat(client.call("PATCH", CORE + "/old?fieldManager=two", wish, APPLY).message())
        .isEqualTo(
            "Apply failed with 1 conflict: conflict with \"one\" using events.k8s.io/v1beta1:"
                + " .message");
    assertThat(
            client
                .call("PATCH", CORE + "/old?fieldManager=two&force=true", wish, APPLY)
                .at("message"))
        .isEqualTo("mine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          "type":"Warning"|"type":"Odd"|type: Invalid value: "": has invalid value: Odd
          "note"|"deprecatedCount":1,"note"|count: Invalid value: "": needs to be unset
          "note"|"deprecatedSource":{"host":"h"},"note"|source: Invalid value: "": needs to be unset
          "note"|"series":{"count":1},"note"|series.lastObservedTime: Required value
          "eventTime":"2026-01-01T00:00:00.000000Z",|"eventTime":null,|eventTime: Required value
          """)
  void theLastVersionIsStrict(String part, String instead, String why) {
    String body = fresh("third").replace(part, instead);
    Answer refused = client.call("POST", GROUP, body);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.message()).startsWith("Event \"third\" is invalid: ").contains(why);
    assertThat(client.get(CORE + "/third").status()).isEqualTo(404);
    assertThat(client.call("POST", BETA, body).status()).isEqualTo(201);
  }

  @Test
  void anUpdateOfTheLastVersionChangesNothingButItsSeries() {
    Answer refused = client.call("PATCH", GROUP + "/new", "{\"note\":\"other\"}", MERGE);
    assertThat(refused.message()).contains("message: Invalid value: \"other\": field is immutable");
    assertThat(client.get(GROUP + "/new").at("note")).isEqualTo("no node");
    String whole = fresh("new").replace("no node", "other");
    assertThat(client.call("PUT", BETA + "/new", whole).at("note")).isEqualTo("other");
  }

  @Test
  void aBodyOfTheOtherVersionIsRefused() {
    assertThat(client.call("POST", GROUP, "{\"apiVersion\":\"v1\",\"kind\":\"Event\"}").message())
        .isEqualTo(
            "the API version in the data (v1) does not match the expected API version"
                + " (events.k8s.io/v1)");
    assertThat(client.call("POST", GROUP, "{\"note\":1}").message())
        .contains("v1.Event.Note: ReadString: expects");
    assertThat(client.get(GROUP + "/missing").message()).isEqualTo("events \"missing\" not found");
  }

  @Test
  void discoveryNamesBothVersionsOfTheGroup() {
    assertThat(client.get("/apis").body().objects("groups"))
        .filteredOn(group -> group.string("name", "").equals("events.k8s.io"))
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.objects("versions"))
                  .extracting(version -> version.string("version"))
                  .containsExactly("v1", "v1beta1");
              assertThat(group.at("preferredVersion", "groupVersion"))
                  .isEqualTo("events.k8s.io/v1");
            });
    assertThat(client.get("/apis/events.k8s.io/v1beta1").body().objects("resources"))
        .extracting(resource -> resource.string("name"))
        .containsExactly("events");
    assertThat(
            client
                .get("/openapi/v3/apis/events.k8s.io/v1")
                .at("components", "schemas", "io.k8s.api.events.v1.Event", "properties", "note"))
        .isNotNull();
    assertThat(
            client
                .get("/openapi/v2")
                .body()
                .object("definitions")
                .object("io.k8s.api.events.v1.Event")
                .objects("x-kubernetes-group-version-kind"))
        .hasSize(2);
  }

  @Test
  void deletionsOfTheGroupDeleteForBoth() {
    assertThat(client.call("DELETE", GROUP, "").body().objects("items")).hasSize(2);
    assertThat(client.get(CORE).body().objects("items")).isEmpty();
  }
}
