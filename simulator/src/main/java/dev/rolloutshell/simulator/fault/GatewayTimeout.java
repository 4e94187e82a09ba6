package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.ApiResponse;

/** A server that does not answer in time. */
final class GatewayTimeout extends Refusal {

  GatewayTimeout() {
    super("gateway-timeout", "504: the server does not answer in time", applied());
  }

  @Override
  ApiResponse answer(Struck call) {
    return answer(
        504,
        "Timeout",
        "the server was unable to return a response in the time allotted, but may still be"
            + " processing the request");
  }
}
