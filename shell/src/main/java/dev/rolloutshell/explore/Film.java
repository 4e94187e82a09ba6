package dev.rolloutshell.explore;

import dev.rolloutshell.simulator.Checkpoint;
import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.simulator.transport.RequestHook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows one client's calls (a watch is none: it only ends waits): makes happen what is to go
 * wrong at them, and keeps the whole cluster as it was before and after each, for those who want to
 * know how it goes on from there.
 */
final class Film implements RequestHook {

  /**
   * A moment between two events.
   *
   * @param fault the death of a client that leaves the cluster like this
   * @param happened how many events had happened; moments with one number are one state
   * @param cluster the cluster at that moment
   */
  record Moment(CallFault fault, long happened, Checkpoint cluster) {}

  private final Stage stage;
  private final List<CallFault> faults;
  private final int from;
  private final List<Moment> moments = new ArrayList<>();
  private int calls;
  private int writes;
  private @Nullable Moment last;
  private long trace;

  /** Makes the faults happen, and keeps every moment from a call on; none when that is negative. */
  Film(Stage stage, List<CallFault> faults, int from) {
    this.stage = stage;
    this.faults = faults;
    this.from = from;
  }

  @Override
  public @Nullable ApiResponse beforeApply(ApiRequest request) {
    if (request.query().contains("watch=true")) {
      return null;
    }
    keep(CallFault.Kind.CRASH_BEFORE);
    if (is(CallFault.Kind.CRASH_BEFORE)) {
      throw new ClientDeath();
    }
    return null;
  }

  @Override
  public ApiResponse afterApply(ApiRequest request, ApiResponse answer) throws IOException {
    trace = Trace.mix(trace, request.method(), request.path(), answer.status());
    writes += request.method().equals("GET") ? 0 : 1;
    keep(CallFault.Kind.CRASH_AFTER);
    boolean dies = is(CallFault.Kind.CRASH_AFTER);
    boolean loses = is(CallFault.Kind.LOST_REPLY);
    calls++;
    if (dies) {
      throw new ClientDeath();
    }
    if (loses) {
      throw new IOException("connection reset");
    }
    return answer;
  }

  private boolean is(CallFault.Kind kind) {
    for (CallFault fault : faults) {
      if (fault.call() == calls && fault.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  private void keep(CallFault.Kind kind) {
    if (from < 0 || calls < from) {
      return;
    }
    long happened = stage.happened();
    Checkpoint cluster =
        last != null && last.happened() == happened ? last.cluster() : stage.cluster().checkpoint();
    last = new Moment(new CallFault(kind, calls), happened, cluster);
    moments.add(last);
  }

  /** The moments at which the client may die, in order. */
  List<Moment> moments() {
    return moments;
  }

  /** How many calls the client made. */
  int calls() {
    return calls;
  }

  /** How many of them were writes. */
  int writes() {
    return writes;
  }

  /** A number that tells one course of calls from another. */
  long trace() {
    return trace;
  }
}
