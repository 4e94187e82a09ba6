package dev.rolloutshell.explore;

import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.StoredObject;

/** Tells roughly how far a rollout has come: its controllers, their marks, sizes and pods. */
final class Phases {

  private Phases() {}

  /** A number; moments that differ only in names and times have the same. */
  static long of(ObjectStore store) {
    long phase = 0;
    for (StoredObject one : store.list(ResourceTypes.REPLICATION_CONTROLLERS, "default")) {
      if (!Invariants.ofPair(one)) {
        continue;
      }
      JsonObject annotations = one.metadata().object("annotations");
      phase = Trace.mix(phase, Invariants.image(one));
      phase = Trace.mix(phase, one.spec().number("replicas", 0));
      phase = Trace.mix(phase, one.status().number("readyReplicas", 0));
      phase = Trace.mix(phase, one.status().number("replicas", 0));
      phase = Trace.mix(phase, one.spec().object("selector").size());
      phase = Trace.mix(phase, annotations.string(Mark.DESIRED, ""));
      phase = Trace.mix(phase, annotations.string(Mark.TURN, ""));
      phase = Trace.mix(phase, annotations.containsKey(Mark.FINISHING) ? 1 : 0);
    }
    return phase;
  }
}
