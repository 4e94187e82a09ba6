package dev.rolloutshell.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.PodState.Condition;
import dev.rolloutshell.view.LiveScene.Keys;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The live view's lines, as files to look at. */
class LiveViewTest {

  private static final int TALL = 50;

  private static List<String> lines(LiveScene scene, int columns, int rows) {
    return lines(scene, columns, rows, Glyphs.UNICODE);
  }

  private static List<String> lines(LiveScene scene, int columns, int rows, Glyphs glyphs) {
    return LiveView.lines(scene, columns, rows, glyphs).stream()
        .map(AttributedString::toString)
        .toList();
  }

  private static LiveScene badImage() {
    return Scenes.waiting(Keys.INTERRUPTING, "ImagePullBackOff: example/web:v2", Condition.FAILING);
  }

  @Test
  void showsBothControllersTheirPodsAndTheWrites() throws IOException {
    Golden.assertLines("rolling-120", lines(Scenes.rolling(), 120, TALL));
  }

  @Test
  void showsWhatIsWaitedForAndForHowLong() throws IOException {
    LiveScene scene = Scenes.waiting(Keys.RUNNING, "running, not ready", Condition.STARTING);

    Golden.assertLines("waiting-100", lines(scene, 100, TALL));
  }

  @Test
  void foldsBelowEightyColumns() throws IOException {
    Golden.assertLines("rolling-79", lines(Scenes.rolling(), 79, TALL));
    Golden.assertLines("rolling-40", lines(Scenes.rolling(), 40, TALL));
  }

  @Test
  void showsTheWayBackAndPodsWithoutAController() throws IOException {
    Golden.assertLines("abort-100", lines(Scenes.abort(), 100, TALL));
  }

  @Test
  void saysInWordsThatAnImageIsBad() throws IOException {
    Golden.assertLines("bad-image-100", lines(badImage(), 100, TALL));
    Golden.assertLines("bad-image-60", lines(badImage(), 60, TALL));
  }

  @Test
  void saysWhichControllerIsMissing() throws IOException {
    Golden.assertLines("renaming-100", lines(Scenes.renaming(), 100, TALL));
  }

  @Test
  void showsThePodsInTroubleFirstWhereRowsLack() throws IOException {
    Golden.assertLines("many-100", lines(Scenes.many(), 100, 24));
  }

  @Test
  void keepsWhatIsWaitedForWhereRowsLack() throws IOException {
    LiveScene scene = Scenes.waiting(Keys.RUNNING, "running, not ready", Condition.STARTING);

    Golden.assertLines("waiting-70x25", lines(scene, 70, 25));
    Golden.assertLines("waiting-45x20", lines(scene, 45, 20));
    for (int rows = 8; rows <= 40; rows++) {
      assertThat(String.join(" ", lines(scene, 60, rows))).contains("waits  for web-2: 1 of 3");
    }
  }

  @Test
  void showsBothControllersAndTheReasonOnALowScreenAndTheKeysLast() {
    LiveScene scene = Scenes.waiting(Keys.RUNNING, "running, not ready", Condition.STARTING);

    List<String> lines = lines(scene, 60, 15);

    assertThat(lines)
        .anyMatch(line -> line.startsWith("source  "))
        .anyMatch(line -> line.startsWith("target  "))
        .anyMatch(line -> line.startsWith("both    "))
        .anyMatch(line -> line.startsWith("waits  for web-2"))
        .last()
        .isEqualTo("running: Ctrl-C stops, p pauses, space steps, q leaves");
    assertThat(lines(scene, 60, 8))
        .anyMatch(line -> line.startsWith("target  "))
        .last()
        .asString()
        .startsWith("running: Ctrl-C");
    assertThat(lines(scene, 60, 5)).containsExactly("too small: 6 rows are needed");
  }

  @Test
  void drawsWithTheCharactersThatEveryTerminalHas() throws IOException {
    List<String> lines = lines(badImage(), 100, TALL, Glyphs.ASCII);

    assertThat(String.join("", lines)).matches("\\p{ASCII}*");
    Golden.assertLines("bad-image-ascii", lines);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 33, 40, 64, 79, 80, 81, 119, 200})
  void neverIsWiderOrHigherThanTheTerminal(int columns) {
    for (LiveScene scene : List.of(Scenes.rolling(), Scenes.abort(), Scenes.many(), badImage())) {
      for (int rows : new int[] {1, 5, 12, 24, 60}) {
        List<String> lines = lines(scene, columns, rows);

        assertThat(lines).hasSizeLessThanOrEqualTo(rows);
        assertThat(lines).allMatch(line -> line.length() <= Math.max(20, columns));
      }
    }
  }

  @Test
  void givesNoMeaningByColourAlone() {
    String plain = String.join("\n", lines(badImage(), 100, TALL));

    assertThat(plain).contains("available", "failing", "ImagePullBackOff", "not yet");
    assertThat(LiveView.lines(badImage(), 100, TALL, Glyphs.UNICODE))
        .anyMatch(line -> line.toAnsi().contains("\u001b["));
  }

  @Test
  void keepsControlCharactersOfTheClusterFromTheTerminal() {
    LiveScene scene = Scenes.waiting(Keys.RUNNING, "evil\u001b[2J\nreason", Condition.FAILING);

    assertThat(String.join("", lines(scene, 100, TALL))).doesNotContain("\u001b", "\n");
  }

  @Test
  void hasSomethingToSayBeforeTheFirstLook() {
    LiveScene scene = new LiveScene(Keys.RUNNING, null, List.of(), null, null, null, Instant.EPOCH);

    assertThat(lines(scene, 100, TALL)).hasSize(2).last().isEqualTo("reading the cluster");
  }

  @Test
  void saysInTheFirstLineWhatControlCDoes() {
    assertThat(lines(Scenes.rolling(), 100, TALL).get(0))
        .contains("Ctrl-C interrupts the rollout between two writes");
  }
}
