package dev.rolloutshell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several files in {@code KUBECONFIG}, read as kubectl reads them. */
class KubeconfigFilesTest {

  /** What the client reads in place of the environment variable. */
  private static final String PROPERTY = "kubeconfig";

  @TempDir Path directory;

  private @Nullable String before;

  @BeforeEach
  void remember() {
    before = System.getProperty(PROPERTY);
  }

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, before);
    }
  }

  private Path file(String name, String text) throws IOException {
    Files.createDirectories(directory.resolve("eu"));
    Files.createDirectories(directory.resolve("us"));
    Path file = directory.resolve(name);
    return Files.writeString(file, "apiVersion: v1\nkind: Config\n" + text);
  }

  private static void use(Path... files) {
    System.setProperty(
        PROPERTY,
        Arrays.stream(files).map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
  }

  private static Config load(@Nullable String context) {
    return Kubeconfig.load(new Target.Cluster(null, context, null), Usual.DEFAULT);
  }

  private Path eu() throws IOException {
    return file(
        "eu/config",
        """
        current-context: eu
        contexts:
        - {name: eu, context: {cluster: eu, user: ann, namespace: shop}}
        clusters:
        - {name: eu, cluster: {server: "https://eu:6443", certificate-authority: ca/eu.crt}}
        users:
        - {name: ann, user: {client-certificate: ann.crt, client-key: ../keys/ann.key}}
        """);
  }

  private Path us() throws IOException {
    return file(
        "us/config",
        """
        current-context: us
        contexts:
        - {name: us, context: {cluster: us, user: bob}}
        - {name: mixed, context: {cluster: us, user: ann}}
        - {name: eu, context: {cluster: us, user: bob, namespace: never}}
        clusters:
        - {name: us, cluster: {server: "https://us:6443"}}
        - {name: eu, cluster: {server: "https://never:6443"}}
        users:
        - {name: bob, user: {token: secret}}
        """);
  }

  @Test
  void theCurrentContextIsThatOfTheFirstFileThatHasOne() throws IOException {
    Path none = file("none", "contexts: []\n");
    use(none, us(), eu());

    assertThat(load(null).getMasterUrl()).startsWith("https://us:6443");
    assertThat(Kubeconfig.contextName(load(null))).isEqualTo("us");
  }

  @Test
  void contextsOfAllFilesAreThere() throws IOException {
    use(eu(), us());

    Config us = load("us");
    assertThat(us.getMasterUrl()).startsWith("https://us:6443");
    assertThat(us.getAutoOAuthToken()).isEqualTo("secret");
    assertThat(Kubeconfig.contexts()).containsOnlyKeys("eu", "us", "mixed");
    assertThat(Kubeconfig.contexts().get("eu")).isEqualTo("in " + directory.resolve("eu/config"));
  }

  @Test
  void theFirstFileThatSaysSomethingOfANameWins() throws IOException {
    use(eu(), us());

    assertThat(load("eu").getMasterUrl()).startsWith("https://eu:6443");
    assertThat(load("eu").getNamespace()).isEqualTo("shop");
  }

  @Test
  void aContextOfOneFileMayUseAUserOfAnother() throws IOException {
    use(us(), eu());

    Config mixed = load("mixed");

    assertThat(mixed.getMasterUrl()).startsWith("https://us:6443");
    assertThat(mixed.getClientCertFile()).endsWith("ann.crt");
  }

  @Test
  void relativePathsAreRelativeToTheirOwnFile() throws IOException {
    use(us(), eu());

    Config eu = load("mixed");

    assertThat(Path.of(eu.getClientCertFile())).isEqualTo(directory.resolve("eu/ann.crt"));
    assertThat(Path.of(eu.getClientKeyFile()).normalize())
        .isEqualTo(directory.resolve("keys/ann.key"));
    use(eu());
    assertThat(Path.of(load(null).getCaCertFile())).isEqualTo(directory.resolve("eu/ca/eu.crt"));
  }

  @Test
  void aMissingFileInTheListIsIgnored() throws IOException {
    use(directory.resolve("no-such"), eu(), directory.resolve("nor-this"));

    assertThat(load(null).getMasterUrl()).startsWith("https://eu:6443");
  }

  @Test
  void saysWhichFilesHaveNoSuchContext() throws IOException {
    use(eu(), us());

    assertThatThrownBy(() -> load("asia"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("context asia: not in ")
        .hasMessageContaining(
            directory.resolve("eu/config") + ", " + directory.resolve("us/config"))
        .hasMessageContaining("which has eu, us, mixed");
  }

  @Test
  void saysThatNoneOfTheFilesIsThere() {
    use(directory.resolve("no-such"), directory.resolve("nor-this"));

    assertThatThrownBy(() -> load(null))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("no-such or ")
        .hasMessageContaining("nor-this, but there is none");
  }
}
