package dev.rolloutshell.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files with the lines that a view is to give; {@code -Dgolden.write=true} writes them anew. */
final class Golden {

  private static final Path DIRECTORY = Path.of("src", "test", "resources", "live");

  private Golden() {}

  static void assertLines(String name, List<String> lines) throws IOException {
    Path file = DIRECTORY.resolve(name + ".txt");
    String text = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    }
    assertThat(text).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }
}
