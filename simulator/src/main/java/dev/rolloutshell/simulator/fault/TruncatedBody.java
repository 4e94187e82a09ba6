package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.ApiResponse;
import java.util.Arrays;

/** An answer of which only the beginning arrives. */
final class TruncatedBody extends NamedKind implements CallKind {
  private static final String KEEP = "keep";

  TruncatedBody() {
    super(
        Family.NETWORK,
        "truncated-body",
        "only the beginning of the answer's body arrives",
        FaultParameter.percent(KEEP, 50, "how much of it"));
  }

  @Override
  public Verdict after(Struck call, ApiResponse answer) {
    int kept = (int) (answer.body().length * (long) call.effect().number(KEEP) / 100);
    byte[] body = Arrays.copyOf(answer.body(), kept);
    return Verdict.answered(
        new ApiResponse(answer.status(), answer.contentType(), answer.headers(), body));
  }
}
