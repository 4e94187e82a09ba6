package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.ApiServer;
import dev.rolloutshell.simulator.store.ApiException;
import java.util.Map;

/** A call that the server answers with an error of its own. */
abstract class Refusal extends NamedKind implements CallKind {
  private static final String APPLIED = "applied";

  Refusal(String word, String about, FaultParameter... parameters) {
    super(Family.SERVER, word, about, parameters);
  }

  static FaultParameter applied() {
    return FaultParameter.flag(APPLIED, false, "whether the request is applied all the same");
  }

  /** The answer. */
  abstract ApiResponse answer(Struck call);

  static ApiResponse answer(int code, String reason, String message) {
    return ApiServer.refused(new ApiException(code, reason, message, ApiException.NO_DETAILS));
  }

  static ApiResponse retryAfter(ApiResponse answer, long seconds) {
    return new ApiResponse(
        answer.status(),
        answer.contentType(),
        Map.of("Retry-After", Long.toString(seconds)),
        answer.body());
  }

  private boolean isApplied(Struck call) {
    return parameters().stream().anyMatch(one -> one.name().equals(APPLIED))
        && call.effect().is(APPLIED);
  }

  @Override
  public final Verdict before(Struck call) {
    return isApplied(call) ? Verdict.PASS : Verdict.answered(answer(call));
  }

  @Override
  public final Verdict after(Struck call, ApiResponse answer) {
    return isApplied(call) ? Verdict.answered(answer(call)) : Verdict.PASS;
  }
}
