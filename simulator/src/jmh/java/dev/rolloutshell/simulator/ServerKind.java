package dev.rolloutshell.simulator;

/**
 * The simulator in process, the simulator over HTTPS, the library's own mock over HTTPS, a server
 * over HTTPS that only sends what it has been given, or the same without a socket.
 */
public enum ServerKind {
  SIMULATOR_IN_PROCESS,
  SIMULATOR_HTTPS,
  MOCK_HTTPS,
  FLOOR_HTTPS,
  FLOOR_IN_PROCESS
}
