package dev.rolloutshell.simulator.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault that begins and stands for a while: until its parameter {@code lasts} is over, or until
 * it is removed.
 */
public interface StandingKind extends FaultKind {

  /** The parameter that says for how long. */
  String LASTS = "lasts";

  /** The parameter that says for how long; zero stands until the fault is removed. */
  static FaultParameter lasts(Duration fallback) {
    return FaultParameter.duration(LASTS, fallback, "how long it stands; 0s until it is removed");
  }

  /**
   * It begins.
   *
   * @return an immutable value that its end is given again, or {@code null}
   */
  default @Nullable Object begin(FaultEffect effect, FaultWorld world) {
    return null;
  }

  /** How often it does something while it stands; zero for never. */
  default Duration every(FaultEffect effect) {
    return Duration.ZERO;
  }

  /** Its time has come again. */
  default void again(FaultEffect effect, FaultWorld world) {}

  /** It ends. */
  default void end(FaultEffect effect, FaultWorld world, @Nullable Object memory) {}

  /** What becomes of a call while it stands. */
  default Verdict during(CallKind.Struck call) {
    return Verdict.PASS;
  }

  @Override
  default int timesByDefault() {
    return 1;
  }

  @Override
  default String occasion() {
    return "at once, or a call";
  }
}
