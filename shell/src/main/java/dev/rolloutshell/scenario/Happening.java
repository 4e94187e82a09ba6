package dev.rolloutshell.scenario;

import java.time.Duration;

/**
 * A write of the operator's client that was stored, or an event of the cluster.
 *
 * @param at virtual time since the scenario began
 * @param step the step in which it happened, from 1
 * @param verb what happened
 * @param type to an object of which type, in the plural
 * @param name of which name
 */
public record Happening(Duration at, int step, String verb, String type, String name) {

  /** As an expectation writes it. */
  @Override
  public String toString() {
    return verb + " " + type + "/" + name;
  }
}
