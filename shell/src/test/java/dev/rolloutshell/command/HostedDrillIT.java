package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An instructor and a trainee, each with a shell of their own, over HTTPS on loopback. */
class HostedDrillIT {

  private static final String STATE = "rolloutshell.state";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final Session instructors = Connections.session(Target.Simulator.DEFAULT, false);
  private final Session trainees = Connections.session(Target.Simulator.DEFAULT, false);
  private final ShellHarness instructor = new ShellHarness(instructors);
  private final ShellHarness trainee = new ShellHarness(trainees);

  @BeforeEach
  void host() throws Exception {
    System.setProperty(STATE, folder.toString());
    ShellHarness.Shown hosted =
        instructor.line("train host bad-image --speed=10x --kubeconfig=" + kubeconfig());
    assertThat(hosted.code()).as(hosted.err()).isEqualTo(ExitCode.DONE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kubeconfig())))
        .isEqualTo("rw-------");
    ShellHarness.Shown joined = trainee.line("train join --kubeconfig=" + kubeconfig());
    assertThat(joined.code()).as(joined.err()).isEqualTo(ExitCode.DONE);
    assertThat(joined.out()).contains("THE IMAGE THAT IS NOT THERE");
    awaitNotes(instructor, "trainee: is here, and the drill begins");
  }

  @AfterEach
  void end() {
    trainees.close();
    instructors.close();
    System.clearProperty(STATE);
  }

  private Path kubeconfig() {
    return folder.resolve("training.kubeconfig");
  }

  private void awaitNotes(ShellHarness shell, String text) {
    StringBuilder seen = new StringBuilder();
    await().atMost(PATIENCE).until(() -> seen.append(shell.noted()).toString().contains(text));
  }

  @Test
  void theInstructorSeesTheTraineeWorkAndEndsWithTheDebrief() {
    assertThat(trainee.line("h").out()).contains("hint 1 of 3");
    assertThat(trainee.line("get pods").out()).contains("ImagePullBackOff");
    awaitNotes(instructor, "trainee> get pods");
    assertThat(trainee.line("c").err()).contains("bad-image: not solved yet");
    instructor.line("train note \"what do the pods say?\"");
    awaitNotes(trainee, "instructor: what do the pods say?");
    assertThat(trainee.line("train answer b").out()).contains("right: ");
    assertThat(trainee.line("rollout abort").code()).isEqualTo(ExitCode.DONE);
    awaitNotes(instructor, "trainee: has solved it");
    assertThat(trainee.line("c").out()).contains("passed: ");

    ShellHarness.Shown ended = instructor.line("train end");

    assertThat(ended.out())
        .contains("result: passed")
        .contains("command  rollout abort")
        .contains("hints: 1");
    awaitNotes(trainee, "the drill is over");
    assertThat(folder.resolve("rollout-shell").resolve("training.json")).doesNotExist();
  }

  @Test
  void thePromptsOfBothHaveTheDrillsName() {
    assertThat(new Prompt(trainees).exactText()).startsWith("bad-image:default");
    assertThat(new Prompt(instructors).exactText()).startsWith("bad-image:default");
    trainee.line("connect simulator");
    assertThat(new Prompt(trainees).exactText()).startsWith("simulator:default");
  }

  /** What a joined trainee types, and what comes of it: nothing leaves the hosted drill. */
  @Test
  void everyTrainingCommandOfASeatIsAnsweredByTheDeskOrRefusedInOneLine() {
    assertThat(trainee.line("train status").out()).contains("[ ] web runs example/web:v1");
    assertThat(trainee.line("l").out()).contains("bad-image *").doesNotContain("monday-morning");
    assertThat(trainee.line("train score").out()).contains("goals 40 of 60: 2 of 3 hold");
    for (String line :
        List.of(
            "n",
            "r",
            "train next --exam",
            "train start run",
            "train host run",
            "train end",
            "train note \"to myself\"")) {
      ShellHarness.Shown shown = trainee.line(line);
      assertThat(shown.code()).as(line).isEqualTo(ExitCode.REFUSED);
      assertThat(shown.out()).as(line).isEmpty();
      assertThat(shown.err())
          .as(line)
          .contains("in a hosted drill it is the instructor's")
          .hasLineCount(2);
    }
    for (String line : List.of("train solution", "train debrief", "train debrief --solution")) {
      ShellHarness.Shown shown = trainee.line(line);
      assertThat(shown.code()).as(line).isEqualTo(ExitCode.REFUSED);
      assertThat(shown.err()).as(line).contains("expected the end of the drill").hasLineCount(2);
    }
    for (String line : StageHands.LINES) {
      assertThat(trainee.line(line).err()).as(line).contains("not one of the stage");
    }
    for (String line : List.of("'train' next", "'train next'", "watch train end --timeout=1s")) {
      assertThat(trainee.line(line).err()).as(line).contains("it is the instructor's");
    }
    assertThat(trainee.line("watch train solution").err()).contains("expected the end");
    assertThat(trainee.line("'train'  status").out()).contains("[ ] web runs example/web:v1");
    assertThat(trainee.line("h").out()).contains("hint 1 of 3");
    awaitNotes(instructor, "trainee> train next --exam\ntrainee: exit code 1\n");
  }

  @Test
  void whatADeskAnswersIsOneDocumentWhereOneIsAskedFor() {
    for (String line :
        List.of("train status", "train hint", "train check", "train answer", "train list")) {
      ShellHarness.Shown shown = trainee.line(line + " -o json");
      assertThat(JsonMapper.shared().readTree(shown.out()).isContainer()).as(line).isTrue();
    }
    JsonNode refused = JsonMapper.shared().readTree(trainee.line("train next -o json").out());
    assertThat(refused.path("code").asInt()).isEqualTo(1);
    assertThat(refused.path("message").asString()).contains("train next");
  }

  @Test
  void theInstructorDoesNotActForTheTrainee() {
    for (String line :
        List.of(
            "train hint",
            "train answer b",
            "train reset",
            "train next",
            "train start run",
            "'train' reset",
            "watch train reset",
            "watch --timeout 1s 'train' hint")) {
      ShellHarness.Shown shown = instructor.line(line);
      assertThat(shown.code()).as(line).isEqualTo(ExitCode.REFUSED);
      assertThat(shown.err()).as(line).contains("is hosted for a trainee").hasLineCount(2);
    }
    assertThat(instructor.line("train solution").out()).contains("rollout abort");
    assertThat(trainee.line("train status").out()).contains("hints taken: 0");
    JsonNode graded =
        JsonMapper.shared().readTree(trainee.line("train score -o json").out()).path("mitigation");
    assertThat(graded.path("points").asInt()).as("no cap of the solution").isEqualTo(40);
  }

  @Test
  void timeCountsFromTheJoinToTheMomentOfTheSolution() {
    instructor.line("train end");
    instructor.line("train host bad-image --kubeconfig=" + kubeconfig());
    instructor.line("simulator advance 10m");
    trainee.line("train join --kubeconfig=" + kubeconfig());
    JsonNode before = JsonMapper.shared().readTree(trainee.line("train status -o json").out());
    trainee.line("rollout abort");
    instructor.line("simulator advance 20m");
    JsonNode score = JsonMapper.shared().readTree(instructor.line("train end -o json").out());

    assertThat(before.path("time").asString()).matches("([0-9]+s)?([0-9.]+ms)?");
    assertThat(score.path("passed").asBoolean()).isTrue();
    assertThat(score.path("mitigation").path("time").asString())
        .matches("(1m)?([0-9]+s)?([0-9.]+ms)?");
  }

  @Test
  void whatTheInstructorWritesIsNotTheTrainees() {
    trainee.line("get rc");
    instructor.line("scale rc web --replicas=5");
    trainee.line("get rc");

    JsonNode debrief = JsonMapper.shared().readTree(instructor.line("train end -o json").out());

    assertThat(debrief.path("typed").size()).isEqualTo(2);
    assertThat(debrief.path("typed").get(1).path("writes").asInt()).isZero();
    assertThat(instructor.line("train debrief").out())
        .contains("instructor: scale rc web --replicas=5");
  }

  @Test
  void afterTheEndTheTraineeCanLookBackAndGoOnAlone() {
    instructor.line("train end");
    awaitNotes(trainee, "the drill is over");

    assertThat(instructor.line("train end").err()).contains("it has ended");
    assertThat(trainee.line("train debrief").out()).contains("result: not passed");
    assertThat(trainee.line("train start run").out()).startsWith("THE FIRST ROLLOUT");
    assertThat(new ShellHarness(trainees).line("train join --kubeconfig=" + kubeconfig()).err())
        .contains("but it is over");
  }

  @Test
  void whoLeavesIsMissedAndWhoComesBackGoesOn() {
    trainee.line("exit");
    awaitNotes(instructor, "trainee: has left");
    trainee.line("train join --kubeconfig=" + kubeconfig());
    awaitNotes(instructor, "trainee: is here\n");
    trainee.line("connect simulator");
    awaitNotes(instructor, "trainee: is gone");
  }

  @Test
  void whoJoinsAgainInOneShellIsTheSameTrainee() {
    long seats = seats();
    trainee.line("train join --kubeconfig=" + folder.resolve("none.kubeconfig"));
    assertThat(trainee.line("h").out()).as("after a join that failed").contains("hint 1 of 3");
    assertThat(trainee.line("train join --kubeconfig=" + kubeconfig()).code())
        .isEqualTo(ExitCode.DONE);
    trainee.line("get rc");

    StringBuilder seen = new StringBuilder();
    await()
        .atMost(PATIENCE)
        .until(() -> seen.append(instructor.noted()).toString().contains("> get rc\n"));
    assertThat(seen)
        .contains("trainee: has left\n", "trainee: is here\n", "trainee> get rc\n")
        .doesNotContain("trainee 2");
    await().atMost(PATIENCE).until(() -> seats() == seats);
  }

  private static long seats() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("seat"))
        .count();
  }

  @Test
  void thereIsOneSeatAndASecondTraineeIsRefusedInOneLine() {
    try (Session seconds = Connections.session(Target.Simulator.DEFAULT, false)) {
      ShellHarness second = new ShellHarness(seconds);
      ShellHarness.Shown shown = second.line("train join --kubeconfig=" + kubeconfig());

      assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(shown.out()).isEmpty();
      assertThat(shown.err())
          .contains("drill bad-image: expected nobody at it, but a trainee has joined")
          .contains("try: train join, when that one has left")
          .hasLineCount(2);
      assertThat(new Prompt(seconds).exactText()).startsWith("simulator:default");
      awaitNotes(instructor, "somebody else wanted to join, but the seat is taken");
      assertThat(trainee.line("h").out()).contains("hint 1 of 3");
      trainee.line("exit");
      awaitNotes(instructor, "trainee: has left");
      assertThat(second.line("train join --kubeconfig=" + kubeconfig()).code())
          .isEqualTo(ExitCode.DONE);
    }
  }

  @Test
  void aTraineeIsToldThatTheInstructorIsGone() {
    instructor.line("connect simulator");

    awaitNotes(trainee, "instructor: is gone");
    assertThat(trainee.line("train start run").out()).startsWith("THE FIRST ROLLOUT");
  }

  @Test
  void aPortThatIsTakenLeavesEverythingAsItWas() throws Exception {
    instructor.line("train end");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ShellHarness.Shown shown = instructor.line("train host run --port=" + taken.getLocalPort());

      assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(shown.err()).contains("try: ");
    }
    assertThat(instructor.line("train status").out()).startsWith("THE IMAGE THAT IS NOT THERE");
    assertThat(trainee.line("get rc").out()).contains("web");
  }

  @Test
  void aTimeThatIsPausedStandsStillForBoth() {
    instructor.line("simulator pause");
    String before = instructor.line("simulator pause -o json").out();

    assertThat(trainee.line("get rc").out()).contains("web");
    assertThat(instructor.line("simulator pause -o json").out()).isEqualTo(before);
  }

  @Test
  void whoJoinsWhereNothingIsHostedIsToldWhatToDo() {
    instructor.line("connect simulator");
    instructor.line(
        "simulator serve --background --kubeconfig=" + folder.resolve("other.kubeconfig"));

    ShellHarness.Shown shown =
        trainee.line("train join --kubeconfig=" + folder.resolve("other.kubeconfig"));

    assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.err()).contains("expected a hosted drill").contains("train host DRILL");
  }
}
