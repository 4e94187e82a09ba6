package dev.rolloutshell.simulator.server;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * How to serve a simulated API on loopback.
 *
 * @param port TCP port; 0 for any that is free
 * @param https whether to use TLS, with a certificate made at the start
 * @param token the bearer token that every request over TLS must carry
 * @param now the present moment of the wall clock, for the certificate
 * @param patience how long a request may take to arrive; a connection without one stays three times
 *     as long
 */
public record ServeOptions(int port, boolean https, String token, Instant now, Duration patience) {

  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

  /** HTTPS on any free port, with a token of 32 random bytes. */
  public static ServeOptions onAnyPort(RandomGenerator chance, Instant now) {
    byte[] bytes = new byte[32];
    chance.nextBytes(bytes);
    return new ServeOptions(0, true, HexFormat.of().formatHex(bytes), now, HALF_A_MINUTE);
  }

  /** These options with a port of one's own choice. */
  public ServeOptions onPort(int wanted) {
    return new ServeOptions(wanted, https, token, now, patience);
  }

  /**
   * These options without TLS, and open to every program on this machine: clients such as kubectl
   * send no token over plain HTTP.
   */
  public ServeOptions insecure() {
    return new ServeOptions(port, false, token, now, patience);
  }

  /** These options with more or less patience with slow clients. */
  public ServeOptions withPatience(Duration other) {
    return new ServeOptions(port, https, token, now, other);
  }

  @Override
  public String toString() {
    return "ServeOptions[port=" + port + ", https=" + https + "]"; // The token is a secret.
  }
}
