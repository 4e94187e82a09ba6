package dev.rolloutshell.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Chromium without a window, where the machine has one. */
public final class Browser {

  private final Path program;
  private final Path folder;

  private Browser(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /** The browser of this machine, or none. */
  public static Optional<Browser> find(Path folder) {
    for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
        Path program = Path.of(directory.isEmpty() ? "." : directory, name);
        if (Files.isExecutable(program)) {
          return Optional.of(new Browser(program, folder));
        }
      }
    }
    return Optional.empty();
  }

  /** The document as it stands once its script has run. */
  public String dom(Path page, String fragment) throws Exception {
    return run(page.toUri() + fragment, "--dump-dom");
  }

  /** A picture of the page. */
  public Path picture(Path page, String name, String... more) throws Exception {
    Path picture = folder.resolve(name);
    List<String> options = new ArrayList<>(List.of(more));
    options.add("--screenshot=" + picture);
    run(page.toUri().toString(), options.toArray(String[]::new));
    return picture;
  }

  private String run(String address, String... options) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(program.toString());
    words.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--user-data-dir=" + Files.createTempDirectory(folder, "profile")));
    words.addAll(List.of(options));
    words.add(address);
    Path out = Files.createTempFile(folder, "out", ".html");
    Process process =
        new ProcessBuilder(words)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertThat(ended).as("the browser ends").isTrue();
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
