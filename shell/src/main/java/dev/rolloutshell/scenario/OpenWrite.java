package dev.rolloutshell.scenario;

import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/** A write that was sent and not answered yet; its answer may never arrive. */
final class OpenWrite {

  /** What was asked for. */
  final WriteCall call;

  /** The event that it was applied, or {@code null} as long as it was not. */
  @Nullable Happening happening;

  /** Its place among the writes that were seen, or -1 as long as it has none. */
  int place = -1;

  OpenWrite(WriteCall call) {
    this.call = call;
  }

  /** Whether a change is what it asked for, and not only a controller's word on the status. */
  boolean asksFor(Change change) {
    StoredObject object = change.object();
    StoredObject before = change.previous();
    boolean same =
        object.key().type().plural().equals(call.type())
            && (call.name().isEmpty() || call.name().equals(object.name()))
            && call.verb().equals("create") == (before == null);
    return same
        && (before == null || change.type() == Change.Type.DELETED || differs(object, before));
  }

  private static boolean differs(StoredObject object, StoredObject before) {
    return object.isBeingDeleted()
        || !object.spec().equals(before.spec())
        || !object.labels().equals(before.labels())
        || !PodsSeen.annotations(object).equals(PodsSeen.annotations(before));
  }
}
