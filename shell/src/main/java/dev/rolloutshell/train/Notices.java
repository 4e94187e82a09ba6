package dev.rolloutshell.train;

import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.History;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.function.Consumer;

/**
 * Sees each note on the board at the very moment at which it is left there, so that what a line
 * found and what it wrote are known exactly, however fast the next one follows.
 */
final class Notices {

  private final Consumer<Board.Note> reader;
  private long version;

  private Notices(SimulatedCluster cluster, Consumer<Board.Note> reader) {
    this.reader = reader;
    this.version = cluster.store().version();
  }

  /**
   * Has the notes read from now on.
   *
   * @param reader is called under the cluster's lock
   */
  static void read(SimulatedCluster cluster, Consumer<Board.Note> reader) {
    cluster.afterEachEvent(new Notices(cluster, reader)::look);
  }

  private void look(SimulatedCluster cluster) {
    long before = version;
    version = cluster.store().version();
    if (cluster.lastEvent() != null) {
      return; // Notes are left by requests.
    }
    try {
      for (Change change : cluster.store().history().since(before)) {
        StoredObject object = change.object();
        if (object.key().type().equals(ResourceTypes.CONFIG_MAPS)
            && object.namespace().equals(Board.NAMESPACE)
            && change.type() != Change.Type.DELETED) {
          reader.accept(new Board.Note(object.name(), object.json().strings("data")));
        }
      }
    } catch (History.Expired tooLong) {
      // One request never changes thousands of objects.
    }
  }
}
