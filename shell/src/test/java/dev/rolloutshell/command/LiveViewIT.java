package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The live view on a terminal that exists in memory only. */
class LiveViewIT {

  private static final String BAD = "rollout run web --image=example/never-ready:v2 --watch\r";

  @Test
  void pausesStepsGoesOnAndEnds() throws IOException {
    try (Operator operator = new Operator("xterm", true)) {
      operator.type("rollout start web --image=example/web:v2\r");
      operator.awaitText("step 2]> ");
      operator.type("rollout watch\r");
      operator.awaitText("paused here: space makes the next write");
      operator.type(" ");
      operator.awaitText("step 2   UPDATE");
      operator.type("p");
      operator.awaitText("Ctrl-C interrupts the rollout between two writes");
      operator.awaitText("web is rolled out");
    }
  }

  @Test
  void interruptsBetweenTwoWritesAndSaysSo() throws IOException {
    try (Operator operator = new Operator("xterm", true)) {
      operator.type(BAD);
      operator.awaitText("deadline in");
      operator.type(String.valueOf(Operator.CONTROL_C));
      operator.awaitText("error: interrupted between two writes");
      operator.type("rollout abort --watch\r");
      operator.awaitText("web is restored");
    }
  }

  @Test
  void leavesTheViewWithoutEndingTheRollout() throws IOException {
    try (Operator operator = new Operator("xterm", true)) {
      operator.type(BAD);
      operator.awaitText("deadline in");
      operator.type("q");
      operator.awaitText("the view is left, and the rollout goes on here");
      operator.awaitText("0 of 3 ready");
      operator.type(String.valueOf(Operator.CONTROL_C));
      operator.awaitText("error: interrupted between two writes");
    }
  }

  @Test
  void leavesAPausedRolloutAlone() throws IOException {
    try (Operator operator = new Operator("xterm", true)) {
      operator.type(BAD);
      operator.awaitText("deadline in");
      operator.type("p");
      operator.awaitText("paused here");
      operator.type("q");
      operator.awaitText("nothing is written here any more");
      operator.type("version\r");
      operator.awaitText("rollout-shell ");
    }
  }

  @Test
  void foldsWhenTheTerminalBecomesNarrowAndUnfoldsWhenItIsWideAgain() throws IOException {
    try (Operator operator = new Operator("xterm", true)) {
      operator.type(BAD);
      operator.awaitText("deadline in");
      operator.resize(60, 40);
      operator.awaitText("source  web  example/web:v1");
      operator.resize(150, 40);
      operator.awaitText("available 3  example/web:v1");
      operator.type(String.valueOf(Operator.CONTROL_C));
      operator.awaitText("error: interrupted between two writes");
    }
  }

  @Test
  void leavesAWatchedRolloutAloneWithQ() throws IOException {
    try (Operator operator = new Operator("xterm", true)) {
      operator.type("rollout start web --image=example/web:v2\r");
      operator.awaitText("step 2]> ");
      operator.type("rollout watch\r");
      operator.awaitText("paused here");
      operator.resize(70, 40);
      operator.awaitText("source  web  example/web:v1");
      operator.type("q");
      operator.awaitText("the view is left; nothing is written here any more");
    }
  }

  @Test
  void sendsNoColourWhereNoneIsWanted() throws IOException {
    try (Operator operator = new Operator("xterm-256color", false)) {
      operator.type(BAD);
      operator.awaitText("running: ");
      operator.resize(150, 40);
      operator.type("p");
      operator.awaitText("paused here");
      assertThat(operator.sent()).doesNotContainPattern("\u001b\\[[0-9;]*3[0-7]m");
      operator.type("q");
      operator.awaitText("nothing is written here any more");
    }
  }

  @Test
  void printsALineForEachChangeOnADumbTerminal() throws IOException {
    try (Operator operator = new Operator("dumb", true)) {
      operator.type("rollout run web --image=example/web:v2 --watch\r");
      operator.awaitText("web: rolling, step 8 of 18; source web desired 3, current 3");
      operator.awaitText("web is rolled out");
    }
  }

  @Test
  void waitsForARolloutToBegin() throws IOException {
    try (Operator operator = new Operator("xterm", true)) {
      operator.type("rollout watch\r");
      operator.awaitText("no rollout is under way in namespace default: waiting for one to begin");
      operator.type("q");
      operator.awaitText("no rollout is under way in namespace default: start one");
      operator.type("rollout watch web\r");
      operator.awaitText("no rollout of web is under way");
      new ShellHarness(operator.session()).line("rollout start web --image=example/web:v2");
      operator.awaitText("paused here: space makes the next write");
      operator.type("q");
      operator.awaitText("nothing is written here any more");
    }
  }

  @Test
  void redrawsAWatchedCommandUntilItIsLeft() throws IOException {
    try (Operator operator = new Operator("xterm", true)) {
      operator.type("watch get rc --every=200ms\r");
      operator.awaitText("every 200ms: get rc");
      operator.type("q");
      operator.awaitText("simulator:default> ");
      operator.type("watch get rc --until=9/9\r");
      operator.awaitText("until '9/9'; q leaves, Ctrl-C interrupts");
      operator.type(String.valueOf(Operator.CONTROL_C));
      operator.awaitText("error: interrupted");
      operator.type("watch get pods --until=Running\r");
      operator.awaitText("simulator:default> ");
    }
  }

  @Test
  void movesPausedTimeOnWhileSomebodyWatches() throws IOException {
    try (Operator operator = new Operator("xterm", true)) {
      operator.type("simulator pause\r");
      operator.awaitText("stands still");
      operator.type("scale rc web --replicas=4\r");
      operator.awaitText("scaled from 3 to 4");
      operator.type("watch get rc --every=300ms --until='/web +4 +4 +4/'\r");
      operator.awaitText("simulator:default> ");
    }
  }
}
