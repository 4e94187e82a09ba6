package dev.rolloutshell.simulator.pod;

import dev.rolloutshell.simulator.clock.Seed;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long it takes until a pod's next stage, by its behaviour, its seed and what befell it. */
final class StageDelays {
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(10);
  private static final Duration LAST_BACK_OFF = Duration.ofMinutes(5);
  private static final Duration UNTIL_CRASH = Duration.ofMillis(500);

  private final Seed seed;
  private final Afflictions afflictions;

  StageDelays(Seed seed, Afflictions afflictions) {
    this.seed = seed;
    this.afflictions = afflictions;
  }

  /** The time until a stage begins, or {@code null} when it never does. */
  @Nullable Duration delay(StoredObject pod, PodBehaviour behaviour, PodStage stage, int round) {
    Seed chance = seed.split(pod.uid() + stage.name() + round);
    return switch (stage) {
      case SCHEDULE -> behaviour.schedule().pick(chance);
      case CREATE -> behaviour.create().pick(chance);
      case START, PULL_FAILED -> round == 0 ? behaviour.pull().pick(chance) : backOff(round);
      case READY -> untilReady(pod, behaviour, chance, round);
      case UNREADY -> untilUnready(pod);
      case PULL_BACK_OFF -> Duration.ofSeconds(2);
      case CRASH -> UNTIL_CRASH;
      case RESTART -> round == 0 ? Duration.ZERO : backOff(round);
      case GONE -> terminate(pod, behaviour.terminate().pick(chance));
    };
  }

  private @Nullable Duration untilReady(
      StoredObject pod, PodBehaviour behaviour, Seed chance, int round) {
    Affliction affliction = afflictions.of(pod.uid());
    if (affliction != null && affliction.flapping() != null && round > 0) {
      return affliction.flapping().down();
    }
    return behaviour.ready() == null ? null : behaviour.ready().pick(chance);
  }

  /** How long a pod that is ready stays so; {@code null} for good. */
  @Nullable Duration untilUnready(StoredObject pod) {
    Affliction affliction = afflictions.of(pod.uid());
    return affliction == null || affliction.flapping() == null ? null : affliction.flapping().up();
  }

  private static Duration terminate(StoredObject pod, Duration wanted) {
    Duration grace = Duration.ofSeconds(pod.metadata().number("deletionGracePeriodSeconds", 30));
    return wanted.compareTo(grace) < 0 ? wanted : grace;
  }

  /** How long a container rests before it is tried again. */
  static Duration backOff(int round) {
    Duration backOff = FIRST_BACK_OFF.multipliedBy(1L << Math.min(round - 1, 10));
    return backOff.compareTo(LAST_BACK_OFF) < 0 ? backOff : LAST_BACK_OFF;
  }
}
