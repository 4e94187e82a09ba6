package dev.rolloutshell.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsDocumentTest {

  private static final Path PAGE = Path.of("../docs/settings.md");

  @Test
  void theTableIsTheCode() throws IOException {
    List<String> table = new ArrayList<>();
    table.add("| key | default | what | environment |");
    table.add("|---|---|---|---|");
    for (Setting setting : Setting.values()) {
      String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`";
      String variable = setting.variable() == null ? "" : "`" + setting.variable() + "`";
      table.add(
          "| `"
              + setting.key()
              + "` | "
              + fallback
              + " | "
              + setting.about()
              + " | "
              + variable
              + " |");
    }

    List<String> written =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("|")).toList();

    assertThat(written).containsExactlyElementsOf(table);
  }

  @Test
  void theExampleCanBeRead() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf("```yaml\n") + 8;
    Path file = Files.createTempFile("settings", ".yaml");
    Files.writeString(file, page.substring(begin, page.indexOf("```", begin)));

    Settings settings = SettingsFile.read(file, Map.of());
    Files.delete(file);

    assertThat(settings.values()).isNotEqualTo(Settings.DEFAULTS.values());
    assertThat(settings.aliases()).isNotEmpty();
  }
}
