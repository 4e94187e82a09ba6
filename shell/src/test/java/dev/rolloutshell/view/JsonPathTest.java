package dev.rolloutshell.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Templates as kubectl's documentation has them. */
class JsonPathTest {

  private static final JsonNode LIST =
      JsonMapper.builder()
          .build()
          .readTree(
              """
              {"kind":"List","items":[
                {"kind":"Node","metadata":{"name":"127.0.0.1","labels":{"k8s.io/host":"a"}},
                 "status":{"capacity":{"cpu":"4"}}},
                {"kind":"Node","metadata":{"name":"127.0.0.2"},"status":{"capacity":{"cpu":"8"}}}],
               "users":[{"name":"myself","user":{}},{"name":"e2e","user":{"password":"secret"}}]}
              """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{.kind}~List",
        ".kind~List",
        "{.items[*].metadata.name}~127.0.0.1 127.0.0.2",
        "{.items[1].metadata.name}~127.0.0.2",
        "{.items[-1].metadata.name}~127.0.0.2",
        "{.items[0:1].metadata.name}~127.0.0.1",
        "{.items[0,1].metadata.name}~127.0.0.1 127.0.0.2",
        "{.users[?(@.name==\"e2e\")].user.password}~secret",
        "{.users[?(@.user.password)].name}~e2e",
        "{.items[?(@.status.capacity.cpu>5)].metadata.name}~127.0.0.2",
        "{.items[?(@.metadata.name!='127.0.0.1')].status.capacity.cpu}~8",
        "{.items[*]['metadata'].name}~127.0.0.1 127.0.0.2",
        "{.items[0].metadata.labels.k8s\\.io/host}~a",
        "{..password}~secret",
        "{.items[0].status.capacity}~{\"cpu\":\"4\"}",
        "kind is {.kind}!~kind is List!",
        "{range .items[*]}[{.metadata.name} {.status.capacity.cpu}]{end}"
            + "~[127.0.0.1 4][127.0.0.2 8]",
        "{range .items[*]}{.metadata.name}{\",\"}{$.kind};{end}~127.0.0.1,List;127.0.0.2,List;",
        "{.missing.thing}x~x",
      })
  void fillsInWhatKubectlWould(String template, String text) {
    assertThat(JsonPath.parse(template).of(LIST)).isEqualTo(text);
  }

  @Test
  void readsLineBreaksInQuotes() {
    assertThat(JsonPath.parse("{range .items[*]}{.kind}{\"\\n\"}{end}").of(LIST))
        .isEqualTo("Node\nNode\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{.a", "{range .a}x", "{end}", "{.a[}", "{.a[?(x)]}", "{\"a}"})
  void saysWhatIsWrongWithATemplate(String template) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonPath.parse(template))
        .withMessageStartingWith("jsonpath: expected");
  }
}
