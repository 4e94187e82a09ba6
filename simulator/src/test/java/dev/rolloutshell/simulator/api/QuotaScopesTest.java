package dev.rolloutshell.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.api.Client.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A quota with scopes is about the pods that are in all of them, and about nothing else. */
class QuotaScopesTest {
  private static final String NS = "/api/v1/namespaces/ns/";
  private final Client client = new Client();

  private Answer post(String resource, String body) {
    return client.call("POST", NS + resource, body);
  }

  private void quota(String name, String hard, String scopes) {
    String body = "{\"metadata\":{\"name\":\"%s\"},\"spec\":{\"hard\":{%s},%s}}";
    assertThat(post("resourcequotas", body.formatted(name, hard, scopes)).status()).isEqualTo(201);
  }

  private static String pod(String name, String fields) {
    return Client.pod(name).replace("\"spec\":{", "\"spec\":{" + fields);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          Terminating|Exists||"activeDeadlineSeconds":5,|"restartPolicy":"Never",
          NotTerminating|Exists|||"activeDeadlineSeconds":5,
          PriorityClass|Exists||"priorityClassName":"high",|
          PriorityClass|DoesNotExist|||"priorityClassName":"high",
          PriorityClass|In|"high","low"|"priorityClassName":"low",|"priorityClassName":"middle",
          PriorityClass|In|"high"|"priorityClassName":"high",|
          PriorityClass|NotIn|"high"|"priorityClassName":"low",|"priorityClassName":"high",
          PriorityClass|NotIn|"high"||"priorityClassName":"high",
          """)
  void aSelectorChoosesThePodsThatCount(
      String scope,
      String operator,
      @Nullable String values,
      @Nullable String inside,
      @Nullable String outside) {
    String selector =
        "\"scopeSelector\":{\"matchExpressions\":[{\"scopeName\":\"%s\",\"operator\":\"%s\",\"values\":[%s]}]}";
    quota("q", "\"pods\":\"1\"", selector.formatted(scope, operator, orEmpty(values)));
    assertThat(post("pods", pod("a", orEmpty(outside))).status()).isEqualTo(201);
    assertThat(post("pods", pod("b", orEmpty(inside))).status()).isEqualTo(201);
    assertThat(post("pods", pod("c", orEmpty(outside))).status()).isEqualTo(201);
    assertThat(post("pods", pod("d", orEmpty(inside))).message())
        .isEqualTo(
            "pods \"d\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1,"
                + " limited: pods=1");
  }

  private static String orEmpty(@Nullable String cell) {
    return cell == null ? "" : cell;
  }

  @Test
  void scopesOfTheListAndOfTheSelectorMustAllHold() {
    quota(
        "q",
        "\"pods\":\"0\"",
        "\"scopes\":[\"BestEffort\"],\"scopeSelector\":{\"matchExpressions\":["
            + "{\"scopeName\":\"Terminating\",\"operator\":\"Exists\"}]}");
    assertThat(post("pods", pod("a", "")).status()).isEqualTo(201);
    String large =
        pod("b", "\"activeDeadlineSeconds\":5,")
            .replace("\"image\"", "\"resources\":{\"requests\":{\"cpu\":\"1\"}},\"image\"");
    assertThat(post("pods", large).status()).isEqualTo(201);
    assertThat(post("pods", pod("c", "\"activeDeadlineSeconds\":5,")).status()).isEqualTo(403);
  }

  @Test
  void scopesAreAboutNothingButPods() {
    quota("q", "\"count/configmaps\":\"0\",\"count/pods\":\"0\"", "\"scopes\":[\"Terminating\"]");
    assertThat(post("configmaps", "{\"metadata\":{\"name\":\"a\"}}").status()).isEqualTo(201);
    assertThat(post("pods", pod("a", "\"activeDeadlineSeconds\":5,")).message())
        .contains("requested: count/pods=1, used: count/pods=0, limited: count/pods=0");
  }

  @Test
  void podsThatEndedCountOnlyForCountPods() {
    assertThat(post("pods", pod("a", "")).status()).isEqualTo(201);
    client.call(
        "PATCH",
        NS + "pods/a/status",
        "{\"status\":{\"phase\":\"Failed\"}}",
        "content-type",
        "application/merge-patch+json");
    quota("q", "\"pods\":\"1\"", "\"scopes\":[]");
    assertThat(post("pods", pod("b", "")).status()).isEqualTo(201);
    quota("r", "\"count/pods\":\"2\"", "\"scopes\":[]");
    assertThat(post("pods", pod("c", "\"activeDeadlineSeconds\":5,")).message())
        .contains("exceeded quota: q")
        .doesNotContain("exceeded quota: r");
    client.call("DELETE", NS + "resourcequotas/q", "");
    assertThat(post("pods", pod("c", "")).message())
        .contains("exceeded quota: r, requested: count/pods=1, used: count/pods=2");
  }
}
