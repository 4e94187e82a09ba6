package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.pod.Affliction;
import dev.rolloutshell.simulator.pod.PodBehaviour;
import java.util.List;

/** A fault that befalls pods when they come into being; they heal when it is removed. */
public interface PodKind extends FaultKind {

  /** What befalls a pod. */
  Affliction affliction(PodBehaviour usual, FaultEffect effect);

  /** Whether it befalls pods, too, that are there already. */
  default boolean befallsExisting() {
    return false;
  }

  @Override
  default List<String> matchKeys() {
    return List.of("name", "namespace");
  }

  @Override
  default String occasion() {
    return befallsExisting() ? "pods" : "new pods";
  }
}
