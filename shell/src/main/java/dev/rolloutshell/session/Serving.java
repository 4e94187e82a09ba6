package dev.rolloutshell.session;

import dev.rolloutshell.simulator.server.ServeOptions;
import dev.rolloutshell.simulator.server.ServedCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A simulated cluster that is served to other programs of this machine.
 *
 * @param server its address, without a trailing slash
 * @param kubeconfig the file that tells clients of it
 * @param namespace the namespace that the file names
 * @param time the cluster's time when it began
 * @param connection what ends it when closed
 */
public record Serving(
    String server, Path kubeconfig, String namespace, Instant time, Connection connection) {

  /**
   * Where and how to serve.
   *
   * @param port TCP port; 0 for any that is free
   * @param kubeconfig the file to write for clients
   * @param https whether over TLS and with a token
   * @param speed virtual seconds in a second
   */
  public record Wish(int port, Path kubeconfig, boolean https, double speed) {}

  /**
   * Serves a fresh simulator.
   *
   * @throws CommandFailure when it cannot be loaded or served
   */
  public static Serving fresh(Target.Simulator target, Wish wish) {
    SimulatorConnection simulator =
        SimulatorConnection.following(target, InstantSource.system().instant(), wish.speed());
    try {
      return of(simulator, wish);
    } catch (CommandFailure e) {
      simulator.close();
      throw e;
    }
  }

  /**
   * Serves the simulator that a session is on, until the session leaves it; its time follows the
   * wall clock from now on.
   *
   * @throws CommandFailure when the session is on a real cluster, or its simulator cannot be served
   */
  public static Serving running(Session session, Wish wish) {
    Connection open = session.connection();
    if (!(open instanceof SimulatorConnection simulator)) {
      throw NoSimulator.on(open, "which has a server");
    }
    return served(simulator, wish);
  }

  /**
   * Serves a simulator until its connection is closed; its time follows the wall clock from now on.
   *
   * @throws CommandFailure when it cannot be served
   */
  public static Serving served(SimulatorConnection simulator, Wish wish) {
    Serving serving = of(simulator, wish);
    simulator.follow(wish.speed());
    return serving;
  }

  /**
   * Stops serving, and removes the kubeconfig unless somebody else has written it since.
   *
   * @return what became of it, in a line
   */
  public String end() {
    boolean there = Files.exists(kubeconfig);
    connection.close();
    Path file = kubeconfig.toAbsolutePath().normalize();
    if (!there) {
      return "stopped";
    }
    return Files.exists(kubeconfig)
        ? "stopped; left " + file + ", which is not this simulator's any more"
        : "stopped; removed " + file;
  }

  private static Serving of(SimulatorConnection simulator, Wish wish) {
    Instant now = InstantSource.system().instant();
    ServeOptions options = ServeOptions.onAnyPort(new SecureRandom(), now).onPort(wish.port());
    ServedCluster served =
        simulator.serve(wish.https() ? options : options.insecure(), wish.kubeconfig());
    return new Serving(
        served.url(), wish.kubeconfig(), simulator.namespace(), simulator.now(), simulator);
  }
}
