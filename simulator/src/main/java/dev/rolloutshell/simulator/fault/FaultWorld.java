package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.clock.Event;
import dev.rolloutshell.simulator.controller.ControllerWorld;
import dev.rolloutshell.simulator.pod.PodWorld;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.Objects;
import java.time.Duration;
import java.time.Instant;

/** The cluster as faults reach into it; used under its lock only. */
public interface FaultWorld extends ControllerWorld, PodWorld {

  /** The present moment of virtual time. */
  Instant now();

  /** Puts an event into the future. */
  void after(Duration delay, Event<? super FaultWorld> event);

  /** The store; to be read only. */
  ObjectStore store();

  /** The door to the objects for what happens inside the cluster. */
  Objects objects();

  /** Applies a request, with nothing in its way. */
  ApiResponse apply(ApiRequest request);

  /** Answers a read as the cluster was some versions ago, at most as far as history goes. */
  ApiResponse applyAsOf(ApiRequest read, int versionsAgo);

  /** Ends every open watch. */
  void endWatches();

  /** The faults themselves. */
  Faults faults();
}
