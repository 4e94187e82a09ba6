package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.ApiResponse;
import java.time.Duration;

/** A server that has too much to do. */
final class TooManyRequests extends Refusal {
  private static final String RETRY_AFTER = "retry-after";

  TooManyRequests() {
    super(
        "too-many-requests",
        "429 with Retry-After: the server has too much to do",
        FaultParameter.duration(
            RETRY_AFTER, Duration.ofSeconds(1), "when to try again, in whole seconds"));
  }

  @Override
  ApiResponse answer(Struck call) {
    return retryAfter(
        answer(429, "TooManyRequests", "Too many requests, please try again later."),
        call.effect().duration(RETRY_AFTER).toSeconds());
  }
}
