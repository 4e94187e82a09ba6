package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.ApiResponse;

/** A write that is refused as if somebody else had written in between. */
final class Conflict extends Refusal {

  Conflict() {
    super("conflict", "409: the write is refused as if somebody else had just written");
  }

  @Override
  public boolean concerns(String verb) {
    return !verb.equals("get") && !verb.equals("list") && !verb.equals("watch");
  }

  @Override
  public String occasion() {
    return "writes";
  }

  @Override
  ApiResponse answer(Struck call) {
    return answer(
        409,
        "Conflict",
        "Operation cannot be fulfilled on "
            + call.words().substring(call.words().indexOf(' ') + 1)
            + ": the object has been modified; please apply your changes to the latest version"
            + " and try again");
  }
}
