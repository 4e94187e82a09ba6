package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.clock.Event;

/** What happens inside the garbage collector. */
sealed interface GarbageEvent extends Event<ControllerWorld> {

  /**
   * Changes reach its graph.
   *
   * @param ofPods whether of pods, or of all other types
   */
  record Arrival(boolean ofPods) implements GarbageEvent {
    @Override
    public String name() {
      return "garbage collector sees " + (ofPods ? "pods" : "owners");
    }

    @Override
    public void run(ControllerWorld world) {
      world.garbageCollector().look(ofPods);
    }
  }

  /** It considers whether an object is garbage. */
  record Consider(String uid, String what) implements GarbageEvent {
    @Override
    public String name() {
      return "garbage collector considers " + what;
    }

    @Override
    public void run(ControllerWorld world) {
      world.garbageCollector().consider(uid);
    }
  }

  /** It takes an owner off its dependents. */
  record Orphan(String uid, String what) implements GarbageEvent {
    @Override
    public String name() {
      return "garbage collector orphans the dependents of " + what;
    }

    @Override
    public void run(ControllerWorld world) {
      world.garbageCollector().orphan(uid);
    }
  }

  /** It lets an owner go whose dependents have been seen to. */
  record Release(String uid, String what, String finalizer) implements GarbageEvent {
    @Override
    public String name() {
      return "garbage collector takes finalizer " + finalizer + " off " + what;
    }

    @Override
    public void run(ControllerWorld world) {
      world.garbageCollector().release(uid, finalizer);
    }
  }
}
