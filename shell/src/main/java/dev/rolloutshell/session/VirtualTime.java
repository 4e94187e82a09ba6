package dev.rolloutshell.session;

import java.time.Duration;
import java.time.Instant;

/** A simulator's clock in the hands of the operator. */
public interface VirtualTime {

  /** The virtual time now. */
  Instant now();

  /** Lets virtual time pass at once. */
  void advance(Duration duration);

  /** Lets virtual time follow the wall clock; does nothing where no operator watches. */
  void run();

  /** Lets virtual time stand still but for {@link #advance} and commands that wait. */
  void pause();

  /** Whether virtual time follows the wall clock. */
  boolean running();
}
