package dev.rolloutshell.explore;

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

  /** Keeps no moment. */
  static final int NONE = -1;

  /** Twice what the longest of rollouts takes that are explored. */
  static final int MOST_CALLS = 800;

  /**
   * A moment at which the client may die.
   *
   * @param fault the death that leaves the cluster like this
   * @param moment the cluster
   */
  record Frame(CallFault fault, Moment moment) {}

  private final Stage stage;
  private final List<CallFault> faults;
  private final int from;
  private final List<Frame> frames = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final List<Replayed.Struck> struck = new ArrayList<>();
  private int writes;
  private @Nullable Moment last;
  private long trace;

  /** Makes the faults happen, and keeps every moment from a call on; {@link #NONE} for none. */
  Film(Stage stage, List<CallFault> faults, int from) {
    this.stage = stage;
    this.faults = faults;
    this.from = from;
  }

  /** Follows a client with whom nothing goes wrong, and keeps no moment. */
  static Film plain(Stage stage) {
    return new Film(stage, List.of(), NONE);
  }

  @Override
  public @Nullable ApiResponse beforeApply(ApiRequest request) {
    if (request.query().contains("watch=true")) {
      return null;
    }
    if (endless()) {
      throw new ClientDeath();
    }
    keep(Mishap.CRASH_BEFORE, calls.size());
    calls.add(CallKind.of(request));
    for (Mishap mishap : now()) {
      before(mishap);
    }
    if (!request.method().equals("GET")) {
      writes++;
      stage.writes(request);
    }
    return null;
  }

  @Override
  public ApiResponse afterApply(ApiRequest request, ApiResponse answer) throws IOException {
    trace = Trace.mix(trace, request.method(), request.path(), answer.status());
    stage.answered(request);
    keep(Mishap.CRASH_AFTER, calls.size() - 1);
    for (Mishap mishap : now()) {
      after(mishap);
    }
    return answer;
  }

  private void struck(Mishap mishap) {
    String call = calls.get(calls.size() - 1);
    struck.add(new Replayed.Struck(call, mishap, Command.RUN, Phases.of(stage.cluster().store())));
  }

  /** What goes wrong at the call under way. */
  private List<Mishap> now() {
    List<Mishap> now = new ArrayList<>(1);
    for (CallFault fault : faults) {
      if (fault.call() == calls.size() - 1) {
        now.add(fault.mishap());
      }
    }
    return now;
  }

  private void before(Mishap mishap) {
    switch (mishap.act()) {
      case CRASH_BEFORE -> {
        struck(mishap);
        throw new ClientDeath();
      }
      case FAULT -> {
        struck(mishap);
        stage.strike(mishap);
      }
      case CRASH_AFTER, LOST_REPLY -> {}
    }
  }

  private void after(Mishap mishap) throws IOException {
    if (mishap.act() == Mishap.Act.CRASH_AFTER) {
      struck(mishap);
      throw new ClientDeath();
    }
    if (mishap.act() == Mishap.Act.LOST_REPLY) {
      struck(mishap);
      throw new IOException("connection reset");
    }
  }

  private void keep(Mishap death, int call) {
    if (from == NONE || call < from) {
      return;
    }
    Moment same = last;
    if (same == null || !stage.isAt(same)) {
      same = stage.moment();
      last = same;
    }
    frames.add(new Frame(new CallFault(death, call), same));
  }

  /** The moments at which the client may die, in order. */
  List<Frame> frames() {
    return frames;
  }

  /** The kinds of the calls that the client made, in order. */
  List<String> calls() {
    return calls;
  }

  /** Whether the client made more calls than any that comes to an end. */
  boolean endless() {
    return calls.size() == MOST_CALLS;
  }

  /** What is wrong with a client that died without being told to. */
  List<String> death() {
    return List.of(
        endless()
            ? "5: a client was not through after " + MOST_CALLS + " calls"
            : "5: the client died by itself");
  }

  /** What went wrong, in order. */
  List<Replayed.Struck> struck() {
    return struck;
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
