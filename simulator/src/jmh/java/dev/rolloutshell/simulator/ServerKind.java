package dev.rolloutshell.simulator;

/** The simulator in process, the simulator over HTTPS, or the library's own mock over HTTPS. */
public enum ServerKind {
  SIMULATOR_IN_PROCESS,
  SIMULATOR_HTTPS,
  MOCK_HTTPS
}
