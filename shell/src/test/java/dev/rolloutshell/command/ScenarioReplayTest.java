package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.command.ShellHarness.Shown;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.scenario.Replay;
import dev.rolloutshell.scenario.ReplayReport;
import dev.rolloutshell.scenario.Scenario;
import dev.rolloutshell.scenario.ScenarioReader;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.view.Output;
import dev.rolloutshell.view.ReplayView;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands on scenario files, as an operator uses them. */
class ScenarioReplayTest {

  private static final String STORY =
      """
      description: a rollout, a colleague who takes too many pods away, and a resume
      steps:
      - rollout run web --image=example/web:v2 --until=1/3
      - scale rc web --replicas=0
      - advance: 5s
      - run: rollout resume web
        exit: 0
      expectations:
        states: [{object: rc/web, image: "example/web:v2"}]
      """;

  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);
  private final ShellHarness shell = new ShellHarness(session);
  @TempDir private Path directory;

  @AfterEach
  void close() {
    session.close();
  }

  private Path file(String text) throws Exception {
    return Files.writeString(directory.resolve("story.yaml"), text);
  }

  @Test
  void replayEndsWithZeroWhateverItsStepsEndWith() throws Exception {
    Shown shown =
        shell.line("scenario replay " + file("description: d\nsteps: [rollout resume web]\n"));

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(shown.out())
        .isEqualTo(
            """
            story: d
            step 1   rollout resume web  -> exit 1
            0 of 0 expectations held; 0 writes in 4ms of virtual time
            """);
  }

  @Test
  void replayEndsWithOneWhenAnExpectationDoesNotHold() throws Exception {
    Shown shown =
        shell.line(
            "scenario replay " + file(STORY.replace("example/web:v2\"}", "example/web:v3\"}")));

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.out())
        .contains("BROKEN  state: replicationcontrollers/web, image example/web:v3; got:");
    assertThat(shown.err())
        .startsWith(
            "error: scenario story: expected state replicationcontrollers/web, image"
                + " example/web:v3, got: web: image is example/web:v2, expected example/web:v3\n");
  }

  @Test
  void aReplayIsADocumentToo() throws Exception {
    Shown shown = shell.line("scenario replay " + file(STORY) + " -o json");

    JsonNode report = JsonMapper.builder().build().readTree(shown.out());
    assertThat(report.path("held").asBoolean()).isTrue();
    assertThat(report.path("steps").path(3).path("exit").asInt()).isZero();
    assertThat(report.path("violations").path(0).path("rule").asInt()).isEqualTo(1);
    assertThat(report.path("samples").path(0).path("floor").asInt()).isEqualTo(3);
    assertThat(report.path("writes").path(0).path("verb").asString()).isEqualTo("create");
    assertThat(report.path("writes").path(0).path("reason").asString()).contains("commit point");
  }

  @Test
  void theSessionsOwnClusterIsNotTouched() throws Exception {
    String before = shell.line("get rc -o yaml").out();

    shell.line("scenario replay " + file(STORY));

    assertThat(shell.line("get rc -o yaml").out()).isEqualTo(before);
  }

  @Test
  void withoutATerminalStepPrintsALineAStep() throws Exception {
    Shown shown = shell.line("scenario replay " + file(STORY) + " --step");

    assertThat(shown.out())
        .startsWith(
            """
            step 1   rollout run web --image=example/web:v2 --until=1/3  -> exit 0
            step 2   scale rc web --replicas=0  -> exit 0
            """);
    assertThat(shown.out()).containsOnlyOnce("step 4   ");
  }

  @Test
  void withoutATerminalAViolationHaltsTheReplay() throws Exception {
    Shown shown = shell.line("scenario replay " + file(STORY) + " --pause-on-violation");

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.out())
        .contains(
            "violation: rule 1: web has 2 ready pods, the floor is 3 (in step 3, after 2.2s, at: ")
        .doesNotContain("step 4 ");
  }

  @Test
  void theReportIsOnePageByItself() throws Exception {
    Path page = directory.resolve("story.html");

    Shown shown = shell.line("scenario replay " + file(STORY) + " --report=" + page);

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    String html = Files.readString(page);
    assertThat(html)
        .contains("scenario story", "a colleague who takes", "rule 1")
        .doesNotContain("<link", " src=");
    Document parsed =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", ""))));
    assertThat(parsed.getElementsByTagName("svg").getLength()).isPositive();
    assertThat(shell.line("scenario replay " + file(STORY) + " --report=" + directory).err())
        .contains("--report: " + directory + ": expected a file that can be written");
  }

  private static ReplayReport stepwise(List<String> shown, String... answers) {
    Deque<String> left = new ArrayDeque<>(List.of(answers));
    Scenario scenario = ScenarioReader.parse(STORY, "story");
    return new Replay(ReplayShells::open)
        .run(scenario, new StepwiseReplay(shown::add, question -> left.poll(), true, false));
  }

  @Test
  void atATerminalOneCanGoBackOverStepsAndTheSameFollows() {
    List<String> shown = new ArrayList<>();
    ReplayReport straight = stepwise(new ArrayList<>(), "", "", "", "", "");

    ReplayReport report = stepwise(shown, "", "", "b", "get rc", "b", "", "", "", "", "");

    assertThat(report).isEqualTo(straight);
    assertThat(shown).filteredOn(line -> line.startsWith("step 1 ")).hasSize(2);
    assertThat(shown).anyMatch(line -> line.startsWith("NAME"));
    assertThat(shown).contains("  -> exit 0", "end of the steps");
  }

  @Test
  void severalStepsAreGoneBackOverAtOnce() {
    List<String> shown = new ArrayList<>();
    ReplayReport straight = stepwise(new ArrayList<>(), "", "", "", "", "");

    ReplayReport report = stepwise(shown, "b", "", "", "", "b 2", "b 9", "b", "", "", "", "", "");

    assertThat(report).isEqualTo(straight);
    assertThat(shown)
        .contains("this is the first step: there is none to go back over")
        .contains("back: the cluster and its clock are as they were before step 2")
        .contains("there is only 1 step to go back over")
        .contains("back: the cluster and its clock are as they were before step 1");
  }

  @Test
  void whatIsWrittenInBetweenIsToldAndTakenBack() {
    List<String> shown = new ArrayList<>();
    ReplayReport straight = stepwise(new ArrayList<>(), "", "", "", "", "");

    ReplayReport report =
        stepwise(shown, "", "", "scale rc web --replicas=9", "b", "", "", "", "", "");

    assertThat(shown)
        .containsOnlyOnce(
            "that has changed the cluster: from here on it is another story; b goes back");
    assertThat(report).isEqualTo(straight);
  }

  @Test
  void rulesThatDoNotHoldAreToldOnTheWay() {
    List<String> shown = new ArrayList<>();

    stepwise(shown, "", "", "", "", "");

    assertThat(shown).anyMatch(line -> line.startsWith("violation: rule 1: web has 2 ready pods"));
  }

  @Test
  void whoLeavesIsToldWhereAndJudgesNothing() {
    Deque<String> answers = new ArrayDeque<>(List.of("", "", "b 9", "q"));
    List<String> shown = new ArrayList<>();
    StepwiseReplay steps = new StepwiseReplay(shown::add, question -> answers.poll(), true, false);
    ReplayReport report =
        new Replay(ReplayShells::open).run(ScenarioReader.parse(STORY, "story"), steps);

    Output left = ReplayView.left(report, steps.leftBefore());

    assertThat(shown).contains("there are only 2 steps to go back over");
    assertThat(left.text().lines(false)).containsExactly("story: left before step 3; not judged");
    assertThat(left.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(left.problem()).isNull();
  }

  @Test
  void leavingEndsTheReplayWithoutSuccess() {
    ReplayReport report = stepwise(new ArrayList<>(), "", "q");

    assertThat(report.complete()).isFalse();
    assertThat(report.held()).isFalse();
    assertThat(report.steps()).hasSize(1);
  }

  @Test
  void lintFindsWhatCannotBeReplayed() throws Exception {
    Path file =
        file(
            """
            description: d
            steps:
            - rolout run web
            - connect simulator
            - {run: rollout run web --imgae=x, exit: 2}
            """);

    Shown shown = shell.line("scenario lint " + file);

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.err())
        .contains(
            "story.yaml, line 3: step 1, 'rolout run web': unknown command 'rolout'; did you mean"
                + " 'rollout'?\ntry: rollout\n")
        .contains("story.yaml, line 4: step 2, 'connect simulator': unknown command 'connect'")
        .doesNotContain("step 3");
    assertThat(shell.line("scenario lint " + file(STORY)).code()).isEqualTo(ExitCode.DONE);
    String badObject = STORY + "objects: [{apiVersion: v1, kind: ReplicationController}]\n";
    assertThat(shell.line("scenario lint " + file(badObject)).err())
        .containsPattern("story.yaml, line \\d+: objects, object 1.*\ntry: ");
    assertThat(shell.line("scenario lint nix.yaml").err())
        .startsWith("error: nix.yaml: no such file");
    assertThat(shell.line("scenario replay nix.yaml").err())
        .startsWith("error: nix.yaml: no such file");
  }

  @Test
  void aMisspeltKindOfFaultIsToldWithItsLineAndTheOneThatWasMeant() throws Exception {
    Path file = file(STORY + "faults:\n- kind: latncy\n");

    Shown shown = shell.line("scenario replay " + file);

    assertThat(shown.err())
        .contains("story.yaml, line ")
        .contains("fault 1: kind: expected a kind of fault, got 'latncy'; did you mean latency?")
        .contains("try: fault kinds")
        .doesNotContain("kill-before");
    assertThat(shell.line("scenario lint " + file).err()).contains("did you mean latency?");
  }

  @Test
  void listShowsWhatEachShows() throws Exception {
    file(STORY);

    assertThat(shell.line("scenario list " + directory).out())
        .isEqualTo(
            """
            NAME    STEPS   SHOWS
            story   4       a rollout, a colleague who takes too many pods away, and a resume
            """);
    assertThat(shell.line("scenario list /nix").err())
        .startsWith("error: /nix: expected a directory of scenario files, but it cannot be read");
  }
}
