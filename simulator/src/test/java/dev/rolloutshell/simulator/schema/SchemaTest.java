package dev.rolloutshell.simulator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.api.Descriptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SchemaTest {

  /** With {@code -Dschema.write=FILE} it writes the file anew. */
  @Test
  void theSchemaIsThatOfTheModelClasses() throws IOException {
    String written = SchemaWriter.write();
    String file = System.getProperty("schema.write");
    if (file != null) {
      Files.writeString(Path.of(file), written);
      return;
    }
    try (InputStream in = Schema.class.getResourceAsStream("schema.txt")) {
      String stored = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(stored).isEqualTo(written);
    }
  }

  @Test
  void whatIsDescribedIsInTheSchema() {
    assertThat(Descriptions.all().keySet())
        .filteredOn(path -> !path.startsWith("*."))
        .allSatisfy(
            path -> {
              String[] parts = path.split("\\.", 2);
              Schema.Type struct = Schema.SERVED.structs().get(parts[0]);
              assertThat(struct).as(path).isNotNull();
              if (parts.length > 1) {
                assertThat(Objects.requireNonNull(struct).field(parts[1])).as(path).isNotNull();
              }
            });
  }
}
