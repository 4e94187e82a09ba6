package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code kubectl get endpointslices}; of long lists it shows the first three. */
final class EndpointSliceCells {
  private static final int MOST = 3;

  private EndpointSliceCells() {}

  static List<@Nullable Object> cells(JsonObject slice, Instant now) {
    List<String> ports = new ArrayList<>();
    for (JsonObject port : slice.objects("ports")) {
      ports.add(port.get("port") == null ? "*" : Long.toString(port.number("port", 0)));
    }
    List<String> addresses = new ArrayList<>();
    for (JsonObject endpoint : slice.objects("endpoints")) {
      endpoint.list("addresses").forEach(address -> addresses.add(String.valueOf(address)));
    }
    return Tables.cells(
        TableCells.name(slice),
        slice.string("addressType", ""),
        joined(ports),
        joined(addresses),
        TableCells.age(slice, now));
  }

  private static String joined(List<String> words) {
    if (words.isEmpty()) {
      return "<unset>";
    }
    return words.size() <= MOST
        ? String.join(",", words)
        : String.join(",", words.subList(0, MOST)) + " + %d more...".formatted(words.size() - MOST);
  }
}
