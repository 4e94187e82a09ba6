package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The prompt on a terminal that exists in memory only. */
class TerminalIT {

  private static final String STATE = "rolloutshell.state";

  @TempDir Path folder;
  private Operator operator;

  @BeforeEach
  void sitDown() throws IOException {
    System.setProperty(STATE, folder.toString());
    operator = new Operator("xterm", true);
  }

  @AfterEach
  void getUp() throws IOException {
    operator.close();
    System.clearProperty(STATE);
  }

  @Test
  void runsACommandAndShowsTheRolloutInThePrompt() throws IOException {
    operator.type("rollout start web --image=example/web:v2\r");

    operator.awaitText("simulator:default [web 0/3 step 2]> ");
  }

  @Test
  void printsAnErrorAndGoesOn() throws IOException {
    operator.type("frobnicate\r");
    operator.awaitText("error: unknown command 'frobnicate'");
    operator.type("version\r");
    operator.awaitText("rollout-shell ");
  }

  @Test
  void clearsTheScreen() throws IOException {
    operator.type("clear\r");
    await().untilAsserted(() -> assertThat(operator.sent()).contains("\u001b[H\u001b[2J"));
    operator.awaitText("simulator:default> ");
  }

  @Test
  void clearsTheLineOnControlC() throws IOException {
    operator.type("frobnicate" + Operator.CONTROL_C);
    operator.awaitText("simulator:default> ");
    operator.type("version\r");
    operator.awaitText("rollout-shell ");
  }

  @Test
  void stopsACommandOnControlCAndStays() throws IOException {
    operator.type("rollout run web --image=example/never-ready:v2\r");
    operator.awaitText("0 of 3 ready");
    operator.type(String.valueOf(Operator.CONTROL_C));
    operator.awaitText("interrupted between two writes");
    operator.type("rollout abort\r");
    operator.awaitText("web is restored");
  }

  @Test
  void followsObjectsUntilControlC() throws IOException {
    operator.type("get rc -w\r");
    operator.awaitText("ADDED");
    operator.type(String.valueOf(Operator.CONTROL_C));
    operator.awaitText("error: interrupted");
    operator.type("version\r");
    operator.awaitText("rollout-shell ");
  }

  @Test
  void completesCommandsAndLiveNames() throws IOException {
    operator.type("rollout ab\t");
    operator.awaitText("abort");
    operator.type("we\t\r");
    operator.awaitText("nothing to abort");
  }

  @Test
  void tabTwiceListsAndPutsNothingIntoTheLine() throws IOException {
    operator.type("rollo\t\t");
    operator.awaitText("abort");
    operator.type("\tstatus web\r");
    operator.awaitText("default/web: no rollout under way");
    operator.type("rollout run \t");
    operator.awaitText("--container=");
  }

  @Test
  void tabListsNamesBeforeOptions() throws IOException {
    operator.type("rollout run web\t\t" + Operator.CONTROL_C);
    operator.awaitText("simulator:default> ");
    operator.type("rollout run \t");
    await().untilAsserted(() -> assertThat(operator.shown()).contains("--container="));
    assertThat(operator.shown()).containsSubsequence("web", "--container=");
  }

  @Test
  void aLetterWithAltActsAtOnceInADrillAndOnlyOnAnEmptyLine() throws IOException {
    operator.type("train start plan\r");
    operator.awaitText("READ THE PLAN");
    operator.type("\u001bh");
    operator.awaitText("hint 1 of 3");
    operator.type("versio\u001bhn\r");
    operator.awaitText("rollout-shell ");
    operator.type("\u001bc");
    operator.awaitText("plan: not solved yet");
  }

  @Test
  void aLetterAloneActsWhenNothingFollowsAndSaysFirstWhatItCosts() throws IOException {
    operator.type("train start plan\r");
    operator.awaitText("READ THE PLAN");
    operator.type("c");
    operator.awaitText("plan: not solved yet");
    operator.type("h");
    operator.awaitText("h: a hint costs 10 points; h again does it, or type on");
    operator.type("h");
    operator.awaitText("hint 1 of 3");
    operator.type("n");
    operator.awaitText("n: this drill is left, and it is not passed; n again does it");
    operator.type("version\r");
    operator.awaitText("rollout-shell ");
    operator.type("n");
    operator.awaitText("n again does it");
    operator.type("n");
    operator.awaitText("THE FIRST ROLLOUT");
  }

  @Test
  void aLetterThatBeginsASlowlyTypedWordStartsNothingAgain() throws IOException {
    operator.type("train start plan\r");
    operator.awaitText("READ THE PLAN");
    operator.type("r");
    operator.awaitText("r: the drill begins again, on a fresh cluster; r again does it");
    operator.type("ollout plan web --image=example/web:v2\r");
    operator.awaitText("18 writes ahead");
    operator.type("rr" + Operator.CONTROL_C + "version\r");
    await().atMost(Duration.ofSeconds(30)).until(() -> operator.shown().contains("rollout-shell "));
    assertThat(operator.shown()).doesNotContain("READ THE PLAN");
  }

  @Test
  void aLetterWithAltIsNoCommandWhereThereIsNoDrill() throws IOException {
    operator.type("\u001bc\u001bl\u001brversion\r");

    await().atMost(Duration.ofSeconds(30)).until(() -> operator.shown().contains("rollout-shell "));
    assertThat(operator.shown()).doesNotContain("error");
  }

  @Test
  void aScenarioIsSteppedAndGoneBackOverAndEndsTheSame() throws IOException {
    Path story = folder.resolve("story.yaml");
    Files.writeString(
        story,
        """
        description: A rollout is stopped half way. Then it goes on.
        steps:
        - rollout run web --image=example/web:v2 --until=1/3
        - advance: 5s
        - {run: rollout resume web, exit: 0}
        expectations:
          states: [{object: rc/web, image: "example/web:v2", ready: 3}]
        """);

    operator.type("scenario replay " + story + "\r");
    String straight = endOfReplay();
    operator.type("scenario replay " + story + " --step\r");
    operator.awaitText("story: A rollout is stopped half way.");
    operator.type("\r");
    operator.awaitText("step 2 of 3   simulator advance 5s");
    operator.type("\r");
    operator.awaitText("step 3 of 3   rollout resume web");
    operator.type("get rc\r");
    operator.awaitText("DESIRED");
    operator.type("b\r");
    operator.awaitText("step 2 of 3   simulator advance 5s");
    operator.type("b\r");
    operator.awaitText("step 1 of 3   rollout run web");
    operator.type("\r");
    operator.awaitText("step 2 of 3   simulator advance 5s");
    operator.type("\r");
    operator.awaitText("step 3 of 3   rollout resume web");
    operator.type("\r");
    operator.awaitText("end of the steps");
    operator.type("\r");

    assertThat(endOfReplay()).isEqualTo(straight).startsWith("2 of 2 expectations held; ");
  }

  /** The line that tells how many writes a replay made, in how much time. */
  private String endOfReplay() {
    String[] line = {""};
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              line[0] =
                  operator
                      .shown()
                      .lines()
                      .filter(l -> l.contains("of virtual time"))
                      .findFirst()
                      .orElse("");
              return !line[0].isEmpty();
            });
    operator.awaitText("simulator:default> ");
    return line[0];
  }

  @Test
  void leavesOnExit() throws IOException {
    operator.type("exit\r");

    assertThat(operator.isGone()).isTrue();
  }
}
