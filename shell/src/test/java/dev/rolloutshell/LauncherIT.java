package dev.rolloutshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of an installed program, and the archive of classes that it makes for itself. */
class LauncherIT {
  private static final Path JAR = Path.of("target/rollout-shell.jar").toAbsolutePath();
  private static final Path LAUNCHER = Path.of("../scripts/rollout-shell").toAbsolutePath();
  private static final Path OTHER_JAVA = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64");

  @TempDir static Path temporary;
  private static Path installation;

  /** What a start printed, and how it ended. */
  private record Start(int code, String out, String err) {}

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    assumeTrue(Files.exists(JAR), "the program was not packaged: the launcher is not tested");
    installation = temporary.resolve("in stalled");
    Files.createDirectories(installation.resolve("scripts"));
    Files.copy(LAUNCHER, installation.resolve("scripts/rollout-shell"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process extract =
        new ProcessBuilder(
                java,
                "-Djarmode=tools",
                "-jar",
                JAR.toString(),
                "extract",
                "--destination",
                installation.resolve("app").toString())
            .redirectErrorStream(true)
            .redirectOutput(temporary.resolve("extract.log").toFile())
            .start();
    assertThat(extract.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private static Process start(Path cache, Map<String, String> environment, String... words)
      throws IOException {
    return start(temporary, cache, environment, words);
  }

  private static Process start(
      Path directory, Path cache, Map<String, String> environment, String... words)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of("sh", installation.resolve("scripts/rollout-shell").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("XDG_CACHE_HOME", cache.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("ROLLOUT_SHELL_ARCHIVE");
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Start ended(Process process) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Start(process.exitValue(), out, err);
  }

  private static void assertQuiet(Start start) {
    assertThat(start.err()).isEmpty();
    assertThat(start.out()).startsWith("rollout-shell ").hasLineCount(1);
    assertThat(start.code()).isZero();
  }

  /** Everything below the cache, but directories. */
  private static List<Path> files(Path cache) {
    if (!Files.isDirectory(cache)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(cache)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException | UncheckedIOException movedMeanwhile) {
      return List.of();
    }
  }

  private static boolean isBeingMade(Path file) {
    return String.valueOf(file.getParent()).endsWith(".lock");
  }

  private static Path awaitArchive(Path cache) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                files(cache).size() == 2
                    && files(cache).stream().noneMatch(LauncherIT::isBeingMade));
    List<Path> files = files(cache);
    assertThat(files).noneMatch(file -> file.toString().endsWith(".failed"));
    return files.get(0).toString().endsWith(".size") ? files.get(1) : files.get(0);
  }

  private static List<String> contents() throws IOException {
    try (Stream<Path> all = Files.walk(installation)) {
      return all.map(path -> path + " " + modified(path)).sorted().toList();
    }
  }

  private static FileTime modified(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Test
  void twoFirstStartsMakeOneArchiveBesideAnInstallationThatStaysAsItIs() throws Exception {
    Path cache = temporary.resolve("cache");
    List<String> before = contents();
    Process one = start(cache, Map.of(), "version");
    Process two = start(cache, Map.of(), "version");
    assertQuiet(ended(one));
    assertQuiet(ended(two));
    Path archive = awaitArchive(cache);
    assertThat(Files.size(archive)).isGreaterThan(10_000_000);
    assertThat(contents()).isEqualTo(before);

    assertThat(loadedFrom(cache)).contains("shared objects file" + (ofClasses() ? " (top)" : ""));
    staleIsIgnored(cache, archive);
    tornIsMadeAgain(cache, archive);
  }

  /** Whether this Java keeps an archive of classes, and not yet an ahead-of-time cache. */
  private static boolean ofClasses() {
    return Runtime.version().feature() < 24;
  }

  private static String loadedFrom(Path cache) throws Exception {
    Path log = temporary.resolve("loaded");
    Map<String, String> options =
        Map.of("ROLLOUT_SHELL_JAVA_OPTS", "-Xlog:class+load=info:file=" + log);
    assertQuiet(ended(start(cache, options, "version")));
    return Files.readString(log);
  }

  /** An archive of a program that was replaced since. */
  private static void staleIsIgnored(Path cache, Path archive) throws Exception {
    Path jar = installation.resolve("app/rollout-shell.jar");
    FileTime time = modified(jar);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    String option = ofClasses() ? "-XX:SharedArchiveFile=" : "-XX:AOTCache=";
    try {
      assertQuiet(
          ended(
              start(
                  cache,
                  Map.of(
                      "ROLLOUT_SHELL_ARCHIVE", "no", "ROLLOUT_SHELL_JAVA_OPTS", option + archive),
                  "version")));
    } finally {
      Files.setLastModifiedTime(jar, time);
    }
  }

  /** Java itself would die of it. */
  private static void tornIsMadeAgain(Path cache, Path archive) throws Exception {
    long whole = Files.size(archive);
    byte[] beginning = new byte[4096];
    try (InputStream in = Files.newInputStream(archive)) {
      assertThat(in.read(beginning)).isPositive();
    }
    Files.delete(archive);
    Files.write(archive, beginning);
    assertQuiet(ended(start(cache, Map.of(), "version")));
    await().atMost(Duration.ofMinutes(2)).until(() -> Files.size(archive) > whole / 2);
    awaitArchive(cache);
  }

  @Test
  void theScenariosComeAlongWhereverItIsStarted() throws Exception {
    Path cache = temporary.resolve("scenarios");
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Map<String, String> no = Map.of("ROLLOUT_SHELL_ARCHIVE", "no");

    Start listed = ended(start(elsewhere, cache, no, "scenario", "list"));
    Start replayed = ended(start(elsewhere, cache, no, "scenario", "replay", "bad-image"));

    assertThat(listed.out()).contains("\nbad-image ").contains("\nseed-only-target ");
    assertThat(listed.code()).as(listed.err()).isZero();
    assertThat(replayed.code()).as(replayed.err()).isZero();
  }

  @Test
  void worksWhereNothingCanBeKept() throws Exception {
    Path nowhere = temporary.resolve("file");
    Files.writeString(nowhere, "not a directory");
    assertQuiet(ended(start(nowhere, Map.of(), "version")));
    assertThat(Files.readString(nowhere)).isEqualTo("not a directory");
  }

  @Test
  void makesNoArchiveWhenToldSo() throws Exception {
    Path cache = temporary.resolve("unwanted");
    assertQuiet(ended(start(cache, Map.of("ROLLOUT_SHELL_ARCHIVE", "no"), "version")));
    assertThat(cache).doesNotExist();
  }

  @Test
  void anotherJavaHasAnArchiveOfItsOwn() throws Exception {
    assumeTrue(Files.isDirectory(OTHER_JAVA), "there is no other Java to try");
    Path cache = temporary.resolve("other");
    Map<String, String> java = Map.of("JAVA_HOME", OTHER_JAVA.toString());
    Start first = ended(start(cache, java, "version"));
    assertQuiet(first);
    assertThat(first.out()).contains("Java 25");
    awaitArchive(cache);
    assertQuiet(ended(start(cache, java, "version")));
  }
}
