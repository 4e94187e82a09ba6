package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.fault.CallFaults;
import dev.rolloutshell.simulator.fault.Faults;
import dev.rolloutshell.simulator.fault.Verdict;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls of clients in this process while something may go wrong: what it takes passes at once. */
final class Exchange {
  private final SimulatedCluster cluster;
  private final Faults faults;

  Exchange(SimulatedCluster cluster, Faults faults) {
    this.cluster = cluster;
    this.faults = faults;
  }

  ApiResponse answer(ApiRequest request) throws IOException {
    CallFaults met = met(request);
    if (met == null) {
      return cluster.handle(request);
    }
    ApiResponse early = settle(met::before);
    if (early != null) {
      return early;
    }
    ApiResponse answer = cluster.handle(request);
    ApiResponse changed = settle(() -> met.after(answer));
    return changed == null ? answer : changed;
  }

  @Nullable ApiResponse beforeWatch(ApiRequest request) throws IOException {
    CallFaults met = met(request);
    return met == null ? null : settle(met::before);
  }

  private @Nullable CallFaults met(ApiRequest request) {
    AtomicReference<@Nullable CallFaults> met = new AtomicReference<>();
    cluster.exclusively(() -> met.set(faults.call(request)));
    return met.get();
  }

  private @Nullable ApiResponse settle(Supplier<Verdict> judge) throws IOException {
    AtomicReference<Verdict> verdict = new AtomicReference<>(Verdict.PASS);
    cluster.exclusively(() -> verdict.set(judge.get()));
    Verdict given = Objects.requireNonNull(verdict.get());
    if (!given.delay().isZero()) {
      cluster.advance(given.delay());
    }
    Verdict.Ending ending = given.ending();
    return ending == null ? null : ending.give();
  }
}
