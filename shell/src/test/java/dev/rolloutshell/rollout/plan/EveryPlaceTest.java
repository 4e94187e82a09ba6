package dev.rolloutshell.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.plan.Places.Place;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From every state that a rollout or an abort passes through, each intent ends where it should. */
class EveryPlaceTest {

  private final Forecast forecast = new Forecast(new Planner());

  static Stream<Arguments> stories() {
    return IntStream.rangeClosed(0, 5)
        .boxed()
        .flatMap(n -> Stream.of(Arguments.of(n, null), Arguments.of(n, "web2")));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void goesForwardFromEveryPlaceOfARollout(int replicas, @Nullable String next) {
    Intent.Forward forward = Scene.forward("web", next, "v2");
    for (Place place : Places.on(forward, Scene.running("web", replicas, "v1"))) {
      assertRolledOut(forecast.of(forward, place.state(), Scene.NOW), replicas, next);
      if (!place.state().controllers().get(0).annotations().isEmpty()) {
        assertRolledOut(
            forecast.of(new Intent.Resume("web", null), place.state(), Scene.NOW), replicas, next);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void goesBackFromEveryPlaceThatIsReversible(int replicas, @Nullable String next) {
    Intent.Forward forward = Scene.forward("web", next, "v2");
    Snapshot start = Scene.running("web", replicas, "v1");
    for (Place place : Places.on(forward, start).stream().skip(2).toList()) {
      Forecast.Course back = forecast.of(new Intent.Abort("web", null), place.state(), Scene.NOW);
      if (place.reversible()) {
        assertRestored(back, start);
      } else {
        assertThat(back.last()).isInstanceOf(Decision.Refused.class);
        assertThat(back.writes()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void finishesOrTurnsRoundAnAbortFromEveryPlaceOfIt(int replicas, @Nullable String next) {
    Intent.Forward forward = Scene.forward("web", next, "v2");
    Snapshot start = Scene.running("web", replicas, "v1");
    Intent.Abort abort = new Intent.Abort("web", null);
    for (Place there :
        Places.on(forward, start).stream().skip(2).filter(Place::reversible).toList()) {
      for (Place place : Places.on(abort, there.state()).stream().skip(2).toList()) {
        assertRestored(forecast.of(abort, place.state(), Scene.NOW), start);
        assertRestored(
            forecast.of(new Intent.Resume("web", null), place.state(), Scene.NOW), start);
        Forecast.Course again = forecast.of(forward, place.state(), Scene.NOW);
        boolean targetGone = place.state().controllers().size() == 1;
        if (targetGone) {
          assertRestored(again, start);
        } else {
          assertRolledOut(again, replicas, next);
        }
      }
    }
  }

  private static void assertRolledOut(Forecast.Course course, int replicas, @Nullable String next) {
    assertThat(course.ending()).as("%s", course.last()).isEqualTo(Ending.ROLLED_OUT);
    Foreseen end = new Foreseen(course.state()).settled();
    assertThat(end.snapshot().controllers()).hasSize(1);
    ControllerView left = end.snapshot().controllers().get(0);
    assertThat(left.name()).isEqualTo(next == null ? "web" : next);
    assertThat(left.images()).containsExactly("v2");
    assertThat(left.replicas()).isEqualTo(replicas);
    assertNothingLeft(end.snapshot(), left, replicas);
  }

  private static void assertRestored(Forecast.Course course, Snapshot start) {
    assertThat(course.ending()).as("%s", course.last()).isEqualTo(Ending.ABORTED);
    assertThat(course.state().controllers()).hasSize(1);
    ControllerView before = start.controllers().get(0);
    ControllerView left = course.state().controllers().get(0);
    assertThat(left.uid()).isEqualTo(before.uid());
    assertThat(left.images()).isEqualTo(before.images());
    assertThat(left.selector()).isEqualTo(before.selector());
    assertThat(left.labels()).isEqualTo(before.labels());
    assertThat(left.templateLabels()).isEqualTo(before.templateLabels());
    assertThat(left.replicas()).isEqualTo(before.replicas());
    assertNothingLeft(course.state(), left, before.replicas());
    assertThat(course.state().pods()).noneMatch(p -> p.labels().containsKey(Mark.LABEL_KEY));
  }

  private static void assertNothingLeft(Snapshot end, ControllerView left, int replicas) {
    assertThat(left.annotations().keySet()).noneMatch(Mark::isMark);
    List<PodView> pods = end.pods();
    assertThat(pods).hasSize(replicas).allMatch(p -> p.ownerUid().equals(left.uid()));
  }
}
