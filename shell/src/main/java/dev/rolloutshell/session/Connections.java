package dev.rolloutshell.session;

import dev.rolloutshell.cluster.WallWaiting;
import dev.rolloutshell.journal.Diary;
import dev.rolloutshell.rollout.drive.ClusterRollouts;
import java.time.InstantSource;

/** Opens sessions on simulators and clusters. */
public final class Connections {

  private Connections() {}

  /**
   * A session that connects when a command first needs it.
   *
   * @param first what it connects to then
   * @param atTerminal whether virtual time follows the wall clock
   */
  public static Session session(Target first, boolean atTerminal) {
    return session(first, atTerminal, Usual.DEFAULT);
  }

  /**
   * A session that connects when a command first needs it.
   *
   * @param first what it connects to then
   * @param atTerminal whether virtual time follows the wall clock
   * @param usual what holds for its connections
   */
  public static Session session(Target first, boolean atTerminal, Usual usual) {
    return new Session(
        target -> open(target, atTerminal, usual),
        ClusterRollouts::new,
        first,
        diary(),
        usual.events());
  }

  private static Diary diary() {
    InstantSource time = InstantSource.system();
    ProcessHandle process = ProcessHandle.current();
    String session = Long.toString(time.millis(), 36) + "-" + process.pid();
    return new Diary(time, System.getProperty("user.name", ""), session);
  }

  private static Connection open(Target target, boolean atTerminal, Usual usual) {
    if (target instanceof Target.Simulator simulator) {
      return atTerminal
          ? SimulatorConnection.following(simulator, InstantSource.system().instant(), 1)
          : SimulatorConnection.open(simulator);
    }
    return ClusterConnection.open(
        (Target.Cluster) target, new WallWaiting(InstantSource.system()), usual);
  }
}
