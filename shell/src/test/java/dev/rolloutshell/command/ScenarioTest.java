package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.scenario.Replay;
import dev.rolloutshell.scenario.ReplayListener;
import dev.rolloutshell.scenario.ReplayReport;
import dev.rolloutshell.scenario.Scenario;
import dev.rolloutshell.scenario.ScenarioReader;
import dev.rolloutshell.scenario.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Replays every scenario that comes with the shell, and scenarios that expect the wrong thing. */
class ScenarioTest {

  private static final Path SHELF = Path.of("..", "scripts", "scenarios");

  private static ReplayReport replay(Scenario scenario) {
    return new Replay(ReplayShells::open).run(scenario, ReplayListener.NONE);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(SHELF)) {
      return files.sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyExpectationOfEveryScenarioHolds() throws IOException {
    return files().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    String.valueOf(file.getFileName()),
                    () -> {
                      assertThat(new ScenarioLint(ReplayShells::open).check(file)).isEmpty();
                      ReplayReport report = replay(ScenarioReader.read(file));
                      assertThat(report.expectations()).filteredOn(v -> !v.held()).isEmpty();
                      assertThat(report.held()).isTrue();
                    }));
  }

  private static List<Verdict> broken(String expectations) {
    Scenario scenario =
        ScenarioReader.parse(
            """
            description: a rollout to an image that cannot be pulled
            steps:
            - run: rollout run web --image=example/bad:v2 --progress-deadline=1m
              exit: 5
            - get pods
            expectations:
            """
                + expectations.indent(2),
            "f.yaml");
    ReplayReport report = replay(scenario);
    assertThat(report.held()).isFalse();
    return report.expectations().stream().filter(v -> !v.held()).toList();
  }

  @Test
  void aWrongStateIsFound() {
    assertThat(broken("states: [{object: rc/web, replicas: 2}]"))
        .containsExactly(
            new Verdict(
                "state",
                "replicationcontrollers/web, replicas 2",
                false,
                "web: replicas is 3, expected 2"));
    assertThat(broken("states: [{object: svc/web, count: 0}]"))
        .extracting(Verdict::seen)
        .containsExactly("there are 1 (web)");
    assertThat(broken("states: [{object: rc/nix}]"))
        .extracting(Verdict::seen)
        .containsExactly("there is none");
    assertThat(broken("states: [{object: rc, marks: false, after: 1}]"))
        .extracting(Verdict::seen)
        .allMatch(seen -> seen.contains("it has marks: kubernetes.io/desired-replicas"));
    assertThat(broken("states: [{object: svc/web, has: {spec: {ports: [{port: 81}]}}}]"))
        .extracting(Verdict::seen)
        .containsExactly("web: spec.ports[0].port is 80, expected 81");
  }

  @Test
  void aWrongExitCodeIsFound() {
    assertThat(broken("exitCodes: [0, 0]"))
        .containsExactly(
            new Verdict(
                "exit code",
                "0 from step 1, rollout run web --image=example/bad:v2 --progress-deadline=1m",
                false,
                "5"));
  }

  @Test
  void aWrongOrderOfEventsIsFound() {
    assertThat(broken("eventOrder: [update rc/web, create rc/web-*]"))
        .extracting(Verdict::seen)
        .containsExactly("'create rc/web-*' does not come after 'update rc/web'");
    assertThat(broken("eventOrder: [delete rc/web]"))
        .extracting(Verdict::seen)
        .containsExactly("'delete rc/web' does not happen");
  }

  @Test
  void whatWasNeverToHappenIsFound() {
    assertThat(broken("never: [gone pods/*, create rc/web-*]"))
        .extracting(Verdict::seen)
        .hasSize(1)
        .allMatch(seen -> seen.startsWith("create replicationcontrollers/web-"));
  }

  /** A story in which a rule cannot hold, since somebody else acts meanwhile. */
  private static List<Verdict> disturbed(String rule, String... steps) {
    Scenario scenario =
        ScenarioReader.parse(
            "description: somebody acts meanwhile\nexpectations: {invariants: ["
                + rule
                + "]}\nsteps:\n- rollout run web --image=example/web:v2 --until=1/3\n- "
                + String.join("\n- ", steps),
            "f.yaml");
    return replay(scenario).expectations();
  }

  @Test
  void rulesThatDoNotHoldAreFound() {
    assertThat(disturbed("1", "scale rc web --replicas=0", "advance 5s"))
        .singleElement()
        .matches(v -> !v.held() && v.seen().startsWith("rule 1: "));
    assertThat(disturbed("2", "scale rc web --replicas=9", "advance 5s"))
        .singleElement()
        .matches(v -> !v.held() && v.seen().contains("pods, the ceiling is 4"));
    assertThat(disturbed("3", "delete rc web", "delete rc web-spjfsbvfbg", "advance 5s"))
        .singleElement()
        .matches(v -> !v.held() && v.seen().startsWith("rule 3: no manifest of web is left"));
    assertThat(disturbed("9", "delete rc web --cascade=orphan", "advance 5s"))
        .singleElement()
        .matches(v -> !v.held() && v.seen().contains("has no controller"));
  }

  @Test
  void rulesThatHoldHold() {
    assertThat(disturbed("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11", "rollout abort web"))
        .hasSize(11)
        .allMatch(Verdict::held);
  }
}
