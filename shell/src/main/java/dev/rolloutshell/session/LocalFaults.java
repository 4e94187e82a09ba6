package dev.rolloutshell.session;

import dev.rolloutshell.simulator.fault.FaultSpec;
import dev.rolloutshell.simulator.fault.Faults;
import dev.rolloutshell.simulator.fault.LiveFault;
import java.util.List;
import java.util.Map;

/** The faults of the simulator in this process. */
record LocalFaults(Faults faults) implements FaultDoor {

  @Override
  public Map<String, Object> add(FaultSpec spec) {
    long id = faults.add(spec);
    return faults.list().stream()
        .filter(fault -> fault.id() == id)
        .findFirst()
        .orElseThrow()
        .toMap();
  }

  @Override
  public List<Map<String, Object>> list() {
    return faults.list().stream().map(LiveFault::toMap).toList();
  }

  @Override
  public boolean remove(long id) {
    return faults.remove(id);
  }

  @Override
  public int clear() {
    int before = faults.list().size();
    faults.clear();
    return before;
  }
}
