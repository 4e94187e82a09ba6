package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.timeline.Browser;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The debrief's page in a browser, where the machine has one. */
class DebriefBrowserIT {

  private static final String STATE = "rolloutshell.state";

  @TempDir Path folder;
  private Path page = Path.of("");

  @BeforeEach
  void goWrongAndLookBack() {
    page = folder.resolve("debrief.html");
    System.setProperty(STATE, folder.toString());
    try (Session session = Connections.session(Target.Simulator.DEFAULT, false)) {
      ShellHarness shell = new ShellHarness(session);
      shell.line("train start size-changed-midway");
      shell.line("scale rc web --replicas=0");
      shell.line("rollout resume");
      shell.line("train debrief --solution --html=" + page);
    }
  }

  @AfterEach
  void forget() {
    System.clearProperty(STATE);
  }

  private Browser browser() {
    Optional<Browser> browser = Browser.find(folder);
    assumeTrue(browser.isPresent(), "no chromium here: the page is only read as text");
    return browser.orElseThrow();
  }

  @Test
  void theSliderLeadsFromTheStoryToTheFirstWrongActionAndItsEnd() throws Exception {
    Browser browser = browser();
    String first = browser.dom(page, "");
    String second = browser.dom(page, "#moment=1");

    assertThat(first)
        .contains("<h1>Five, said the marketing</h1>")
        .contains("<body data-moment=\"0\">")
        .contains("id=\"at\"")
        .contains("What the solution did", "What it teaches", "kubernetes/website#185");
    assertThat(second).contains("<body data-moment=\"1\">").contains("first wrong action");
  }

  @Test
  void theDrawingShowsWhatWasLost() throws Exception {
    BufferedImage picture =
        ImageIO.read(browser().picture(page, "debrief.png", "--window-size=1200,1600").toFile());
    Set<Integer> colours = new TreeSet<>();
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        colours.add(picture.getRGB(x, y) & 0xffffff);
      }
    }

    assertThat(picture.getWidth()).isEqualTo(1200);
    assertThat(colours).hasSizeGreaterThan(50).contains(0x00796b);
  }
}
