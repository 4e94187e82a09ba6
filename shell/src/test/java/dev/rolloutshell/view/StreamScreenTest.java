package dev.rolloutshell.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class StreamScreenTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private StreamScreen screen(int columns) {
    return new StreamScreen(new PrintWriter(out), new PrintWriter(err), columns);
  }

  @Test
  void printsALineOnlyWhenWhatPassesChanges() {
    StreamScreen screen = screen(0);

    screen.passing("waiting for a", "1s");
    screen.passing("waiting for a", "2s");
    screen.passing("waiting for b", "1s");

    assertThat(err.toString()).isEqualTo("waiting for a\nwaiting for b\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void redrawsWhatPassesInPlaceAndTakesItAway() {
    StreamScreen screen = screen(80);

    screen.passing("waiting for a", "1s");
    screen.passing("waiting for a", "2s");
    screen.line("done");

    assertThat(err.toString())
        .isEqualTo("\r\u001b[Kwaiting for a 1s\r\u001b[Kwaiting for a 2s\r\u001b[K");
    assertThat(out.toString()).isEqualTo("done\n");
  }

  @Test
  void cutsWhatPassesWhereTheTerminalIsTooNarrowButKeepsTheTime() {
    screen(40).passing("waiting for pod web-x2k4f: ImagePullBackOff: example/web:bad", "(12s)");

    assertThat(err.toString()).isEqualTo("\r\u001b[Kwaiting for pod web-x2k4f: Ima… (12s)");
  }
}
