package dev.rolloutshell.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({"0,0s", "30s,30s", "90s,1m30s", "1m30s,1m30s", "250ms,250ms", "45,45s", "1d2h,26h"})
  void readsAndWrites(String text, String written) {
    assertThat(Durations.format(Durations.parse(text))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1s", "1.5s", "3x", "1s2", "s", "99999999999s"})
  void refusesWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "-5,0s",
    "119,119s",
    "120,2m",
    "125,2m5s",
    "700,11m",
    "12000,3h20m",
    "30000,8h",
    "200000,2d"
  })
  void writesAges(long seconds, String age) {
    assertThat(Durations.age(Duration.ofSeconds(seconds))).isEqualTo(age);
  }
}
