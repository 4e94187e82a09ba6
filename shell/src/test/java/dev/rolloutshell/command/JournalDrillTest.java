package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolloutshell.journal.Entry;
import dev.rolloutshell.journal.JournalFile;
import dev.rolloutshell.journal.JournalFolder;
import dev.rolloutshell.journal.JournalReader;
import dev.rolloutshell.journal.Place;
import dev.rolloutshell.rollout.drive.ClusterRollouts;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.SimulatorConnection;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.simulator.Sample;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.train.Drill;
import dev.rolloutshell.train.DrillFile;
import dev.rolloutshell.train.Goal;
import dev.rolloutshell.train.JournalDrill;
import dev.rolloutshell.train.SelfCheck;
import dev.rolloutshell.view.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalDrillTest {

  private static final Place CLUSTER = new Place("prod", "https://10.0.0.1", "shop");

  @TempDir Path folder;
  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);
  private final ShellHarness shell = ShellHarness.recorded(session);

  @AfterEach
  void close() {
    session.close();
  }

  private List<Entry> typed(String... lines) {
    List.of(lines).forEach(shell::line);
    return session.diary().entries();
  }

  private static Drill draft(List<Entry> entries) {
    String yaml = Documents.yaml(JournalDrill.of(entries, ReplayShells::open));
    return DrillFile.parse(yaml, "draft.yaml");
  }

  /**
   * What is handed out passes the lint; it is played to see that before, and here as it is read.
   */
  private static void assertCanBeTrained(Drill drill) {
    assertThat(new SelfCheck(ReplayShells::open).check(drill)).allMatch(SelfCheck.Finding::holds);
  }

  @Test
  void aPlainRunIsToBeDoneAsItWas() {
    Drill drill = draft(typed("get rc", "rollout run web --image=example/web:v2"));

    assertThat(drill.setting().lines()).isEmpty();
    assertThat(drill.solution()).containsExactly("rollout run web --image=example/web:v2");
    assertThat(drill.goals()).contains(new Goal.Complete("web", "example/web:v2", 3));
    assertCanBeTrained(drill);
  }

  @Test
  void aClientThatWasKilledIsTheSetupAndTheResumeTheSolution() {
    Drill drill =
        draft(
            typed(
                "rollout run web --image=example/web:v2 --until=1/3",
                "rollout kill --lost-reply",
                "rollout status",
                "rollout resume"));

    assertThat(drill.setting().lines())
        .containsExactly(
            "rollout run web --image=example/web:v2 --until=1/3", "rollout kill --lost-reply");
    assertThat(drill.solution()).containsExactly("rollout resume");
    assertThat(drill.wrong().lines()).containsExactly("rollout abort web");
  }

  @Test
  void anAbortEndsWithTheOldImage() {
    Drill drill =
        draft(typed("rollout run web --image=example/web:v2 --until=2/3", "rollout abort"));

    assertThat(drill.solution()).containsExactly("rollout abort");
    assertThat(drill.goals()).contains(new Goal.Complete("web", "example/web:v1", 3));
  }

  @Test
  void aRolloutThatTheSessionTookOverIsHalfDoneInTheDraft() {
    typed("rollout run web --image=example/web:v2 --max-surge=2 --until=2/3");
    int before = session.diary().entries().size();
    List<Entry> all = typed("rollout resume");

    Drill drill = draft(all.subList(before, all.size()));

    assertThat(drill.setting().lines())
        .startsWith("rollout start web --image=example/web:v2 --max-surge=2 --max-unavailable=0")
        .endsWith("rollout kill web");
    assertThat(drill.solution()).containsExactly("rollout resume");
    assertThat(drill.service()).isEqualTo(new Drill.Service("app=web", 3, 5));
  }

  @Test
  void aSessionThatEndsInAFailedRunHasItsOwnEndAsTheGoal() {
    Drill drill = draft(typed("rollout run web --image=example/bad-tag:v2 --progress-deadline=1m"));

    assertThat(drill.setting().faults()).hasSize(1);
    assertThat(drill.goals())
        .contains(new Goal.UnderWay("web", Goal.UnderWay.Direction.FORWARD))
        .contains(new Goal.ServiceKept(0));
  }

  @Test
  void whatKeptPodsFromStartingOnAClusterIsAFaultOfTheDraft() {
    List<Entry> entries =
        typed("rollout run web --image=example/bad-tag:v2 --progress-deadline=1m", "rollout abort");
    List<Entry> onACluster = entries.stream().map(JournalDrillTest::onACluster).toList();

    Drill drill = draft(onACluster);

    assertCanBeTrained(drill);
    assertThat(drill.setting().objects()).hasSize(1);
    assertThat(drill.setting().faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.kind().word()).isEqualTo("image-pull-fails"));
    assertThat(drill.solution()).containsExactly("rollout abort");
  }

  @Test
  void namesThatAreMadeFromManifestsAreThoseOfTheDraft() {
    List<Entry> entries =
        typed(
            "rollout run web --image=example/web:v2 --until=1/3",
            "delete rc web-spjfsbvfbg",
            "rollout run web --image=example/web:v2");

    Drill drill = draft(entries.stream().map(JournalDrillTest::onACluster).toList());

    assertThat(String.join(" ", drill.setting().lines()) + String.join(" ", drill.solution()))
        .contains("delete rc web-")
        .doesNotContain("web-spjfsbvfbg");
  }

  /**
   * The journal of somebody who types the last of these lines, after others have typed the rest.
   */
  private static List<Entry> last(String... lines) {
    SimulatedCluster cluster = SimulatedCluster.start(SimulatorOptions.DEFAULT);
    Sample.load(cluster);
    try (Session others = on(cluster);
        Session own = on(cluster)) {
      ShellHarness before = new ShellHarness(others);
      List.of(lines).subList(0, lines.length - 1).forEach(before::line);
      ShellHarness.recorded(own).line(lines[lines.length - 1]);
      return own.diary().entries();
    }
  }

  private static Session on(SimulatedCluster cluster) {
    return new Session(
        target -> SimulatorConnection.on(cluster, "simulator"),
        ClusterRollouts::new,
        Target.Simulator.DEFAULT);
  }

  @ParameterizedTest(name = "after {0} steps")
  @ValueSource(ints = {2, 13, 16, 17})
  void aRolloutThatWasFoundAnywhereGoesOnFromThere(int steps) {
    Drill drill =
        draft(
            last(
                "rollout start web --image=example/web:v2",
                "rollout step " + (steps - 1),
                "simulator advance 10s",
                "rollout resume"));

    assertThat(drill.setting().lines()).contains("rollout step web " + (steps - 1));
    assertThat(drill.solution()).containsExactly("rollout resume");
    assertThat(drill.goals()).contains(new Goal.Complete("web", "example/web:v2", 3));
    assertThat(drill.knows().toString().contains("example/web:earlier stands in"))
        .isEqualTo(steps >= 13);
  }

  @ParameterizedTest(name = "with write {0} of the abort")
  @ValueSource(ints = {1, 5, 9})
  void anAbortThatWasFoundGoesBackFromThere(int died) {
    Drill drill =
        draft(
            last(
                "rollout run web --image=example/web:v2 --until=3/3",
                "simulator advance 10s",
                "fault add kill-after --verb=write --nth=" + died,
                "rollout abort",
                "fault clear",
                "simulator advance 10s",
                "rollout resume"));

    assertThat(drill.setting().lines()).contains("rollout abort web");
    assertThat(drill.solution()).containsExactly("rollout resume");
    assertThat(drill.goals()).contains(new Goal.Complete("web", "example/web:v1", 3));
  }

  @Test
  void anAbortThatWasFoundIsTurnedForwardAgain() {
    Drill drill =
        draft(
            last(
                "rollout run web --image=example/web:v2 --until=2/3",
                "fault add kill-after --verb=write --nth=4",
                "rollout abort",
                "fault clear",
                "rollout run web --image=example/web:v2"));

    assertThat(drill.setting().lines()).contains("rollout abort web");
    assertThat(drill.goals()).contains(new Goal.Complete("web", "example/web:v2", 3));
  }

  @Test
  void aNameThatWasToBeKeptIsKeptInTheDraft() {
    Drill drill =
        draft(
            last(
                "rollout start web web-2 --image=example/web:v2",
                "rollout step 12",
                "simulator advance 10s",
                "rollout resume web"));

    assertCanBeTrained(drill);
    assertThat(drill.setting().lines())
        .startsWith("rollout start web web-2 --image=example/web:v2");
    assertThat(drill.goals()).contains(new Goal.Complete("web-2", "example/web:v2", 3));
  }

  private static Entry onACluster(Entry entry) {
    return new Entry(
        entry.time(),
        entry.clock(),
        entry.session(),
        entry.command(),
        entry.who(),
        CLUSTER,
        entry.what());
  }

  @Test
  void aJournalThatIsTornInARunTellsOfWhatWasWritten() throws IOException {
    session.diary().tell(new JournalFile(new JournalFolder(folder), message -> {}));
    typed("rollout run web --image=example/web:v2");
    Path file = new JournalFolder(folder).files().get(0);
    String text = Files.readString(file);
    int step9 = text.indexOf("\"step\":9");
    Files.writeString(file, text.substring(0, step9 + 20));

    Drill drill = draft(JournalReader.read(file).entries());

    assertThat(drill.solution())
        .containsExactly(
            "rollout start web --image=example/web:v2", "rollout step web 7", "rollout kill web");
    assertThat(drill.goals()).contains(new Goal.UnderWay("web", Goal.UnderWay.Direction.FORWARD));
  }

  @Test
  void whatAJournalDoesNotHoldIsSaidInOneLine() {
    assertThatThrownBy(() -> draft(typed("get rc")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected the writes of a rollout, but there are none");
  }

  @Test
  void aSessionThatCannotBePlayedAgainIsRefused() {
    typed("rollout run web --image=example/web:v2 --until=1/3", "scale rc web --replicas=5");
    int before = session.diary().entries().size();
    List<Entry> all = typed("simulator advance 10s", "rollout resume");

    assertThatThrownBy(() -> draft(all.subList(before, all.size())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sizes that a rollout of 3 pods passes through")
        .hasMessageContaining("found 5 and 1");
  }
}
