package dev.rolloutshell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioReaderTest {

  private static final String WHOLE =
      """
      description: everything at once
      seed: 7
      objects:
      - apiVersion: v1
        kind: ConfigMap
        metadata: {name: notes}
        data: {answer: "yes", number: "012", empty: ""}
      faults:
      - {kind: latency, effect: {delay: 2s}}
      files:
        web2.yaml: {kind: ReplicationController}
      steps:
      - rollout plan web --image=example/web:v2
      - run: get rc
        exit: 0
      - advance: 30s
      - {kill: lost-reply, exit: 1}
      - kill before
      expectations:
        states:
        - {object: rc/web, image: "example/web:v1", replicas: 3, ready: 3, marks: false, after: 2}
        - {object: pods, namespace: shop, selector: "app=web,tier=", count: 0}
        - object: cm/notes
          has: {data: {answer: "yes", other: null}}
        invariants: [1, 9]
        exitCodes: [0, null, 0]
        eventOrder: [create rc/web-*, ready pods/*]
        never: [delete svc/web]
      """;

  private static void refuses(String text, String said) {
    assertThatThrownBy(() -> ScenarioReader.parse(text, "f.yaml"))
        .isInstanceOf(InvalidScenarioException.class)
        .hasMessage("f.yaml" + said);
  }

  @Test
  void readsEverything() {
    Scenario scenario = ScenarioReader.parse(WHOLE, "f.yaml");

    assertThat(scenario.seed()).isEqualTo(7);
    assertThat(scenario.objects()).singleElement().extracting("kind").isEqualTo("ConfigMap");
    assertThat(scenario.faults())
        .containsExactly(Map.of("kind", "latency", "effect", Map.of("delay", "2s")));
    assertThat(scenario.files()).containsOnlyKeys("web2.yaml");
    assertThat(scenario.steps())
        .containsExactly(
            new Step("rollout plan web --image=example/web:v2", null),
            new Step("get rc", 0),
            new Step("simulator advance 30s", null),
            new Step("rollout kill --lost-reply", 1),
            new Step("rollout kill before", null));
    assertThat(scenario.expectations().states()).hasSize(3);
    assertThat(scenario.expectations().invariants())
        .containsExactly(Invariant.FLOOR, Invariant.CONTROLLED);
    assertThat(scenario.expectations().exitCodes()).containsExactly(0, null, 0);
    assertThat(scenario.expectations().eventOrder()).hasSize(2);
    assertThat(scenario.expectations().never()).containsExactly("delete svc/web");
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() {
    Scenario scenario = ScenarioReader.parse(WHOLE, "f.yaml");

    assertThat(ScenarioReader.parse(ScenarioWriter.write(scenario), "f.yaml")).isEqualTo(scenario);
  }

  @Test
  void refusesUnknownKeysWithFileLineAndKey() {
    refuses(
        "description: d\nstpes: []\n",
        ", line 2: scenario: unknown key 'stpes', expected one of description, expectations,"
            + " faults, files, objects, seed, steps (and 1 more)");
    refuses(
        "description: d\nsteps:\n- run: get rc\n  exits: 0\n",
        ", line 4: step 1: unknown key 'exits', expected one of advance, exit, kill, run");
    refuses(
        "description: d\nsteps: [get rc]\nexpectations:\n  states:\n  - object: rc\n    sise: 3\n",
        ", line 6: state 1: unknown key 'sise', expected one of after, count, has, image, marks,"
            + " namespace, object, ready, replicas, selector");
    refuses(
        "description: d\nsteps: [get rc]\nexpectations: {order: []}\n",
        ", line 3: expectations: unknown key 'order', expected one of eventOrder, exitCodes,"
            + " invariants, never, states");
  }

  @Test
  void saysEverythingThatIsWrong() {
    String text =
        """
        seed: x
        steps:
        - run: get rc
          exits: 0
        - {kill: soon}
        expectations:
          invariants: [12]
          states: [{objekt: rc}]
          never: [nonsense]
        """;

    assertThatThrownBy(() -> ScenarioReader.parse(text, "f.yaml"))
        .isInstanceOfSatisfying(
            InvalidScenarioException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::line, Problem::key)
                    .containsExactly(
                        tuple(4, "exits"),
                        tuple(8, "objekt"),
                        tuple(1, "description"),
                        tuple(1, "seed"),
                        tuple(5, "kill"),
                        tuple(7, "invariants"),
                        tuple(8, "object"),
                        tuple(9, "never")));
  }

  @Test
  void brokenYamlIsToldInWholeSentences() {
    refuses(
        "description: [a, b\nsteps: c",
        ", line 2: expected YAML, but it fails while parsing a flow sequence begun in line 1:"
            + " expected ',' or ']', but got :");
    refuses(
        "description: \"abc\nsteps: c\n",
        ", line 2: expected YAML, but it fails while scanning a quoted scalar begun in line 1:"
            + " found unexpected end of stream");
    refuses(
        "description: d\n  seed: 1",
        ", line 2: expected YAML, but mapping values are not allowed here");
    refuses(
        "seed: 1\ndescription: a\u0001b\n",
        ", line 2: expected YAML, but special characters are not allowed");
  }

  @Test
  void refusesWrongValuesWithTheirLine() {
    refuses("steps: [get rc]", ", line 1: scenario: description: is missing: expected a text");
    refuses(
        "description: d\nsteps: []",
        ", line 2: scenario: steps: expected at least one step, got none");
    refuses(
        "description: d\nseed: x\nsteps: [get rc]",
        ", line 2: scenario: seed: expected a whole number, got 'x'");
    refuses(
        "description: d\nsteps:\n- {run: get rc, advance: 3s}",
        ", line 3: step 1: expected exactly one of run, advance and kill, got 2");
    refuses(
        "description: d\nsteps:\n- {kill: soon}",
        ", line 3: step 1: kill: expected now, before, after or lost-reply, got 'soon'");
    refuses(
        "description: d\nsteps: [get rc]\nexpectations:\n  invariants: [12]",
        ", line 4: expectations: invariants: expected all, or numbers of rules from 1 to 11, got"
            + " '12'");
    refuses(
        "description: d\nsteps: [get rc]\nexpectations:\n  states: [{object: nodes/n}]",
        ", line 4: state 1: object: expected TYPE or TYPE/NAME such as pods or rc/web-*, got"
            + " 'nodes/n'");
    refuses(
        "description: d\ndescription: e\nsteps: [get rc]",
        ", line 2: expected YAML, but the key 'description' is there twice");
    refuses("[]", ", line 1: scenario: expected a mapping, got a list");
    refuses("", ", line 1: expected a mapping, but it is empty");
    refuses(
        "description: d\nsteps: [get rc]\n---\ndescription: e\n",
        ", line 4: expected the end, got another document: one scenario a file");
  }

  @Test
  void isBoundedInSizeDepthAndAliases() {
    refuses(
        "description: " + "d".repeat(YamlFile.MOST_BYTES),
        ": expected at most 1048576 bytes, got 1048589");
    assertThatThrownBy(
            () -> ScenarioReader.parse("description: d\nsteps: " + "[".repeat(5_000), "f.yaml"))
        .isInstanceOf(InvalidScenarioException.class)
        .hasMessage(
            "f.yaml, line 2: expected at most 64 lists and mappings in each other, got more");
    refuses(
        "description: &a d\nsteps: [*a]\n",
        ", line 2: expected a value, got an alias (*name): write the value out");
    assertThatThrownBy(
            () ->
                ScenarioReader.parse(
                    "description: d\nsteps:\n" + "- get rc\n".repeat(1_001), "f.yaml"))
        .hasMessageContaining("expected at most 1000 items, got 1001");
  }

  @Test
  void whatCannotBeReadIsOneLine(@TempDir Path directory) throws IOException {
    Path missing = directory.resolve("nix.yaml");
    assertThatThrownBy(() -> ScenarioReader.read(missing)).hasMessage(missing + ": no such file");
    assertThatThrownBy(() -> ScenarioReader.read(directory))
        .hasMessage(directory + ": expected a file, but it is a directory");
    Path binary = Files.write(directory.resolve("b.yaml"), new byte[] {(byte) 0xff, 0, 1});
    assertThatThrownBy(() -> ScenarioReader.read(binary))
        .hasMessage(binary + ": expected text in UTF-8");
    Path large = Files.writeString(directory.resolve("l.yaml"), "#".repeat(1_048_577));
    assertThatThrownBy(() -> ScenarioReader.read(large))
        .hasMessage(large + ": expected at most 1048576 bytes, got 1048577");
  }

  @Test
  void stringsThatLookLikeSomethingElseStayStrings() {
    List<String> tricky =
        List.of("yes", "null", "~", "1e3", "0x1f", "1_000", "- a", "a: b", " b", "#", "é\n\n", "");
    Scenario before = ScenarioReader.parse(WHOLE, "f.yaml");
    Scenario scenario =
        new Scenario(
            "f.yaml",
            "d",
            1,
            List.of(Map.of("list", tricky)),
            List.of(),
            Map.of(),
            before.steps(),
            Expectations.NONE);

    assertThat(ScenarioReader.parse(ScenarioWriter.write(scenario), "f.yaml")).isEqualTo(scenario);
  }
}
