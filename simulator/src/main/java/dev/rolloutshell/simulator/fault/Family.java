package dev.rolloutshell.simulator.fault;

import java.util.Locale;

/** Where in the cluster a fault sits. */
public enum Family {
  CLIENT,
  NETWORK,
  SERVER,
  WATCH,
  CONTROLLER,
  POD,
  RIVAL;

  /** As in tables: {@code network}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
