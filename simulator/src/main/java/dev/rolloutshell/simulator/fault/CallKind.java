package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;

/** A fault that strikes calls of clients, on their way to the server or back. */
public interface CallKind extends FaultKind {

  /**
   * A call that is struck.
   *
   * @param request as the client sent it
   * @param words the call in words, such as {@code update pods/web-1}
   * @param effect what was asked for
   * @param world the cluster
   */
  record Struck(ApiRequest request, String words, FaultEffect effect, FaultWorld world) {}

  /** Whether calls with this verb are meant at all. */
  default boolean concerns(String verb) {
    return true;
  }

  /** What becomes of the call before it is applied. */
  default Verdict before(Struck call) {
    return Verdict.PASS;
  }

  /** What becomes of the answer before the client gets it. */
  default Verdict after(Struck call, ApiResponse answer) {
    return Verdict.PASS;
  }

  @Override
  default String occasion() {
    return "calls";
  }
}
