package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.ApiResponse;

/** A server that cannot be used for now. */
final class Unavailable extends Refusal {

  Unavailable() {
    super("unavailable", "503: the server cannot be used for now", applied());
  }

  @Override
  ApiResponse answer(Struck call) {
    return answer(
        503, "ServiceUnavailable", "the server is currently unable to handle the request");
  }
}
