package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.RequestInfo;
import java.util.List;

/** The faults that one call meets on its way to the server and back. */
public final class CallFaults {
  private final List<LiveFault> striking;
  private final List<LiveFault> standing;
  private final ApiRequest request;
  private final RequestInfo info;
  private final FaultWorld world;

  CallFaults(
      List<LiveFault> striking,
      List<LiveFault> standing,
      ApiRequest request,
      RequestInfo info,
      FaultWorld world) {
    this.striking = striking;
    this.standing = standing;
    this.request = request;
    this.info = info;
    this.world = world;
  }

  private CallKind.Struck struck(LiveFault fault) {
    return new CallKind.Struck(request, info.toString(), fault.spec().effect(), world);
  }

  /** What becomes of it before it is applied; to be asked once. */
  public Verdict before() {
    Verdict all = Verdict.PASS;
    for (LiveFault fault : standing) {
      all = all.then(during(fault));
    }
    for (LiveFault fault : striking) {
      if (all.ending() != null) {
        return all;
      }
      if (fault.spec().kind() instanceof CallKind kind) {
        all = all.then(kind.before(struck(fault)));
      } else {
        world.faults().begin(fault);
        all = all.then(during(fault));
      }
    }
    return all;
  }

  private Verdict during(LiveFault fault) {
    return fault.spec().kind() instanceof StandingKind kind
        ? kind.during(struck(fault))
        : Verdict.PASS;
  }

  /** What becomes of its answer. */
  public Verdict after(ApiResponse answer) {
    Verdict all = Verdict.PASS;
    ApiResponse seen = answer;
    boolean changes = false;
    for (LiveFault fault : striking) {
      if (fault.spec().kind() instanceof CallKind kind) {
        Verdict next = kind.after(struck(fault), seen);
        if (next.ending() instanceof Verdict.Ending.Answered changed) {
          seen = changed.response();
          changes = true;
          all = all.then(Verdict.later(next.delay()));
        } else {
          all = all.then(next);
        }
      }
      if (all.ending() != null) {
        return all;
      }
    }
    return changes ? new Verdict(all.delay(), new Verdict.Ending.Answered(seen)) : all;
  }
}
