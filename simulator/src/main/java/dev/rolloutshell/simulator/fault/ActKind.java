package dev.rolloutshell.simulator.fault;

/** A fault that does something once each time it strikes. */
public interface ActKind extends FaultKind {

  /** Does it. */
  void act(FaultEffect effect, FaultWorld world);

  @Override
  default int timesByDefault() {
    return 1;
  }

  @Override
  default String occasion() {
    return "at once, or a call";
  }
}
