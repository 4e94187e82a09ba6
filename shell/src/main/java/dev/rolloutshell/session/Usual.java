package dev.rolloutshell.session;

import java.time.Duration;

/**
 * What holds for connections unless something else is said of one.
 *
 * @param namespace the namespace of a cluster where neither the operator nor the context names one
 * @param connectTimeout how long a connection may take
 * @param requestTimeout how long one request may take
 * @param events whether rollouts leave Events on their controllers
 */
public record Usual(
    String namespace, Duration connectTimeout, Duration requestTimeout, boolean events) {

  /** What holds where nobody has set anything. */
  public static final Usual DEFAULT =
      new Usual("default", Duration.ofSeconds(5), Duration.ofSeconds(10), true);
}
