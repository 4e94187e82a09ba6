package dev.rolloutshell.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.transport.RequestHook;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FilmTest {

  private final Setup setup = new Setup(2, "web-b", 0);
  private final Stage stage = new Stage(setup);
  private final Film film = new Film(stage, List.of(), 0);
  private final List<Instant> times = new ArrayList<>();

  /** Notes when each frame is kept. */
  private final RequestHook timed =
      new RequestHook() {

        @Override
        public @Nullable ApiResponse beforeApply(ApiRequest request) {
          ApiResponse answer = film.beforeApply(request);
          note();
          return answer;
        }

        @Override
        public ApiResponse afterApply(ApiRequest request, ApiResponse answer) throws IOException {
          ApiResponse passed = film.afterApply(request, answer);
          note();
          return passed;
        }
      };

  private void note() {
    if (film.frames().size() > times.size()) {
      times.add(stage.cluster().now());
    }
  }

  /** Reads take time and change nothing else. */
  @Test
  void everyDeathLeavesTheClusterAtItsOwnTime() {
    stage.restore(stage.start());
    stage.run(Command.RUN.intent(setup), timed);

    assertThat(film.frames()).hasSizeGreaterThan(20).hasSameSizeAs(times);
    assertThat(film.frames()).extracting(frame -> frame.moment().time()).isEqualTo(times);
  }

  @Test
  @SuppressWarnings("ReferenceEquality") // shared means one and the same
  void deathsAtOneTimeShareOneMoment() {
    stage.restore(stage.start());
    stage.run(Command.RUN.intent(setup), timed);

    for (int i = 1; i < times.size(); i++) {
      Moment before = film.frames().get(i - 1).moment();
      Moment moment = film.frames().get(i).moment();
      boolean same = before.state() == moment.state() && before.time().equals(moment.time());
      assertThat(moment == before).as("frame " + i).isEqualTo(same);
    }
  }
}
