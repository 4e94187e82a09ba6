package dev.rolloutshell.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolloutshell.simulator.api.RequestInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class FaultSpecTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  private static FaultSpec read(String yaml) {
    @SuppressWarnings("unchecked")
    Map<String, Object> map = YAML.readValue(yaml, Map.class);
    return FaultSpec.of(map);
  }

  private static final String WHOLE =
      """
      {kind: latency, match: {verb: update, resource: pods, name: "web-*", namespace: default},
       trigger: {nth: 3, times: 2, after: 10s, probability: 0.5},
       effect: {delay: 2s, jitter: 500ms}}
      """;

  @Test
  void whatIsReadIsWrittenTheSame() {
    FaultSpec spec = read(WHOLE);

    assertThat(spec.toMap()).isEqualTo(YAML.readValue(WHOLE, Map.class));
    assertThat(FaultSpec.of(spec.toMap())).isEqualTo(spec);
  }

  @Test
  void everyKindAloneIsReadAndWritten() {
    for (FaultKind kind : FaultKinds.all()) {
      FaultSpec spec = FaultSpec.of(Map.of("kind", kind.word()));

      assertThat(spec.toMap()).isEqualTo(Map.of("kind", kind.word()));
    }
  }

  @Test
  void optionsOfACommandLineAreTheSameFault() {
    FaultSpec spec =
        FaultSpec.of(
            "latency",
            Map.of(
                "verb", "update",
                "resource", "pods",
                "name", "web-*",
                "namespace", "default",
                "nth", "3",
                "times", "2",
                "after", "10s",
                "probability", "0.5",
                "delay", "2s",
                "jitter", "500ms"));

    assertThat(spec).isEqualTo(read(WHOLE));
  }

  @Test
  void faultThatNamesAnOccasionStrikesOnce() {
    assertThat(read("{kind: latency}").trigger().times()).isEqualTo(FaultTrigger.ALWAYS);
    assertThat(read("{kind: latency, trigger: {nth: 2}}").trigger().times()).isEqualTo(1);
    assertThat(read("{kind: latency, trigger: {nth: 2, times: always}}").trigger().times())
        .isEqualTo(FaultTrigger.ALWAYS);
    assertThat(read("{kind: kill-before}").trigger().times()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                              | kind: expected one of kill-before,
          {kind: [latency]}                               | kind: expected one of
          {kind: lag}                                     | got 'lag'
          {kind: latency, mach: {}}                       | mach: expected only the keys effect, kind, match, trigger
          {kind: latency, match: update}                  | match: expected a map, got 'update'
          {kind: latency, match: {verbs: update}}         | match.verbs: expected only the keys
          {kind: latency, match: {verb: put}}             | match.verb: expected one of create, delete,
          {kind: latency, match: {resource: pod}}         | match.resource: expected one of configmaps,
          {kind: latency, match: {name: [a]}}             | match.name: expected a text, got a list
          {kind: latency, trigger: {nth: 0}}              | trigger.nth: expected a whole number from 1 to 1000000, got '0'
          {kind: latency, trigger: {nth: x}}              | trigger.nth: expected a whole number
          {kind: latency, trigger: {times: 0}}            | trigger.times: expected a whole number from 1
          {kind: latency, trigger: {after: soon}}         | trigger.after: expected a duration such as 500ms, 10s or 1m30s, at most 24h, got 'soon'
          {kind: latency, trigger: {after: 25h}}          | trigger.after: expected a duration
          {kind: latency, trigger: {probability: 0}}      | trigger.probability: expected a number above 0 and at most 1, got '0'
          {kind: latency, trigger: {probability: 1.5}}    | trigger.probability: expected a number above 0 and at most 1, got '1.5'
          {kind: latency, effect: {delay: -1s}}           | effect.delay: expected a duration
          {kind: latency, effect: {dely: 1s}}             | effect.dely: expected only the keys delay, jitter, got 'dely'
          {kind: kill-before, effect: {delay: 1s}}        | effect.delay: expected no key here, got 'delay'
          {kind: truncated-body, effect: {keep: 120%}}    | effect.keep: expected a share from 0% to 100%, got '120%'
          {kind: truncated-body, effect: {keep: half}}    | effect.keep: expected a share from 0% to 100%, got 'half'
          {kind: unavailable, effect: {applied: perhaps}} | effect.applied: expected true or false, got 'perhaps'
          """)
  void whatIsWrongIsSaidInOneLineWithItsKey(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .message()
        .hasLineCount(1);
  }

  @Test
  void everyParameterHasADefaultThatItReadsItself() {
    for (FaultKind kind : FaultKinds.all()) {
      for (FaultParameter parameter : kind.parameters()) {
        assertThat(parameter.read("x", parameter.plain(parameter.fallback())))
            .as(kind.word() + " " + parameter.name())
            .isEqualTo(parameter.fallback());
        assertThat(
                List.of(
                    "verb",
                    "resource",
                    "name",
                    "namespace",
                    "nth",
                    "times",
                    "after",
                    "probability",
                    "output",
                    "help"))
            .doesNotContain(parameter.name());
      }
    }
  }

  @Test
  void callsThatOnlyTellOfWhatWasDoneAreMeantOnlyByName() {
    RequestInfo telling = new RequestInfo("create", "events", "default", "");
    FaultMatch events = new FaultMatch(null, "events", null, null);

    assertThat(FaultMatch.ALL.matches(telling)).isFalse();
    assertThat(events.matches(telling)).isTrue();
    assertThat(FaultMatch.ALL.matches(new RequestInfo("create", "pods", "default", ""))).isTrue();
  }
}
