package dev.rolloutshell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodesDocumentTest {

  @Test
  void theTableInTheDocumentationIsTheEnum() throws IOException {
    List<String> table = new ArrayList<>();
    table.add("| code | name | meaning |");
    table.add("|---:|---|---|");
    for (ExitCode code : ExitCode.values()) {
      table.add("| " + code.code() + " | " + code.label() + " | " + code.meaning() + " |");
    }

    List<String> written =
        Files.readAllLines(Path.of("../docs/exit-codes.md")).stream()
            .filter(line -> line.startsWith("|"))
            .toList();

    assertThat(written).containsExactlyElementsOf(table);
  }
}
