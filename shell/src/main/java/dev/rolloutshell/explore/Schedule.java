package dev.rolloutshell.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One case to try: what goes wrong in the life of each client, one after the other.
 *
 * @param setup the rollout
 * @param stored how many writes of it are made before, by a client that stops between two
 * @param legs the clients; each but the last dies at its last fault
 */
public record Schedule(Setup setup, int stored, List<Leg> legs) {

  /** Copies the list. */
  public Schedule {
    legs = List.copyOf(legs);
  }

  /**
   * One client.
   *
   * @param command what it is told to do
   * @param faults what goes wrong, in the order of its calls
   */
  public record Leg(Command command, List<CallFault> faults) {

    /** Copies the list. */
    public Leg {
      faults = List.copyOf(faults);
    }

    Leg with(CallFault fault) {
      List<CallFault> more = new ArrayList<>(faults);
      more.add(fault);
      return new Leg(command, more);
    }

    /** The first call after its faults. */
    int nextCall() {
      return faults.isEmpty() ? 0 : faults.get(faults.size() - 1).call() + 1;
    }

    @Override
    public String toString() {
      String name = command.name().toLowerCase(Locale.ROOT);
      return faults.isEmpty()
          ? name
          : faults.stream()
              .map(Object::toString)
              .collect(Collectors.joining(", ", name + ": ", ""));
    }
  }

  /** The same beginning with these clients. */
  Schedule with(List<Leg> others) {
    return new Schedule(setup, stored, others);
  }

  /** How many things go wrong. */
  public int faults() {
    return legs.stream().mapToInt(leg -> leg.faults().size()).sum();
  }

  @Override
  public String toString() {
    return setup.title()
        + (stored == 0 ? "" : ", " + stored + " writes made")
        + " | "
        + legs.stream().map(Leg::toString).collect(Collectors.joining(" | "));
  }
}
