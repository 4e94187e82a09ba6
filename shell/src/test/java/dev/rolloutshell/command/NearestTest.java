package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  @Test
  void countsEditsAndSwaps() {
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    assertThat(Nearest.distance("strat", "start")).isEqualTo(1);
    assertThat(Nearest.distance("resume", "reume")).isEqualTo(1);
    assertThat(Nearest.distance("abort", "about")).isEqualTo(1);
  }

  @Test
  void offersTheClosestAndNothingFarAway() {
    assertThat(Nearest.of("scal", List.of("get", "scale", "apply"))).isEqualTo("scale");
    assertThat(Nearest.of("frobnicate", List.of("get", "scale", "apply"))).isNull();
  }
}
