package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The document of kubectl's command says what the code says, and names tests that are there. */
class RollingUpdateDocumentTest {

  private static final Pattern ROW = Pattern.compile("\\|[^|]*\\|[^|]*\\| `(\\w+)\\.(\\w+)` \\|");

  private static final List<String> PACKAGES =
      List.of(
          "dev.rolloutshell.command", "dev.rolloutshell.crash", "dev.rolloutshell.rollout.plan");

  private static String document() throws IOException {
    return Files.readString(Path.of("..", "docs", "rolling-update.md"));
  }

  @Test
  void listsTheOptionsAsTheCommandHasThem() throws IOException {
    String rows =
        RollingUpdateCommand.all(FakeConnection.session(new FakeRollouts()))
            .get(0)
            .parameters()
            .stream()
            .filter(p -> !p.name().equals("output") && !p.name().equals("help"))
            .map(p -> "| `" + p.usage().replace("|", "\\|") + "` | " + p.about() + " |\n")
            .collect(Collectors.joining());

    assertThat(document()).as("docs/rolling-update.md is to contain:%n%s", rows).contains(rows);
  }

  @Test
  void everyTrapNamesATestThatIsThere() throws IOException {
    List<Matcher> rows =
        document()
            .lines()
            .dropWhile(l -> !l.startsWith("| kubectl's command"))
            .skip(2)
            .takeWhile(l -> l.startsWith("|"))
            .map(ROW::matcher)
            .toList();

    assertThat(rows).hasSizeGreaterThan(20);
    for (Matcher row : rows) {
      assertThat(row.matches()).as("%s", row).isTrue();
      assertThat(isTest(row.group(1), row.group(2))).as(row.group()).isTrue();
    }
  }

  private static boolean isTest(String type, String method) {
    return PACKAGES.stream()
        .flatMap(p -> Arrays.stream(methods(p + "." + type)))
        .filter(m -> m.getName().equals(method))
        .anyMatch(
            m ->
                m.isAnnotationPresent(Test.class)
                    || m.isAnnotationPresent(ParameterizedTest.class));
  }

  private static Method[] methods(String type) {
    try {
      return Class.forName(type).getDeclaredMethods();
    } catch (ClassNotFoundException e) {
      return new Method[0];
    }
  }
}
