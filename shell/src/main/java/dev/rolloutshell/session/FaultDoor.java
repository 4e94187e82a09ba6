package dev.rolloutshell.session;

import dev.rolloutshell.simulator.fault.FaultSpec;
import java.util.List;
import java.util.Map;

/** The faults of a simulated cluster, in this process or served by another. */
public interface FaultDoor {

  /** Adds a fault; what it is now, with its {@code id}. */
  Map<String, Object> add(FaultSpec spec);

  /** The faults that were added and not removed. */
  List<Map<String, Object>> list();

  /** Removes a fault; false when there is none of that number. */
  boolean remove(long id);

  /** Removes all; how many there were. */
  int clear();
}
