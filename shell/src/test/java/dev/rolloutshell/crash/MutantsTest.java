package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.Budget;
import dev.rolloutshell.explore.Exploration;
import dev.rolloutshell.explore.ExplorationReport;
import dev.rolloutshell.explore.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exploration finds every bug that earlier rolling updaters had, as soon as the page says. */
class MutantsTest {

  private static final Path PAGE = Path.of("..", "docs", "reliability.md");

  @ParameterizedTest
  @EnumSource(Mutant.class)
  void isFound(Mutant mutant) throws IOException {
    ExplorationReport report =
        new Exploration(
                mutant.tool(),
                Scope.of(List.of(mutant.setup()), 1),
                Budget.untilFirstViolation(),
                System::nanoTime)
            .run(2, Exploration.Listener.NONE);

    assertThat(report.violations()).isNotEmpty();
    String row = "| " + mutant.bug() + " | " + mutant.from() + " | ";
    assertThat(Files.readAllLines(PAGE))
        .as(
            "%s, found after %d, as %s",
            mutant, report.firstViolation(), report.violations().get(0))
        .anyMatch(line -> isRow(line, row, report));
  }

  /** The page says a round number that is not less than the true one. */
  private static boolean isRow(String line, String row, ExplorationReport report) {
    if (!line.startsWith(row)) {
      return false;
    }
    long said = Long.parseLong(line.substring(row.length()).split(" ", -1)[0]);
    return report.firstViolation() <= said && said <= 3 * report.firstViolation() + 10;
  }
}
