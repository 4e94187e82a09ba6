package dev.rolloutshell.simulator.store;

/** A stored object's place: every index holds it, so that a new state is told to none of them. */
final class Slot {
  private StoredObject object;

  Slot(StoredObject object) {
    this.object = object;
  }

  StoredObject object() {
    return object;
  }

  void put(StoredObject next) {
    this.object = next;
  }
}
