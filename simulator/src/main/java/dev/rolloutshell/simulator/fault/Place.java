package dev.rolloutshell.simulator.fault;

/** The parameter that says in which namespace something happens. */
final class Place {
  private static final String IN = "in";

  private Place() {}

  static FaultParameter parameter() {
    return FaultParameter.text(IN, "default", "the namespace");
  }

  static String of(FaultEffect effect) {
    return effect.text(IN);
  }
}
