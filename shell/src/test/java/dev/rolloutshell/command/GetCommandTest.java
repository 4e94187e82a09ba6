package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects in tables and in full. */
class GetCommandTest {

  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);
  private final ShellHarness shell = new ShellHarness(session);

  @AfterEach
  void close() {
    session.close();
  }

  private List<String> lines(String line) {
    ShellHarness.Shown shown = shell.line(line);
    assertThat(shown.code()).as(shown.err()).isEqualTo(ExitCode.DONE);
    return shown.out().lines().toList();
  }

  @Test
  void showsSeveralTypesInATableEach() {
    List<String> lines = lines("get rc,pods");

    assertThat(lines.get(0)).startsWith("NAME").contains("DESIRED");
    assertThat(lines.get(1)).startsWith("replicationcontrollers/web");
    assertThat(lines.get(2)).isEmpty();
    assertThat(lines.get(3)).startsWith("NAME").contains("RESTARTS");
    assertThat(lines.subList(4, 7)).allMatch(l -> l.startsWith("pods/web-"));
  }

  @Test
  void namesSeveralTypesAndListsThemInOneDocument() {
    assertThat(lines("get rc,svc web -o name"))
        .containsExactly("replicationcontrollers/web", "services/web");
    assertThat(lines("get rc,pods -o jsonpath={.items[*].kind}"))
        .containsExactly("ReplicationController Pod Pod Pod");
    assertThat(lines("get rc,pods -A -l app=web -o name")).hasSize(4);
    assertThat(lines("get rc,rc -o name")).hasSize(1);
  }

  @Test
  void leavesEmptyTypesOut() {
    assertThat(lines("get cm,rc")).hasSize(2);
    assertThat(lines("get cm,quota")).containsExactly("no configmaps, resourcequotas found");
  }

  @Test
  void describesAControllerWithItsPodsAndEvents() {
    List<String> lines = lines("describe rc web");

    assertThat(lines)
        .contains(
            "Name:          web",
            "Namespace:     default",
            "Selector:      app=web",
            "Replicas:      3 current / 3 desired",
            "Pods Status:   3 Running / 0 Waiting / 0 Succeeded / 0 Failed",
            "    Image:         example/web:v1");
    assertThat(lines).anyMatch(l -> l.contains("SuccessfulCreate") && l.contains("Created pod"));
  }

  @Test
  void describesPodsWithStatesConditionsAndEvents() {
    shell.line("rollout start web --image=example/crash:v2");
    shell.line("rollout step 6");
    shell.line("simulator advance 1m");

    List<String> lines = lines("describe pods -l kubernetes.io/deployment");

    assertThat(lines)
        .contains("    State:         Waiting", "      reason: CrashLoopBackOff")
        .contains("    Last State:    Terminated", "      exitCode: 1", "    Ready:         False");
    assertThat(lines).anyMatch(l -> l.matches("Controlled By: +ReplicationController/web.*"));
    assertThat(lines).anyMatch(l -> l.matches(" +Ready +False .*"));
    assertThat(lines).anyMatch(l -> l.contains("BackOff"));
  }

  @Test
  void describesInOneDocument() {
    assertThat(lines("describe rc web -o jsonpath={[0].object.metadata.name}"))
        .containsExactly("web");
    assertThat(lines("describe svc,rc -o name"))
        .containsExactly("services/web", "replicationcontrollers/web");
    assertThat(lines("describe cm")).containsExactly("nothing found");
  }

  @Test
  void followsEveryChangeUntilTheTimeIsOver() {
    shell.line("scale rc web --replicas=4");

    List<String> lines = lines("get pods -w --timeout=10s");

    assertThat(lines.get(0)).startsWith("EVENT      NAME").contains("STATUS");
    assertThat(lines.subList(1, 4)).allMatch(l -> l.startsWith("ADDED      web-"));
    assertThat(lines).anyMatch(l -> l.startsWith("MODIFIED") && l.contains("0/1"));
    assertThat(lines.get(lines.size() - 1)).startsWith("MODIFIED").contains("1/1     Running");
    assertThat(session.now()).isAfter(java.time.Instant.parse("2026-01-01T00:00:10Z"));
  }

  @Test
  void followsSeveralTypesAndDeletions() {
    shell.line("delete rc web");

    List<String> lines = lines("get rc,pods --watch --timeout=1m");

    assertThat(lines).anyMatch(l -> l.matches("DELETED +pods/web-.*"));
    assertThat(lines).noneMatch(l -> l.contains("replicationcontrollers/web"));
    assertThat(lines("get svc web -w --timeout=1s -o name")).containsExactly("services/web");
  }

  @Test
  void followsIntoOneDocument() {
    shell.line("scale rc web --replicas=4");

    assertThat(lines("get rc -w --timeout=5s -o jsonpath={[*].event}").get(0))
        .startsWith("ADDED MODIFIED");
    assertThat(lines("get rc -A -w -l app=no -o json")).containsExactly("[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "get rc,frob| 2| unknown type 'frob': expected one of rc, pods, events,",
        "get frob| 2| , configmaps, leases, resourcequotas, namespaces",
        "get pods -o bogus| 2| yaml, name, jsonpath=TEMPLATE, got 'bogus'",
        "get rc nope -w| 1| replicationcontrollers/nope: not found",
        "get rc --timeout=1s| 2| --timeout goes with --watch",
        "get rc,| 2| unknown type ''",
        "describe frob| 2| unknown type 'frob'",
        "describe rc nope| 1| replicationcontrollers/nope: not found",
        "describe rc web -l app=web| 2| NAME and -l are both given",
        "get rc,pods web -A| 2| -A goes with neither NAME nor -n",
      })
  void refuses(String line, int code, String why) {
    ShellHarness.Shown shown = shell.line(line);

    assertThat(shown.code().code()).isEqualTo(code);
    assertThat(shown.err()).contains(why);
  }

  @Test
  void completesFurtherTypesAndTheNamesOfAll() {
    WordCompleter completer = new WordCompleter(shell.registry(), new LiveNames(session));

    assertThat(completer.candidates(List.of("get"), "rc,"))
        .containsKeys("rc,pods", "rc,services")
        .doesNotContainKeys("rc,rc", "pods");
  }
}
