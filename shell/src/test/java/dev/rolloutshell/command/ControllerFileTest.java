package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControllerFileTest {

  private static final String GOOD =
      """
      apiVersion: v1
      kind: ReplicationController
      metadata:
        name: web-v2
      spec:
        replicas: 4
        template:
          spec:
            containers: [{name: web, image: "example/web:v2"}]
      """;

  @TempDir Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("rc.yaml"), text);
  }

  @Test
  void readsOneControllerWhole() throws IOException {
    ControllerFile read = ControllerFile.read(file(GOOD), "default");

    assertThat(read.name()).isEqualTo("web-v2");
    assertThat(read.manifest()).containsKeys("apiVersion", "kind", "metadata", "spec");
  }

  @Test
  void readsJsonAndAListOfOne() throws IOException {
    String json =
        """
        {"kind":"List","apiVersion":"v1","items":[{"apiVersion":"v1","kind":
        "ReplicationController","metadata":{},"spec":{"template":{"spec":{"containers":[{}]}}}}]}
        """;

    assertThat(ControllerFile.read(file(json), "default").name()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                             | the file is empty",
        "`# only a comment`                             | the file is empty",
        "`---\\n---\\n`                                 | the file is empty",
        "`a: [`                                         | expected YAML or JSON",
        "`a: 1\\na: 2`                                  | expected YAML or JSON",
        "`just words`                                   | it is plain text",
        "`[1, 2]`                                       | it is a list",
        "`metadata: {}`                                 | it has no kind",
        "`kind: Pod\\napiVersion: v1`                   | it is a v1 Pod",
        "`kind: ReplicationController\\napiVersion: v2` | it is a v2 ReplicationController",
        "`kind: ReplicationController\\napiVersion: v1` | there are no containers",
        "`kind: ReplicationController\\napiVersion: v1\\nmetadata: {name: No_Good}` | invalid name",
        "`kind: ReplicationController\\napiVersion: v1\\nspec: {replicas: -1}` | at least 0",
        "`kind: ReplicationController\\napiVersion: v1\\nspec: {replicas: x}`  | at least 0",
      })
  void refusesWhatIsNotOneController(String text, String message) throws IOException {
    Path file = file(text.replace("\\n", "\n"));

    refused(file, message);
  }

  @Test
  void refusesSeveralObjects() throws IOException {
    refused(file(GOOD + "---\n" + GOOD), "it holds 2 objects");
  }

  @Test
  void refusesAnotherNamespace() throws IOException {
    Path file = file(GOOD.replace("name: web-v2", "name: web-v2\n  namespace: other"));

    refused(file, "it is for namespace other");
  }

  @Test
  void refusesAMissingFileADirectoryAndBytesThatAreNoText() throws IOException {
    refused(directory.resolve("none.yaml"), "there is none");
    refused(directory, "it is a directory");
    refused(Files.write(directory.resolve("bytes"), new byte[] {(byte) 0xff, 0, 1}), "no text");
  }

  private static void refused(Path file, String message) {
    assertThatThrownBy(() -> ControllerFile.read(file, "default"))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            e -> {
              assertThat(e.code()).isEqualTo(ExitCode.REFUSED);
              assertThat(e.message()).startsWith("file " + file + ": ").contains(message);
              assertThat(e.message()).hasLineCount(1);
            });
  }
}
