package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.ApiResponse;

/** A server that fails inside. */
final class ServerError extends Refusal {

  ServerError() {
    super("internal-error", "500: the server fails inside", applied());
  }

  @Override
  ApiResponse answer(Struck call) {
    return answer(500, "InternalError", "Internal error occurred: etcdserver: request timed out");
  }
}
