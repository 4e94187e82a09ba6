package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.train.Catalogue;
import dev.rolloutshell.train.Drill;
import dev.rolloutshell.train.ExamPaper;
import dev.rolloutshell.train.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ExamTest {

  private static final long SEED = 7;

  @TempDir Path folder;
  private final ExamPaper paper = ExamPaper.of(Catalogue.standard().drills(), SEED);
  private TrainingShell shell;

  @BeforeEach
  void begin() {
    shell = new TrainingShell(folder);
  }

  @AfterEach
  void end() {
    shell.close();
  }

  /** Everything that could give a drill away, in whatever the shell says. */
  private void tellsNothingOf(Drill drill, ShellHarness.Shown shown) {
    assertThat((shown.out() + shown.err()).toLowerCase(Locale.ROOT))
        .doesNotContain("drill/" + drill.name(), "\": \"" + drill.name() + "\"")
        .doesNotContain(drill.title().toLowerCase(Locale.ROOT))
        .doesNotContain(String.valueOf(drill.explanation().issue()))
        .doesNotContain("of 100");
  }

  @Test
  void oneSeedIsOneChoiceAndOneOrderFromAllLevels() {
    List<Drill> all = Catalogue.standard().drills();

    assertThat(ExamPaper.of(all, SEED)).isEqualTo(paper);
    assertThat(ExamPaper.of(all, SEED + 1)).isNotEqualTo(paper);
    assertThat(paper.drills()).hasSize(8).doesNotHaveDuplicates();
    for (Level level : Level.values()) {
      assertThat(paper.drills()).filteredOn(d -> d.level() == level).hasSize(2);
    }
    assertThat(paper.called(paper.drills().get(2).name())).isEqualTo("exam 3 of 8");
    assertThat(ExamPaper.of(all.subList(0, 3), SEED).drills()).hasSize(3);
  }

  @Test
  void aDrillGoesByItsNumber() {
    Drill first = paper.drills().get(0);
    ShellHarness.Shown briefing = shell.line("train next --exam --seed=7");

    assertThat(briefing.out()).startsWith("EXAM 1 OF 8\n");
    assertThat(shell.session().connection().context()).isEqualTo("exam-1-of-8");
    for (String line :
        List.of(
            "train status",
            "train status -o json",
            "train status -o name",
            "train list",
            "train list -o json",
            "train list --exam --seed=7",
            "train answer",
            "train check",
            "train check -o json",
            "train score -o yaml",
            "train answer a -o json",
            "train reset")) {
      tellsNothingOf(first, shell.line(line));
    }
    JsonNode list = shell.json("train list -o json");
    assertThat(list).hasSize(8);
    assertThat(list.get(0).path("drill").asString()).isEqualTo("exam 1 of 8");
    assertThat(list.get(0).path("current").asBoolean()).isTrue();
    assertThat(list.get(0).path("name").isNull()).isTrue();
    assertThat(shell.json("train status -o json").path("drill").asString())
        .isEqualTo("exam 1 of 8");
  }

  @Test
  void nothingIsToldBeforeTheEnd() {
    shell.line("train next --exam --seed=7");

    for (String line :
        List.of("h", "train solution", "train debrief", "train debrief --solution")) {
      ShellHarness.Shown shown = shell.line(line);
      assertThat(shown.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(shown.err()).contains("this is an exam, which tells nothing before it is over");
    }
    assertThat(shell.line("train answer a").out()).isEqualTo("noted: a\n");
    assertThat(shell.line("train answer b").err()).contains("expected one in an exam");
    assertThat(shell.line("train start run --exam").code()).isEqualTo(ExitCode.USAGE);
    assertThat(shell.line("train list --exam --level=trouble").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void nothingTellsWhatWentWrong() {
    shell.line("train next --exam --seed=7");
    for (Drill drill : paper.drills()) {
      for (String line : StageHands.LINES) {
        ShellHarness.Shown shown = shell.line(line);
        assertThat(shown.out()).as(line).isEmpty();
        assertThat(shown.err()).as(line).contains("not one of the stage");
      }
      drill.solution().forEach(shell::line);
      assertThat(shell.line("timeline").out())
          .as(drill.title())
          .doesNotContainPattern("\\bfaults?\\b");
      shell.line("n");
    }
  }

  @Test
  void itGoesOnInAnotherShellWithoutSayingWhere() {
    shell.line("train next --exam --seed=7");
    shell.line("n");
    shell.again();

    ShellHarness.Shown lost = shell.line("train check");
    tellsNothingOf(paper.drills().get(1), lost);
    assertThat(lost.err())
        .contains("the shell that had the exam has ended")
        .contains("try: train start\n");
    assertThat(shell.line("train start").out()).startsWith("EXAM 2 OF 8\n");
    assertThat(shell.json("train list -o json").get(0).path("handedIn").asBoolean()).isTrue();
    assertThat(shell.json("train score -o json").path("exam").path("done").asInt()).isEqualTo(1);
  }

  @Test
  void noOtherDrillBeginsWhileItIsUnderWay() {
    shell.line("train next --exam --seed=7");
    shell.line("train answer a");

    refusesAnother();
    assertThat(shell.session().connection().context()).isEqualTo("exam-1-of-8");
    shell.again();
    refusesAnother();
    assertThat(shell.line("train start").out()).startsWith("EXAM 1 OF 8\n");
    assertThat(shell.line("train answer b").err()).contains("expected one in an exam");
    shell.again();
    assertThat(shell.line("train next").out()).startsWith("EXAM 1 OF 8\n");
  }

  private void refusesAnother() {
    for (String line : List.of("train start run", "train next --exam --seed=8")) {
      ShellHarness.Shown shown = shell.line(line);
      assertThat(shown.code()).as(line).isEqualTo(ExitCode.REFUSED);
      assertThat(shown.err())
          .as(line)
          .contains("an exam is under way", "'train start --leave-exam' ends it")
          .contains("try: train start\n")
          .hasLineCount(2);
    }
  }

  @Test
  void whoLeavesItHasNothingOfItAndMayTrainAgain() {
    shell.line("train next --exam --seed=7");
    shell.line("n");

    assertThat(shell.line("train start run --leave-exam").out()).startsWith("THE FIRST ROLLOUT");
    assertThat(shell.json("train score -o json").path("exam").isNull()).isTrue();
    assertThat(shell.line("h").out()).startsWith("hint 1 of 3");
    assertThat(shell.line("train start plan").out()).startsWith("READ THE PLAN");
    assertThat(shell.line("train next --exam --seed=7").out()).startsWith("EXAM 1 OF 8\n");
  }

  @Test
  void itsEndTellsEverything() {
    for (Drill drill : paper.drills()) {
      shell.line(drill.equals(paper.drills().get(0)) ? "train next --exam --seed=7" : "n");
      drill.solution().forEach(shell::line);
      assertThat(shell.line("train check").out()).contains("solved: ");
      shell.line("train answer " + drill.diagnosis().right());
    }
    Drill last = paper.drills().get(7);

    ShellHarness.Shown end = shell.line("n");

    assertThat(end.out()).contains(last.name() + " ", last.title()).contains("the exam is over: ");
    JsonNode list = shell.json("train list --exam -o json");
    int points = list.valueStream().mapToInt(line -> line.path("points").asInt()).sum();
    assertThat(end.out()).contains(points + " of 800 points");
    assertThat(points).isGreaterThan(750);
    assertThat(list.get(7).path("name").asString()).isEqualTo(last.name());
    assertThat(shell.json("train score -o json").path("exam").path("points").asInt())
        .isEqualTo(points);
    assertThat(shell.json("train score -o json").path("passed").asInt()).isZero();
    assertThat(shell.line("train debrief").code()).isEqualTo(ExitCode.DONE);
    assertThat(shell.line("train solution").out()).contains(last.solution().get(0));
    assertThat(shell.line("n").out()).doesNotStartWith("EXAM");
  }
}
