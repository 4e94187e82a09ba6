package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainCommandsTest {

  private static final String STATE = "rolloutshell.state";

  @TempDir Path folder;
  private Session session = Connections.session(Target.Simulator.DEFAULT, false);
  private ShellHarness shell = new ShellHarness(session);

  @BeforeEach
  void keepTheRecordApart() {
    System.setProperty(STATE, folder.toString());
    another();
  }

  @AfterEach
  void end() {
    session.close();
    System.clearProperty(STATE);
  }

  /** A shell that knows nothing of the one before. */
  private void another() {
    session.close();
    session = Connections.session(Target.Simulator.DEFAULT, false);
    shell = new ShellHarness(session);
  }

  private JsonNode json(String line) {
    return JsonMapper.shared().readTree(shell.line(line).out());
  }

  @Test
  void theListIsAListAndKnowsWhatWasPassed() {
    shell.script(
        """
        train start run
        rollout run web --image=example/web:v2
        train check
        """);

    JsonNode list = json("train list -o json");
    JsonNode run =
        list.valueStream()
            .filter(d -> d.path("drill").asString().equals("run"))
            .findFirst()
            .orElseThrow();

    assertThat(list.isArray()).isTrue();
    assertThat(list.get(0).path("drill").asString()).isEqualTo("plan");
    assertThat(run.path("passed").asBoolean()).isTrue();
    assertThat(run.path("best").asInt()).isEqualTo(75);
  }

  @Test
  void gradesDiagnosisAndMitigationApart() {
    shell.line("train start bad-image");
    JsonNode wrong = json("train answer a -o json");
    JsonNode right = json("train answer b -o json");
    JsonNode before = json("train check -o json");
    shell.line("rollout abort");
    JsonNode after = json("train check -o json");

    assertThat(wrong.path("right").asBoolean()).isFalse();
    assertThat(right.path("right").asBoolean()).isTrue();
    assertThat(before.path("passed").asBoolean()).isFalse();
    assertThat(after.path("passed").asBoolean()).isTrue();
    assertThat(after.path("diagnosis").path("points").asInt()).isEqualTo(50);
    assertThat(after.path("mitigation").path("points").asInt()).isEqualTo(100);
    assertThat(after.path("score").asInt()).isEqualTo(88);
  }

  @Test
  void lettersStandForCommandsInADrillOnly() {
    assertThat(shell.line("h").code()).isEqualTo(ExitCode.USAGE);
    shell.line("train start plan");

    assertThat(shell.line("h").out()).startsWith("hint 1 of 3");
    assertThat(shell.line("c").err()).contains("plan: not solved yet");
    assertThat(shell.line("l").out()).contains("plan *");
    assertThat(shell.line("r").out()).startsWith("READ THE PLAN");
    assertThat(shell.line("n").out()).startsWith("THE FIRST ROLLOUT");
  }

  @Test
  void hintsCostPointsAndAreRememberedWhenTheDrillBeginsAgain() {
    shell.script(
        """
        train start run
        train hint
        train hint
        """);
    another();

    assertThat(shell.line("train hint").err())
        .contains("the shell that had run has ended")
        .contains("try: train start run");
    shell.script(
        """
        train start
        rollout run web --image=example/web:v2
        """);
    JsonNode score = json("train check -o json");

    assertThat(score.path("hints").asInt()).isEqualTo(2);
    assertThat(score.path("mitigation").path("points").asInt()).isEqualTo(80);
  }

  @Test
  void aScriptGoesOnAfterACommandThatFailedInADrill() {
    ShellHarness.Shown shown =
        shell.script(
            """

                train start neither-exists
                rollout run shop --image=example/shop:v2
                rollout run shop-front --image=example/shop:v2
                train check

            """);

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(shown.err()).contains("replicationcontrollers/shop not found");
    assertThat(shown.out()).contains("passed: 75 of 100 points");
  }

  @Test
  void aCheckThatIsNotPassedEndsAScriptWithOne() {
    ShellHarness.Shown shown =
        shell.script(
            """
            train start run
            train check
            get rc
            """);

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.err()).contains("run: not solved yet").contains("line 2: stopped");
  }

  @Test
  void aCheckSaysWhatAHintCosts() {
    shell.line("train start run");
    assertThat(shell.line("train check").err())
        .contains("try: train status, or train hint for 10 points");

    shell.script("train hint\ntrain hint\ntrain hint\n");
    assertThat(shell.line("train check").err()).contains("try: train status\n");
  }

  @Test
  void whatGoesWrongIsForTheOperatorToFind() {
    shell.line("train start stale-reads");
    ShellHarness.Shown shown = shell.line("rollout resume -o json");

    assertThat(shown.code()).isEqualTo(ExitCode.DONE);
    assertThat(shown.out() + shown.err()).doesNotContain("stale-read", "fault stale");
  }

  @Test
  void theStageIsNotTheOperatorsToChange() {
    shell.line("train start bad-image");

    assertThat(shell.line("fault clear").err())
        .contains("fault: expected a command that an operator");
  }

  @Test
  void theSolutionCostsMostOfThePointsAndTheAnswer() {
    shell.script(
        """
        train start run
        train solution
        train answer c
        rollout run web --image=example/web:v2
        """);
    JsonNode score = json("train check -o json");

    assertThat(score.path("passed").asBoolean()).isTrue();
    assertThat(score.path("mitigation").path("points").asInt()).isEqualTo(40);
    assertThat(score.path("diagnosis").path("points").asInt()).isZero();
  }

  @Test
  void theDebriefNamesTheFirstWrongActionAndWritesAPage() throws IOException {
    shell.line("train start unhealthy-old-pods");
    shell.line("get pods");
    shell.line("scale rc web --replicas=0");
    shell.line("rollout run web --image=example/web:v2");
    Path page = folder.resolve("debrief.html");
    JsonNode debrief = json("train debrief --solution -o json --html=" + page);

    assertThat(debrief.path("passed").asBoolean()).isFalse();
    assertThat(debrief.path("firstWrong").path("typed").path("line").asString())
        .isEqualTo("scale rc web --replicas=0");
    assertThat(debrief.path("firstWrong").path("instead").path("line").asString())
        .isEqualTo("rollout run web --image=example/web:v2");
    assertThat(Files.readString(page))
        .contains("first wrong action")
        .contains("type=\"range\"")
        .doesNotContain("src=")
        .doesNotContain("<link");
  }

  @Test
  void beforeTheDrillIsPassedTheDebriefKeepsTheSolutionBackAndCostsNothing() throws IOException {
    Path page = folder.resolve("debrief.html");
    shell.line("train start abort");
    shell.line("rollout step");
    ShellHarness.Shown text = shell.line("train debrief --html=" + page);
    JsonNode debrief = json("train debrief -o json");

    assertThat(text.out())
        .contains("command  rollout step")
        .contains("train debrief --solution")
        .contains("service 0 of 20: ", "; counts when every goal holds")
        .doesNotContain("rollout abort");
    assertThat(Files.readString(page))
        .contains("How the score is made up")
        .doesNotContain("rollout abort");
    assertThat(debrief.path("keptBack").asBoolean()).isTrue();
    assertThat(debrief.path("cause").isNull()).isTrue();
    assertThat(debrief.path("explanation").isNull()).isTrue();
    assertThat(debrief.path("reference").size()).isZero();
    shell.line("rollout abort");
    assertThat(json("train check -o json").path("mitigation").path("points").asInt())
        .isGreaterThan(80);
    assertThat(shell.line("train debrief").out()).contains("What the solution did");
  }

  @Test
  void aWriteStandsAfterTheLineThatMadeItAndBeforeTheNextOne() {
    shell.line("train start size-changed-midway");
    shell.line("scale rc web --replicas=0");
    shell.line("rollout resume");

    List<String> moments =
        shell
            .line("train debrief")
            .out()
            .lines()
            .filter(l -> l.matches(" +\\+[0-9.]+s .*"))
            .toList();

    assertThat(moments.get(0)).contains("command  scale rc web --replicas=0");
    assertThat(moments.get(1)).contains("wrong    first wrong action");
    assertThat(moments.get(2)).contains("write 1  UPDATE replicationcontrollers/web");
    assertThat(moments.get(3)).contains("command  rollout resume");
  }

  @Test
  void whoLooksAtTheSolutionFirstIsToldWhatThatCosts() {
    shell.line("train start abort");
    assertThat(shell.line("train debrief --solution").out()).contains("rollout abort");
    JsonNode failed = json("train check -o json");
    shell.line("rollout abort");
    JsonNode late = json("train check -o json");
    String text = shell.line("train check").out();

    // Both have the same points, and each says why.
    assertThat(late.path("mitigation").path("points").asInt()).isEqualTo(40);
    assertThat(failed.path("passed").asBoolean()).isFalse();
    assertThat(parts(late)).contains("solution -60 seen before it was passed: 40 at most");
    assertThat(parts(failed)).anyMatch(part -> part.startsWith("goals "));
    assertThat(text).contains("solution -60: seen before it was passed: 40 at most");
    for (JsonNode score : List.of(failed, late)) {
      assertThat(
              score
                  .path("mitigation")
                  .path("parts")
                  .valueStream()
                  .mapToInt(part -> part.path("points").asInt())
                  .sum())
          .isEqualTo(score.path("mitigation").path("points").asInt());
    }
  }

  private static List<String> parts(JsonNode score) {
    return score
        .path("mitigation")
        .path("parts")
        .valueStream()
        .map(
            part ->
                part.path("part").asString()
                    + " "
                    + part.path("points").asInt()
                    + " "
                    + part.path("why").asString())
        .toList();
  }

  @Test
  void drillsOfOnesOwnAreLintedAndTrained() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    String text = Files.readString(Path.of("../scripts/drills/run.yaml"));
    Files.writeString(own.resolve("our-first.yaml"), text);

    assertThat(shell.line("train lint " + own).out())
        .isEqualTo(own.resolve("our-first.yaml") + ": ok\n");
    assertThat(shell.line("train start our-first --drills=" + own).out())
        .startsWith("THE FIRST ROLLOUT");

    Files.writeString(own.resolve("broken.yaml"), text + "surprise: yes\n");
    ShellHarness.Shown broken = shell.line("train lint " + own);
    assertThat(broken.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(broken.out()).contains("unknown key 'surprise'").contains("line ");
  }

  @Test
  void oneBadFileDoesNotHideTheGoodOnes() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    String text = Files.readString(Path.of("../scripts/drills/run.yaml"));
    Files.writeString(own.resolve("our-first.yaml"), text);
    Files.writeString(own.resolve("broken.yaml"), text + "surprise: yes\nissue2: 3\n");
    Files.writeString(own.resolve("empty.yaml"), "");
    Files.writeString(own.resolve("plan.yaml"), text);

    ShellHarness.Shown list = shell.line("train list --drills=" + own + " -o json");

    assertThat(list.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(JsonMapper.shared().readTree(list.out()).findValuesAsString("drill"))
        .contains("our-first", "plan")
        .doesNotContain("broken", "empty");
    assertThat(list.err().lines())
        .hasSize(5)
        .anyMatch(line -> line.contains("broken.yaml, line ") && line.endsWith("(and 1 more)"))
        .anyMatch(line -> line.contains("empty.yaml, line 1: expected a mapping"))
        .anyMatch(line -> line.contains("plan.yaml: expected a name of its own"))
        .contains(
            "error: " + own + ": expected drills, but 3 of its files cannot be used",
            "try: train lint " + own);
    assertThat(shell.line("train start our-first --drills=" + own).code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void lintSaysWhatToWriteInsteadAndLooksAtTheLinesToBeTyped() throws IOException {
    String text = Files.readString(Path.of("../scripts/drills/run.yaml"));
    Path misspelt = folder.resolve("misspelt.yaml");
    Files.writeString(misspelt, text.replace("level: ", "levl: "));
    Path words = folder.resolve("words.yaml");
    Files.writeString(words, text.replace("- rollout run web", "- rolout run web"));
    Path objects = folder.resolve("objects.yaml");
    Files.writeString(objects, text + "objects: [{kind: Foo, apiVersion: v1}]\n");

    JsonNode keys = json("train lint " + misspelt + " -o json").get(0).path("problems");
    assertThat(keys.findValuesAsString("key")).containsExactly("levl", "level");
    assertThat(keys.get(0).path("line").asInt()).isEqualTo(2);
    assertThat(keys.findValuesAsString("hint")).containsOnly("level: trouble");
    assertThat(shell.line("train lint " + words).out())
        .contains("solution: 'rolout run web --image=example/web:v2': unknown command 'rolout'");
    assertThat(shell.line("train lint " + objects).out())
        .contains("objects.yaml, line " + (text.lines().count() + 1) + ": drill: objects: ");
  }

  @Test
  void aDrillThatIsSolvedFromTheBeginningIsFound() throws IOException {
    Path file = folder.resolve("easy.yaml");
    String text = Files.readString(Path.of("../scripts/drills/run.yaml"));
    Files.writeString(
        file, text.replace("image: example/web:v2, replicas", "image: example/web:v1, replicas"));

    ShellHarness.Shown shown = shell.line("train lint " + file);

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.out())
        .contains("[ ] fails untouched: every goal holds before anything is done")
        .contains("[ ] passes with its solution: web runs example/web:v1");
  }

  @Test
  void anUnknownDrillIsAUsageErrorWithTheNearestName() {
    ShellHarness.Shown shown = shell.line("train start bad-imgae");

    assertThat(shown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(shown.err())
        .contains("did you mean 'bad-image'?")
        .contains("try: train start bad-image");
  }

  @Test
  void whoLeavesTheDrillsClusterLeavesTheDrill() {
    shell.line("train start run");
    shell.line("connect simulator");

    ShellHarness.Shown shown = shell.line("train check");

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.err()).contains("training: expected a drill under way");
  }

  @Test
  void theScoreSumsUpWhatWasReached() {
    shell.script(
        """
        train start run
        rollout run web --image=example/web:v2
        train answer c
        train check
        """);

    JsonNode score = json("train score -o json");

    assertThat(score.path("passed").asInt()).isEqualTo(1);
    assertThat(score.path("points").asInt()).isEqualTo(100);
    assertThat(score.path("levels").get(0).path("level").asString()).isEqualTo("first-steps");
  }
}
