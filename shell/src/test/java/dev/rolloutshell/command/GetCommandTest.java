package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.ObjectType;
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
    assertThat(lines.get(1)).startsWith("replicationcontroller/web");
    assertThat(lines.get(2)).isEmpty();
    assertThat(lines.get(3)).startsWith("NAME").contains("RESTARTS");
    assertThat(lines.subList(4, 7)).allMatch(l -> l.startsWith("pod/web-"));
  }

  @Test
  void namesSeveralTypesAndListsThemInOneDocument() {
    assertThat(lines("get rc,svc web -o name"))
        .containsExactly("replicationcontroller/web", "service/web");
    assertThat(lines("get rc,pods -o jsonpath={.items[*].kind}"))
        .containsExactly("ReplicationController Pod Pod Pod");
    assertThat(lines("get rc,pods -A -l app=web -o name")).hasSize(4);
    assertThat(lines("get rc,rc -o name")).hasSize(1);
  }

  @Test
  void showsSeveralNamesOfATypeAndOfSeveral() {
    shell.line("rollout start web web2 --image=example/web:v2");

    assertThat(lines("get rc web web2 web")).hasSize(3);
    assertThat(lines("get rc web web2 -o name"))
        .containsExactly("replicationcontroller/web", "replicationcontroller/web2");
    assertThat(lines("get rc/web svc/web rc/web2 -o name"))
        .containsExactly("replicationcontroller/web", "replicationcontroller/web2", "service/web");
    assertThat(lines("get rc/web rc/web2 -o jsonpath={.items[*].metadata.name}"))
        .containsExactly("web web2");
    assertThat(lines("get rc/web -o jsonpath={.metadata.name}")).containsExactly("web");
    assertThat(lines("get rc/web2 rc/web")).anyMatch(l -> l.startsWith("web2 "));
    assertThat(lines("describe rc/web svc/web"))
        .contains("Name:          web", "Replicas:      3 current / 3 desired")
        .contains("Type:          ClusterIP");
    assertThat(lines("get rc/web svc/web -w --timeout=1s -o name"))
        .containsExactly("replicationcontroller/web", "service/web");
  }

  @Test
  void saysOfEachMissingNameInALineThatItIsMissingAndShowsTheOthers() {
    for (String command : List.of("get", "describe")) {
      ShellHarness.Shown shown = shell.line(command + " rc nope web no");

      assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(shown.out()).contains("web");
      assertThat(shown.err().lines())
          .containsExactly(
              "error: replicationcontrollers/nope: not found in namespace default",
              "error: replicationcontrollers/no: not found in namespace default",
              "try: get replicationcontrollers");
      assertThat(shell.line(command + " rc nope web -o name").out())
          .isEqualTo("replicationcontroller/web\n");
    }
    ShellHarness.Shown none = shell.line("get rc/nope pod/no -o json");
    assertThat(none.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(none.err().lines().filter(l -> l.startsWith("error: "))).hasSize(2);
    assertThat(none.out()).startsWith("{\n  \"code\": 1,");
  }

  @Test
  void takesATypeWithItsNameForOneObjectToo() {
    assertThat(lines("scale rc/web --replicas=2 -o name"))
        .containsExactly("replicationcontroller/web");
    assertThat(lines("delete svc/web")).containsExactly("services/web: deleted");
  }

  @Test
  void namesATypeOfAGroupWithTheGroup() {
    assertThat(ObjectType.LEASES.named("a")).isEqualTo("lease.coordination.k8s.io/a");
    assertThat(ObjectType.ENDPOINTS.named("a")).isEqualTo("endpoints/a");
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
        .containsExactly("service/web", "replicationcontroller/web");
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

    assertThat(lines).anyMatch(l -> l.matches("DELETED +pod/web-.*"));
    assertThat(lines).noneMatch(l -> l.contains("replicationcontroller/web"));
    assertThat(lines("get svc web -w --timeout=1s -o name")).containsExactly("service/web");
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
        "get rc/web -A| 2| -A goes with neither NAME nor -n",
        "get rc/web pods| 2| expected TYPE/NAME as the first word is, got 'pods'",
        "get rc/| 2| expected TYPE/NAME as the first word is, got 'rc/'",
        "get frob/web| 2| unknown type 'frob'",
        "get rc pod/web| 2| TYPE 'rc' and TYPE/NAME 'pod/web': expected one of them",
        "get rc/web -l app=web| 2| NAME and -l are both given",
        "scale rc --replicas=1| 2| NAME is missing: expected TYPE NAME or TYPE/NAME",
        "delete rc/web rc/web2| 2| several objects are named: expected one",
        "delete rc,svc web| 2| several objects are named: expected one",
      })
  void refuses(String line, int code, String why) {
    ShellHarness.Shown shown = shell.line(line);

    assertThat(shown.code().code()).isEqualTo(code);
    assertThat(shown.err()).contains(why);
  }

  @Test
  void completesFurtherTypesAndTheNamesOfAll() {
    WordCompleter completer =
        new WordCompleter(shell.registry(), namespace -> ClusterNames.read(session, namespace));

    assertThat(completer.candidates(List.of("get"), "rc,"))
        .containsKeys("rc,pods", "rc,services")
        .doesNotContainKeys("rc,rc", "pods");
    assertThat(completer.candidates(List.of("get"), "rc/")).containsKeys("rc/web");
    assertThat(completer.candidates(List.of("get", "rc/web"), "")).containsKeys("rc/", "pods/");
    assertThat(completer.candidates(List.of("get", "rc/web"), "rc/")).containsKeys("rc/web");
    assertThat(completer.candidates(List.of("get", "rc", "other"), "")).containsKeys("web");
    assertThat(completer.candidates(List.of("get", "rc", "web"), "")).doesNotContainKeys("web");
  }

  @ParameterizedTest
  @CsvSource({
    "describe rc web, Name:          web",
    "rollout history web, default/web: no rollout"
  })
  void goesOnWithoutEventsWhereTheServerShowsNone(String command, String firstLine) {
    lines("fault add unavailable --resource=events");

    ShellHarness.Shown shown = shell.line(command);

    assertThat(shown.code()).as(shown.err()).isEqualTo(ExitCode.DONE);
    assertThat(shown.out()).startsWith(firstLine);
    assertThat(shown.err()).contains("Events are left out: ", "503");
  }
}
