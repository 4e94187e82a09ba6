package dev.rolloutshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureDocumentTest {

  private static final Path DOCUMENT = Path.of("../docs/architecture.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final List<Path> SOURCES =
      List.of(Path.of("src/main/java"), Path.of("../simulator/src/main/java"));

  private static Set<Path> sources() throws IOException {
    Set<Path> files = new TreeSet<>();
    for (Path root : SOURCES) {
      try (Stream<Path> all = Files.walk(root)) {
        all.filter(file -> file.toString().endsWith(".java"))
            .map(root::relativize)
            .forEach(files::add);
      }
    }
    return files;
  }

  private static Set<String> code(String text) {
    Set<String> code = new TreeSet<>();
    Matcher matcher = CODE.matcher(text);
    while (matcher.find()) {
      code.add(matcher.group(1));
    }
    return code;
  }

  @Test
  void theTableHasEveryPackageAndNoOther() throws IOException {
    Set<String> packages = new TreeSet<>();
    for (Path file : sources()) {
      String name = String.valueOf(file.getParent()).replace('/', '.');
      packages.add(name.replaceFirst("^dev\\.rolloutshell\\.?", ""));
    }
    packages.remove(""); // The program's own: its main class and what a start is told.

    Set<String> documented = new TreeSet<>();
    for (String line : Files.readAllLines(DOCUMENT)) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 4 && cells[1].startsWith(" `")) {
        documented.addAll(code(cells[1]));
      }
    }
    assertThat(documented).isEqualTo(packages);
  }

  @Test
  void everyClassThatItNamesIsThere() throws IOException {
    Set<String> classes = new TreeSet<>(Set.of("ArchitectureTest", "Display")); // JLine has it
    sources().forEach(file -> classes.add(file.getFileName().toString().replace(".java", "")));

    String prose = Files.readString(DOCUMENT).replaceAll("(?ms)^```.*?^```", "");
    Set<String> named = new TreeSet<>();
    for (String code : code(prose)) {
      if (code.matches("[A-Z]\\w*[a-z]\\w*(\\..*)?")) {
        named.add(code.replaceFirst("\\..*", ""));
      }
    }
    assertThat(named).hasSizeGreaterThan(25).isSubsetOf(classes);
  }
}
