package dev.rolloutshell.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TrainingDocumentTest {

  private static final Pattern GOAL = Pattern.compile("(?m)^\\| `([a-z-]+): ");

  private static final Pattern KEY = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\| (?:(yes) )?\\|");

  private static String row(Drill drill) {
    String issue = Objects.requireNonNull(drill.explanation().issue());
    String[] parts = issue.split("#", -1);
    String link =
        "[%s](https://github.com/%s/issues/%s)"
            .formatted(issue.replace("kubernetes/kubernetes", "kubernetes"), parts[0], parts[1]);
    return "| `%s` | %s | %s | %s |".formatted(drill.name(), drill.level(), drill.title(), link);
  }

  @Test
  void theTableOfDrillsIsThatOfTheCatalogue() throws IOException {
    String text = Files.readString(Path.of("../docs/training.md"));
    String table = text.substring(text.indexOf("<!-- drills -->"), text.indexOf("<!-- end -->"));

    assertThat(table.lines().skip(3))
        .containsExactlyElementsOf(
            Catalogue.standard().drills().stream().map(TrainingDocumentTest::row).toList());
  }

  @Test
  void theReadmeCountsTheDrills() throws IOException {
    int drills = Catalogue.standard().drills().size();

    assertThat(Files.readString(Path.of("../README.md")))
        .contains("begins the first of " + drills + " drills");
  }

  @Test
  void theTableOfGoalsHasEveryKind() throws IOException {
    String text = Files.readString(Path.of("../docs/instructors.md"));
    List<String> kinds = GOAL.matcher(text).results().map((MatchResult r) -> r.group(1)).toList();

    assertThat(kinds).containsExactlyInAnyOrderElementsOf(GoalReader.KINDS);
  }

  @Test
  void theTableOfKeysHasEveryKeyAndSaysWhichAreNeeded() throws IOException {
    String text = Files.readString(Path.of("../docs/instructors.md"));
    String table = text.substring(text.indexOf("| key | needed |"), text.indexOf("| goal |"));
    List<String> rows =
        KEY.matcher(table)
            .results()
            .map(r -> r.group(1) + Objects.toString(r.group(2), ""))
            .toList();

    assertThat(rows)
        .containsExactlyElementsOf(
            DrillKeys.ALL.stream()
                .filter(key -> !key.of().equals("goals"))
                .map(
                    key ->
                        (key.of().equals(DrillKeys.DRILL) ? "" : key.of() + ".")
                            + key.name()
                            + (key.needed() ? "yes" : ""))
                .toList());
  }

  @Test
  void theSampleFileIsADrill() throws IOException {
    String text = Files.readString(Path.of("../docs/instructors.md"));
    int begin = text.indexOf("```yaml\n") + "```yaml\n".length();

    Drill drill =
        DrillFile.parse(text.substring(begin, text.indexOf("```\n", begin)), "sample.yaml");

    assertThat(drill.goals()).contains(new Goal.ServiceKept(0));
    assertThat(drill.diagnosis().right()).isEqualTo("b");
  }
}
