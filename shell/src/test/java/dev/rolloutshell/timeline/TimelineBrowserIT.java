package dev.rolloutshell.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineBrowserIT {

  @TempDir Path folder;
  private Path page = Path.of("");

  @BeforeEach
  void writeThePage() throws Exception {
    page = Files.writeString(folder.resolve("page.html"), TimelinePage.html(Timelines.rollout()));
  }

  private Browser browser() {
    Optional<Browser> browser = Browser.find(folder);
    assumeTrue(
        browser.isPresent(), "no chromium here: the page is checked by TimelinePageTest alone");
    return browser.orElseThrow();
  }

  @Test
  void theSliderWalksThroughTheMomentsAndTheStates() throws Exception {
    Browser browser = browser();
    String first = browser.dom(page, "");
    String later = browser.dom(page, "#moment=14");

    assertThat(first).contains("<body data-moment=\"0\">").contains("id=\"walk\">");
    assertThat(first.split("<g class=\"mark fault\"", -1)).hasSize(1 + 1);
    assertThat(first).containsPattern("<tr[^>]*>.*\\+6s.*fault.*node-down");
    assertThat(later).contains("<body data-moment=\"14\">");
    assertThat(later).containsPattern("<article class=\"moment\" data-x=[^>]*\\+9s, first wrong");
    assertThat(later).contains("<tr aria-current=\"true\"><td class=\"time\">+9s</td>");
    assertThat(later.split("<article [^>]*hidden", -1)).hasSize(1 + 25);
    assertThat(later.split("<div class=\"state\" hidden", -1)).hasSize(1 + 7);
  }

  @Test
  void theDrawingIsSeenInLightAndInDark() throws Exception {
    Browser browser = browser();
    BufferedImage light =
        ImageIO.read(browser.picture(page, "light.png", "--window-size=1200,1400").toFile());
    BufferedImage dark =
        ImageIO.read(
            browser
                .picture(
                    page,
                    "dark.png",
                    "--window-size=1200,1400",
                    "--blink-settings=preferredColorScheme=0")
                .toFile());

    assertThat(light.getRGB(5, 5) & 0xff).isGreaterThan(0xe0);
    assertThat(dark.getRGB(5, 5) & 0xff).isLessThan(0x30);
    assertThat(colours(light)).contains(0x00796b, 0xb2dfd6, 0x6a3fb5);
    assertThat(colours(dark)).contains(0x4fd1bd, 0x1d4d47, 0xc4a5ff);
  }

  private static Set<Integer> colours(BufferedImage image) {
    Set<Integer> colours = new TreeSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        colours.add(image.getRGB(x, y) & 0xffffff);
      }
    }
    return colours;
  }
}
