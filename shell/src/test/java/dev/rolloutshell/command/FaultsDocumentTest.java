package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.fault.Family;
import dev.rolloutshell.simulator.fault.FaultKind;
import dev.rolloutshell.simulator.fault.FaultKinds;
import dev.rolloutshell.simulator.fault.FaultTrigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultsDocumentTest {

  private static final String HEAD = "| kind | what goes wrong | strikes | times | options |";

  /** The table of the documentation as the kinds would have it. */
  static List<String> table() {
    List<String> lines = new ArrayList<>();
    for (Family family : Family.values()) {
      lines.add("### " + family.word());
      lines.add(HEAD);
      lines.add("|---|---|---|---:|---|");
      FaultKinds.all().stream()
          .filter(kind -> kind.family() == family)
          .forEach(kind -> lines.add(row(kind)));
    }
    return lines;
  }

  private static String row(FaultKind kind) {
    int times = kind.timesByDefault();
    String options =
        kind.parameters().stream()
            .map(
                p ->
                    "`--"
                        + p.name()
                        + "="
                        + (p.fallbackText().isEmpty() ? "''" : p.fallbackText())
                        + "` "
                        + p.about())
            .collect(Collectors.joining("; "));
    return "| [`%s`](../scripts/scenarios/fault-%s.yaml) | %s | %s | %s | %s |"
        .formatted(
            kind.word(),
            kind.word(),
            kind.about(),
            kind.occasion(),
            times == FaultTrigger.ALWAYS ? "always" : times,
            options);
  }

  @Test
  void theTableInTheDocumentationIsThatOfTheKinds() throws IOException {
    List<String> all = Files.readAllLines(Path.of("..", "docs", "faults.md"));
    List<String> written =
        all.subList(all.indexOf("## Kinds"), all.size()).stream()
            .filter(line -> line.startsWith("|") || line.startsWith("### "))
            .toList();

    assertThat(written).containsExactlyElementsOf(table());
  }

  @Test
  void everyKindHasItsScenario() {
    for (FaultKind kind : FaultKinds.all()) {
      assertThat(Path.of("..", "scripts", "scenarios", "fault-" + kind.word() + ".yaml")).exists();
    }
  }
}
