package dev.rolloutshell.scenario;

import dev.rolloutshell.rollout.drive.ClusterRollouts;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Connection;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.SimulatorConnection;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.simulator.Checkpoint;
import dev.rolloutshell.simulator.Sample;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.UnusableObjectsException;
import dev.rolloutshell.simulator.fault.FaultSpec;
import dev.rolloutshell.simulator.fault.LiveFault;
import dev.rolloutshell.simulator.store.ObjectStore;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A fresh simulated cluster as a scenario wants it, with a shell on it and a witness. */
final class ReplayStage implements AutoCloseable {

  private static final Duration SETTLING = Duration.ofMinutes(5);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SimulatedCluster cluster;
  private final Witness witness;
  private final Session session;
  private final ScenarioFiles files;
  private final Shells.OneShell shell;

  private ReplayStage(
      SimulatedCluster cluster, Scenario scenario, Shells shells, ReplayListener listener) {
    this.cluster = cluster;
    this.witness = new Witness(cluster, listener);
    this.session = session(cluster, witness);
    this.files = ScenarioFiles.of(scenario);
    this.shell = shells.open(session);
  }

  /**
   * Sets the stage.
   *
   * @throws InvalidScenarioException when the objects or faults cannot be used
   */
  static ReplayStage set(Scenario scenario, Shells shells, ReplayListener listener) {
    SimulatedCluster cluster =
        SimulatedCluster.start(SimulatorOptions.DEFAULT.withSeed(scenario.seed()));
    load(cluster, scenario);
    faults(scenario).forEach(cluster.faults()::add);
    return new ReplayStage(cluster, scenario, shells, listener);
  }

  private static void load(SimulatedCluster cluster, Scenario scenario) {
    if (scenario.objects().isEmpty()) {
      Sample.load(cluster);
      return;
    }
    try {
      cluster.load(new StringReader(documents(scenario.objects())), scenario.name() + ": objects");
    } catch (UnusableObjectsException e) {
      throw new InvalidScenarioException(scenario.name(), String.valueOf(e.getMessage()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    cluster.settle(SETTLING);
  }

  /** Objects as a text of several YAML documents. */
  static String documents(List<Map<String, Object>> objects) {
    return objects.stream().map(JSON::writeValueAsString).collect(Collectors.joining("\n---\n"));
  }

  private static Session session(SimulatedCluster cluster, Witness witness) {
    AtomicBoolean connected = new AtomicBoolean();
    return new Session(
        target -> connect(cluster, witness, connected),
        (client, namespace, waiting) ->
            new WitnessedRollouts(
                new ClusterRollouts(client, namespace, waiting), witness::explain),
        Target.Simulator.DEFAULT);
  }

  private static Connection connect(
      SimulatedCluster cluster, Witness witness, AtomicBoolean connected) {
    if (connected.getAndSet(true)) {
      throw CommandFailure.refused(
          "connect: expected to stay on the scenario's own cluster, which is the only one here",
          null);
    }
    return SimulatorConnection.over(cluster, witness, witness);
  }

  Shells.Ran run(String line) {
    return shell.run(files.placed(line));
  }

  Witness witness() {
    return witness;
  }

  ObjectStore store() {
    return cluster.store();
  }

  private static List<FaultSpec> faults(Scenario scenario) {
    List<FaultSpec> faults = new ArrayList<>();
    for (Map<String, Object> fault : scenario.faults()) {
      try {
        faults.add(FaultSpec.of(fault));
      } catch (IllegalArgumentException e) {
        throw new InvalidScenarioException(
            scenario.name(), "fault " + (faults.size() + 1) + ": " + e.getMessage());
      }
    }
    return faults;
  }

  /** What goes wrong, and how far it has come. */
  List<Map<String, Object>> faults() {
    return cluster.faults().list().stream().map(LiveFault::toMap).toList();
  }

  /** Nothing goes wrong any more. */
  void endFaults() {
    cluster.faults().clear();
  }

  Checkpoint checkpoint() {
    return cluster.checkpoint();
  }

  void restore(Checkpoint state, Witness.Memory memory) {
    cluster.restore(state);
    witness.forget(memory);
  }

  @Override
  public void close() {
    session.close();
    cluster.close();
    files.close();
  }
}
