package dev.rolloutshell.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JournalDocumentTest {

  private static final Pattern WORD = Pattern.compile("`(\\w+)`");
  private static final Set<String> COMMON =
      Set.of(
          "time", "clock", "session", "command", "who", "context", "server", "namespace", "kind");

  private static Set<String> words(String text) {
    Set<String> words = new TreeSet<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(word.group(1));
    }
    return words;
  }

  @Test
  void theTableOfKindsNamesEveryMemberThatIsWritten() throws IOException {
    Map<String, Set<String>> written = new TreeMap<>();
    for (Entry entry : EntryJsonTest.entries()) {
      JsonNode node = JsonMapper.builder().build().readTree(EntryJson.line(entry));
      Set<String> members =
          written.computeIfAbsent(node.path("kind").asString(), k -> new TreeSet<>());
      members.addAll(node.propertyNames());
      node.path("precondition").propertyNames().forEach(members::add);
    }
    written.values().forEach(members -> members.removeAll(COMMON));

    Map<String, Set<String>> documented = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("../docs/records.md"))) {
      List<String> cells = List.of(line.split("\\|", -1));
      if (cells.size() == 5 && cells.get(1).startsWith(" `")) {
        documented.put(words(cells.get(1)).iterator().next(), words(cells.get(3)));
      }
    }
    assertThat(documented).isEqualTo(written);
  }
}
