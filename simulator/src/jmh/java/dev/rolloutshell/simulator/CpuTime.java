package dev.rolloutshell.simulator;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * The processor time that a call in process takes on its thread, beside what the client alone takes
 * when the answer is there beforehand: unlike calls a second, it hardly depends on what else the
 * machine does. Arguments: how many pods, and how many rounds of a second for each; the last rounds
 * count, when the compiler is done.
 */
public final class CpuTime {
  private static final long ROUND = 1_000_000_000L;
  private static final int BATCH = 50;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CpuTime() {}

  private interface Call {
    Object make();
  }

  /** Runs the comparison. */
  public static void main(String[] args) throws Exception {
    int pods = Integer.parseInt(args[0]);
    int rounds = Integer.parseInt(args[1]);
    try (Calls simulator = new Calls(ServerKind.SIMULATOR_IN_PROCESS, pods);
        Calls floor = new Calls(ServerKind.FLOOR_IN_PROCESS, pods)) {
      compare("GET by name", rounds, List.of(simulator::get, floor::get));
      compare("PUT", rounds, List.of(simulator::put, floor::put));
    }
  }

  private static void compare(String name, int rounds, List<Call> calls) {
    for (int round = 1; round <= rounds; round++) {
      double simulator = microseconds(calls.get(0));
      double floor = microseconds(calls.get(1));
      System.out.println(
          "%s, round %d: simulator %.1f us, the client alone %.1f us"
              .formatted(name, round, simulator, floor));
    }
  }

  private static double microseconds(Call call) {
    long begin = THREADS.getCurrentThreadCpuTime();
    long spent = 0;
    int made = 0;
    while (spent < ROUND) {
      for (int i = 0; i < BATCH; i++) {
        call.make();
      }
      made += BATCH;
      spent = THREADS.getCurrentThreadCpuTime() - begin;
    }
    return spent / 1e3 / made;
  }
}
