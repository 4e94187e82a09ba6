package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.ApiServer;
import dev.rolloutshell.simulator.clock.Event;
import dev.rolloutshell.simulator.fault.CallFaults;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.simulator.fault.FaultWorld;
import dev.rolloutshell.simulator.fault.Verdict;
import dev.rolloutshell.simulator.store.ApiException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls of clients elsewhere while something may go wrong: what it takes passes with the cluster's
 * time, however that passes. A client that is to die is told so by a header, since nobody else can
 * end it.
 */
final class WaitingExchange {
  private final SimulatedCluster cluster;
  private final FaultWorld world;
  private final Map<Long, CompletableFuture<Void>> waiting = new ConcurrentSkipListMap<>();
  private final AtomicLong waits = new AtomicLong();

  WaitingExchange(SimulatedCluster cluster, FaultWorld world) {
    this.cluster = cluster;
    this.world = world;
  }

  /** A call goes on; a client's wait is no part of a checkpoint, nor is this. */
  record GoesOn(CompletableFuture<Void> turn) implements Event<FaultWorld> {
    @Override
    public String name() {
      return "a call goes on";
    }

    @Override
    public void run(FaultWorld world) {
      turn.complete(null);
    }
  }

  CompletableFuture<ApiResponse> answer(ApiRequest request) {
    CallFaults met = met(request);
    if (met == null) {
      return CompletableFuture.completedFuture(cluster.handle(request));
    }
    return settle(met::before)
        .thenCompose(
            early ->
                early.isPresent()
                    ? CompletableFuture.completedFuture(early.get())
                    : applied(request, met));
  }

  private CompletableFuture<ApiResponse> applied(ApiRequest request, CallFaults met) {
    ApiResponse answer = cluster.handle(request);
    return settle(() -> met.after(answer)).thenApply(changed -> changed.orElse(answer));
  }

  CompletableFuture<Optional<ApiResponse>> beforeWatch(ApiRequest request) {
    CallFaults met = met(request);
    return met == null ? CompletableFuture.completedFuture(Optional.empty()) : settle(met::before);
  }

  private @Nullable CallFaults met(ApiRequest request) {
    AtomicReference<@Nullable CallFaults> met = new AtomicReference<>();
    cluster.exclusively(() -> met.set(world.faults().call(request)));
    return met.get();
  }

  private CompletableFuture<Optional<ApiResponse>> settle(Supplier<Verdict> judge) {
    CompletableFuture<Void> wait = new CompletableFuture<>();
    long number = waits.incrementAndGet();
    AtomicReference<Verdict> verdict = new AtomicReference<>(Verdict.PASS);
    cluster.exclusively(
        () -> {
          Verdict given = judge.get();
          verdict.set(given);
          if (!given.delay().isZero()) {
            waiting.put(number, wait);
            world.after(given.delay(), new GoesOn(wait));
          } else {
            wait.complete(null);
          }
        });
    return wait.thenCompose(
        passed -> {
          waiting.remove(number);
          Verdict given = verdict.get();
          return end(given == null ? null : given.ending());
        });
  }

  private static CompletableFuture<Optional<ApiResponse>> end(Verdict.@Nullable Ending ending) {
    if (ending == null) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    try {
      return CompletableFuture.completedFuture(Optional.of(ending.give()));
    } catch (IOException broken) {
      return CompletableFuture.failedFuture(broken);
    } catch (ClientDeath death) {
      return CompletableFuture.completedFuture(Optional.of(notice(death)));
    }
  }

  private static ApiResponse notice(ClientDeath death) {
    ApiResponse answer =
        ApiServer.refused(
            new ApiException(
                500, "InternalError", "fault: " + death.getMessage(), ApiException.NO_DETAILS));
    return new ApiResponse(
        answer.status(),
        answer.contentType(),
        Map.of(ClientDeath.HEADER, death.asHeader()),
        answer.body());
  }

  /** Whoever waits is cut off: the cluster goes on from another moment. */
  void cut() {
    List.copyOf(waiting.values())
        .forEach(wait -> wait.completeExceptionally(new IOException("connection reset")));
    waiting.clear();
  }
}
