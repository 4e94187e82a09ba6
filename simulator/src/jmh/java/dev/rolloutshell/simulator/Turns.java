package dev.rolloutshell.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * The calls of the benchmarks on all servers by turns in one process, a tenth of a second each, so
 * that whatever else the machine does meets all of them alike. It prints the median of each
 * server's calls a second, and the median of the ratios within one round. Arguments: rounds, which
 * part ({@code store} or {@code watch}), and how many pods, several times.
 */
public final class Turns {
  private static final long TURN = 100_000_000L;
  private static final List<ServerKind> SERVERS = List.of(ServerKind.values());
  private static final int HTTPS = ServerKind.SIMULATOR_HTTPS.ordinal();
  private static final int MOCK = ServerKind.MOCK_HTTPS.ordinal();

  private final int rounds;

  private Turns(int rounds) {
    this.rounds = rounds;
  }

  private interface Call {
    Object make();
  }

  /** Runs the comparison. */
  public static void main(String[] args) throws Exception {
    Turns turns = new Turns(Integer.parseInt(args[0]));
    List<ServerKind> compared =
        args[1].equals("watch") ? SERVERS.subList(0, ServerKind.FLOOR_HTTPS.ordinal()) : SERVERS;
    System.out.println(
        "| call | pods | " + names(compared) + " | in process / mock | HTTPS / mock |");
    for (int i = 2; i < args.length; i++) {
      int pods = Integer.parseInt(args[i]);
      if (args[1].equals("watch")) {
        for (int watchers : new int[] {1, 10, 100}) {
          turns.watch(compared, pods, watchers);
        }
      } else {
        turns.store(compared, pods);
      }
    }
    System.exit(0); // The mock leaves threads behind.
  }

  private static String names(List<ServerKind> servers) {
    StringJoiner names = new StringJoiner(" | ");
    servers.forEach(server -> names.add(server.name().toLowerCase(Locale.ROOT)));
    return names.toString();
  }

  private void store(List<ServerKind> servers, int pods) throws Exception {
    List<Calls> all = new ArrayList<>();
    for (ServerKind server : servers) {
      all.add(new Calls(server, pods));
    }
    compare("GET by name", pods, all.stream().<Call>map(calls -> calls::get).toList());
    compare(
        "LIST of ten by label", pods, all.stream().<Call>map(calls -> calls::listByLabel).toList());
    compare("PUT", pods, all.stream().<Call>map(calls -> calls::put).toList());
    compare(
        "create and delete",
        pods,
        all.stream().<Call>map(calls -> calls::createAndDelete).toList());
    for (Calls calls : all) {
      calls.close();
    }
  }

  private void watch(List<ServerKind> servers, int pods, int watchers) throws Exception {
    List<FanOut> all = new ArrayList<>();
    for (ServerKind server : servers) {
      all.add(new FanOut(server, pods, watchers));
    }
    compare(
        "PUT until " + watchers + " have it",
        pods,
        all.stream().<Call>map(fanOut -> fanOut::change).toList());
    for (FanOut fanOut : all) {
      fanOut.close();
    }
  }

  /** The first third of the rounds is warm-up. */
  private void compare(String name, int pods, List<Call> servers) {
    double[][] rates = new double[rounds][servers.size()];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < servers.size(); i++) {
        int server = (round + i) % servers.size();
        rates[round][server] = rate(servers.get(server));
      }
    }
    double[][] warm = Arrays.copyOfRange(rates, rounds / 3, rounds);
    StringJoiner row = new StringJoiner(" | ", "| ", " |").add(name).add("%,d".formatted(pods));
    for (int i = 0; i < servers.size(); i++) {
      int server = i;
      row.add("%,.0f".formatted(median(warm, round -> round[server])));
    }
    row.add("%.1f".formatted(median(warm, round -> round[0] / round[MOCK])));
    row.add("%.2f".formatted(median(warm, round -> round[HTTPS] / round[MOCK])));
    System.out.println(row);
  }

  private static double rate(Call call) {
    long begin = System.nanoTime();
    long end = begin;
    int calls = 0;
    while (end - begin < TURN) {
      call.make();
      calls++;
      end = System.nanoTime();
    }
    return calls * 1e9 / (end - begin);
  }

  private interface Of {
    double round(double[] rates);
  }

  private static double median(double[][] rounds, Of of) {
    List<Double> values = new ArrayList<>();
    for (double[] round : rounds) {
      values.add(of.round(round));
    }
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
