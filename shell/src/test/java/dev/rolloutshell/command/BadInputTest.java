package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong input on a whole simulated cluster: one clear line, its exit code, nothing changed. */
class BadInputTest {

  @TempDir Path directory;

  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);
  private final ShellHarness shell = new ShellHarness(session);

  @BeforeEach
  void writeFiles() throws IOException {
    String web = rc("web", "example/web:v2");
    file("empty.yaml", "");
    file("broken.yaml", "a: [");
    file("two.yaml", web + "---\n" + rc("other", "example/web:v2"));
    file(
        "half.yaml",
        rc("early", "example/web:v2")
            + "---\n"
            + rc("late", "example/web:v2").replace("selector: {app: late}", "selector: {app: x}"));
    file("pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n");
    file("name.yaml", rc("No_Good", "example/web:v2"));
    file("v3.yaml", rc("web-v3", "example/web:v3"));
    file(
        "same.yaml",
        rc("web", "example/web:v1").replace("v1\"", "v1\", ports: [{containerPort: 8080}]"));
    file(
        "two-containers.yaml",
        rc("duo", "example/a:v1")
            .replace("containers:", "containers:\n      - {name: b, image: b}"));
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private static String rc(String name, String image) {
    return """
    apiVersion: v1
    kind: ReplicationController
    metadata:
      name: %1$s
    spec:
      replicas: 3
      selector: {app: %1$s}
      template:
        metadata:
          labels: {app: %1$s}
        spec:
          containers:
          - {name: web, image: "%2$s"}
    """
        .formatted(name, image);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private ShellHarness.Shown line(String text) {
    return shell.line(text.strip().replace("@", directory + "/"));
  }

  private String everything() {
    return line("get rc -o json").out() + line("get pods -o json").out();
  }

  private void refuses(ExitCode code, String command, String... parts) {
    String before = everything();

    ShellHarness.Shown shown = line(command);

    assertThat(shown.err()).as(command).startsWith("error: ").contains(parts);
    assertThat(shown.code()).as(shown.err()).isEqualTo(code);
    assertThat(shown.err().lines().filter(l -> l.startsWith("error: "))).hasSize(1);
    assertThat(shown.err().lines()).allMatch(l -> l.startsWith("error: ") || l.startsWith("try: "));
    assertThat(shown.err().lines().filter(l -> l.startsWith("try: "))).as(shown.err()).hasSize(1);
    assertThat(shown.out()).isEmpty();
    assertThat(everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "REFUSED | rollout start nope --image=x           | nope      | not found",
        "REFUSED | rollout start we --image=x             | we        | not found",
        "REFUSED | rollout run web-2 --image=x            | web-2     | not found",
        "REFUSED | get rc we                              | we        | not found",
        "REFUSED | scale rc we --replicas=1               | we        | not found",
        "REFUSED | delete rc we                           | we        | not found",
        "USAGE   | rollout start web web --image=x        | web       | the same as NAME",
        "USAGE   | rollout start web --image=x -f @v3.yaml | --image  | both given",
        "USAGE   | rollout start web                      | --image   | missing",
        "USAGE   | rollout run web                        | --image   | missing",
        "USAGE   | rollout run web-v2 web                 | --image   | missing",
        "REFUSED | rollout start web -f @none.yaml        | none.yaml | there is none",
        "REFUSED | rollout start web -f @empty.yaml       | empty.yaml | the file is empty",
        "REFUSED | rollout start web -f @broken.yaml      | broken.yaml | expected YAML",
        "REFUSED | rollout start web -f @two.yaml         | two.yaml  | 2 objects",
        "REFUSED | rollout start web -f @pod.yaml         | pod.yaml  | v1 Pod",
        "REFUSED | rollout start web -f @name.yaml        | name.yaml | invalid name",
        "USAGE   | rollout start web web-v4 -f @v3.yaml   | web-v3    | web-v4",
        "REFUSED | rollout start web --image=example/web:v1 | web     | example/web:v1",
        "REFUSED | rollout start web -f @same.yaml        | web       | ''",
        "REFUSED | rollout start web --image=x --container=nope | nope | web",
        "USAGE   | rollout start web --image=x --max-surge=0 --max-unavailable=0 | 0 | at least 1",
        "USAGE   | rollout start web --image=x --max-surge=101% | --max-surge | at most 100%",
        "USAGE   | rollout start web --image=x --max-unavailable=-1 | --max-unavailable | negative",
        "REFUSED | rollout status we                     | replicationcontrollers/we | not found",
        "REFUSED | rollout kill we                       | replicationcontrollers/we | not found",
        "REFUSED | rollout kill web                      | web       | there is none",
        "REFUSED | rollout explain we                    | replicationcontrollers/we | not found",
        "USAGE   | rollout run web --image=x --until=2/3 --dry-run | --until | --dry-run",
        "USAGE   | connect simulator --empty --file=@v3.yaml | --empty  | --file",
        "REFUSED | rollout abort web                      | web       | nothing to abort",
        "REFUSED | rollout resume web                     | web       | nothing to resume",
        "USAGE   | rollout abort                          | no rollout is under way | try",
        "USAGE   | rollout run web --image=x --until=2/4  | --until   | 3",
        "REFUSED | apply -f @none.yaml                    | none.yaml | there is none",
        "REFUSED | apply -f @name.yaml                    | name.yaml | invalid name",
        "REFUSED | apply -f @half.yaml                    | late      | does not match",
        "REFUSED | apply -f @.                            | file      | a directory",
        "USAGE   | apply                                  | -f        | missing",
        "USAGE   | rollout step -3                        | COUNT     | '-3'",
        "USAGE   | get rc -o foo                          | --output  | 'foo'",
        "USAGE   | Get rc                                 | 'Get'     | did you mean 'get'",
        "USAGE   | rollout status Web                     | 'Web'     | lower-case",
        "REFUSED | get rc Web                             | Web       | not found",
        "USAGE   | scale rc web                           | --replicas | missing",
        "USAGE   | scale rc web --replicas=-1             | --replicas | at least 0",
        "USAGE   | scale pods web --replicas=1            | rc        | pods",
        "USAGE   | get deployments                        | deployments | rc, pods",
        "USAGE   | simulator advance soon                 | error: DURATION: expected | 30s",
        "USAGE   | rollout start web --image=x --progress-deadline=0 | must be positive | is 0",
        "USAGE   | rollout start web --image=x --update-period=-5s | negative | is -5s",
        "USAGE   | rollout start web --image=x --max-surge=99999999999 | --max-surge | too large",
        "USAGE   | rollout start web --image=x --min-ready-seconds=-1 | seconds | at least 0",
        "USAGE   | rollout start web --image=x --deployment-label-key=a/b/c | [prefix/] | a/b/c",
        "USAGE   | rollout step web 0                     | COUNT     | at least 1",
        "USAGE   | rollout frob                           | rollout frob | one of: abort",
        "USAGE   | rollout strat web                      | rollout strat | rollout start",
        "USAGE   | get rc \"web                           | closing   | end of the line",
        "REFUSED | get pods -l a=b=c                       | error     | try",
        "REFUSED | apply -f @two.yaml -n nowhere          | nowhere   | not found",
        "REFUSED | rollout start web -f @.                | file      | a directory",
        "CANNOT_CONNECT | connect cluster --kubeconfig=@empty.yaml  | empty.yaml  | none",
        "CANNOT_CONNECT | connect cluster --kubeconfig=@broken.yaml | broken.yaml | not a"
            + " kubeconfig",
        "REFUSED | connect simulator --file=@none.yaml    | none.yaml | no such file",
        "USAGE   | connect simulator --seed=x             | --seed    | whole number",
        "USAGE   | simulator serve --port=70000           | --port    | 65535",
        "USAGE   | simulator serve --speed=fast           | --speed   | 10x",
        "USAGE   | simulator serve --background --seed=2  | --seed    | session's own",
        "REFUSED | simulator serve --kubeconfig=@no/kc    | kc        | there is no directory",
        "REFUSED | simulator serve --kubeconfig=@v3.yaml  | v3.yaml   | another's",
        "REFUSED | simulator serve --file=@none.yaml      | none.yaml | no such file",
        "CANNOT_CONNECT | connect cluster --kubeconfig=@none | none   | there is none",
      })
  void isRefusedInOneLine(ExitCode code, String command, String object, String seen) {
    refuses(code, command, object, seen);
  }

  @Test
  void appliesAFileAgainWhileItsControllersAreBusy() {
    for (int i = 0; i < 5; i++) {
      assertThat(line("apply -f @two.yaml").code()).isEqualTo(ExitCode.DONE);
    }
    assertThat(line("apply -f @two.yaml -o name").out())
        .isEqualTo("replicationcontroller/web\nreplicationcontroller/other\n");
  }

  @Test
  void aScriptsTimeDoesNotFollowTheWallClock() {
    ShellHarness.Shown shown = line("simulator run");

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(shown.out()).contains("only while a command waits");
    assertThat(line("simulator pause -o json").out()).contains("\"running\": false");
  }

  @Test
  void namesTheControllerThatIsLeft() {
    assertThat(line("rollout run web web-2 --image=example/web:v2 -o name").out())
        .isEqualTo("replicationcontroller/web-2\n");
  }

  @Test
  void severalContainersNeedOneNamed() {
    assertThat(line("apply -f @two-containers.yaml").code()).isEqualTo(ExitCode.DONE);
    line("simulator advance 10s");

    refuses(ExitCode.USAGE, "rollout start duo --image=x", "duo", "--container");
  }

  @Test
  void anotherImageWhileOneIsUnderWayIsRefusedWithBothWaysOn() {
    assertThat(line("rollout start web --image=example/web:v2").code()).isEqualTo(ExitCode.DONE);

    refuses(
        ExitCode.REFUSED,
        "rollout run web --image=example/web:v9",
        "web",
        "example/web:v2",
        "abort",
        "resume");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--max-surge=2           | --max-surge=2           | 25%",
        "--max-unavailable=1     | --max-unavailable=1     | 0",
        "--min-ready-seconds=9   | --min-ready-seconds=9   | 3",
        "--update-period=9s      | --update-period=9s      | 2s",
        "--progress-deadline=9m  | --progress-deadline=9m  | 10m",
        "--deployment-label-key=other | --deployment-label-key=other | kubernetes.io/deployment",
      })
  void otherLimitsThanThoseOfTheRolloutUnderWayAreRefused(
      String option, String named, String standing) {
    String first =
        "rollout start web --image=example/web:v2 --max-surge=25% --min-ready-seconds=3"
            + " --update-period=2s";
    assertThat(line(first).code()).isEqualTo(ExitCode.DONE);

    refuses(
        ExitCode.USAGE,
        "rollout run web --image=example/web:v2 " + option,
        named,
        "keeps what it was started with",
        standing);
    assertThat(line(first.replace("start", "plan")).code()).isEqualTo(ExitCode.DONE);
    assertThat(line("rollout run web --image=example/web:v2").code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void aTargetThatBelongsToAnotherSourceIsRefused() {
    assertThat(line("apply -f @two-containers.yaml").code()).isEqualTo(ExitCode.DONE);
    assertThat(line("rollout start web shared --image=example/web:v2").code())
        .isEqualTo(ExitCode.DONE);
    assertThat(line("simulator advance 10s").code()).isEqualTo(ExitCode.DONE);

    refuses(
        ExitCode.REFUSED, "rollout start duo shared --image=x --container=web", "shared", "web");
  }

  @Test
  void severalRolloutsUnderWayNeedAName() {
    line("apply -f @v3.yaml");
    line("simulator advance 10s");
    line("rollout start web --image=example/web:v2");
    line("rollout start web-v3 --image=example/web:v4");

    for (String command : Arrays.asList("step", "run", "kill", "status", "resume", "abort")) {
      refuses(ExitCode.USAGE, "rollout " + command, "web, web-v3");
    }
  }

  @Test
  void startRefusesWhatIsDoneAlreadyButRunSaysSo() {
    assertThat(line("rollout run web --image=example/web:v2").code()).isEqualTo(ExitCode.DONE);
    String before = everything();

    ShellHarness.Shown again = line("rollout run web --image=example/web:v2");

    assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.DONE);
    assertThat(again.out()).isNotBlank().doesNotContain("step ");
    assertThat(everything()).isEqualTo(before);
    refuses(ExitCode.REFUSED, "rollout start web --image=example/web:v2", "web");
  }
}
