package dev.rolloutshell.simulator.api;

import static dev.rolloutshell.simulator.api.Tables.cells;

import dev.rolloutshell.simulator.model.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The cells of the tables, as Kubernetes' printers fill them. */
final class TableCells {
  private static final String NONE = "<none>";
  private static final String UNKNOWN = "<unknown>";

  private TableCells() {}

  static String name(JsonObject object) {
    return object.object("metadata").string("name", "");
  }

  static List<@Nullable Object> controller(JsonObject rc, Instant now) {
    JsonObject spec = rc.object("spec");
    List<String> names = new ArrayList<>();
    List<String> images = new ArrayList<>();
    for (JsonObject container : spec.object("template").object("spec").objects("containers")) {
      names.add(container.string("name", ""));
      images.add(container.string("image", ""));
    }
    return cells(
        name(rc),
        spec.number("replicas", 0),
        rc.object("status").number("replicas", 0),
        rc.object("status").number("readyReplicas", 0),
        age(rc, now),
        String.join(",", names),
        String.join(",", images),
        labels(spec.object("selector")));
  }

  /** {@code a=b,c=d}, sorted. */
  static String labels(JsonObject labels) {
    List<String> pairs = new ArrayList<>();
    for (Map.Entry<String, @Nullable Object> label : new TreeMap<>(labels).entrySet()) {
      pairs.add(label.getKey() + "=" + label.getValue());
    }
    return pairs.isEmpty() ? NONE : String.join(",", pairs);
  }

  static List<@Nullable Object> service(JsonObject service, Instant now) {
    JsonObject spec = service.object("spec");
    List<String> ports = new ArrayList<>();
    for (JsonObject port : spec.objects("ports")) {
      String node = port.number("nodePort", 0) > 0 ? ":" + port.number("nodePort", 0) : "";
      ports.add(port.number("port", 0) + node + "/" + port.string("protocol", "TCP"));
    }
    String ip = spec.string("clusterIP", "");
    return cells(
        name(service),
        spec.string("type", "ClusterIP"),
        ip.isEmpty() ? NONE : ip,
        externalIp(spec),
        ports.isEmpty() ? NONE : String.join(",", ports),
        age(service, now),
        labels(spec.object("selector")));
  }

  private static String externalIp(JsonObject spec) {
    List<String> ips = spec.list("externalIPs").stream().map(String::valueOf).toList();
    return switch (spec.string("type", "ClusterIP")) {
      case "ExternalName" -> spec.string("externalName", "");
      case "LoadBalancer" -> ips.isEmpty() ? "<pending>" : String.join(",", ips);
      default -> ips.isEmpty() ? NONE : String.join(",", ips);
    };
  }

  static List<@Nullable Object> endpoints(JsonObject endpoints, Instant now) {
    List<String> all = new ArrayList<>();
    for (JsonObject subset : endpoints.objects("subsets")) {
      for (JsonObject address : subset.objects("addresses")) {
        String ip = address.string("ip", "");
        if (subset.objects("ports").isEmpty()) {
          all.add(ip);
        }
        for (JsonObject port : subset.objects("ports")) {
          all.add(ip + ":" + port.number("port", 0));
        }
      }
    }
    int more = all.size() - 3;
    String shown =
        all.isEmpty()
            ? NONE
            : String.join(",", all.subList(0, Math.min(3, all.size())))
                + (more > 0 ? " + " + more + " more..." : "");
    return cells(name(endpoints), shown, age(endpoints, now));
  }

  static List<@Nullable Object> quota(JsonObject quota, Instant now) {
    List<String> requests = new ArrayList<>();
    List<String> limits = new ArrayList<>();
    JsonObject used = quota.object("status").object("used");
    for (Map.Entry<String, @Nullable Object> hard :
        new TreeMap<>(quota.object("status").object("hard")).entrySet()) {
      String text =
          "%s: %s/%s".formatted(hard.getKey(), used.string(hard.getKey(), "0"), hard.getValue());
      (hard.getKey().startsWith("limits") ? limits : requests).add(text);
    }
    return cells(
        name(quota), age(quota, now), String.join(", ", requests), String.join(", ", limits));
  }

  static List<@Nullable Object> event(JsonObject event, Instant now) {
    JsonObject about = event.object("involvedObject");
    JsonObject source = event.object("source");
    JsonObject series = event.object("series");
    String host = source.string("host", event.string("reportingInstance", ""));
    String component = source.string("component", event.string("reportingComponent", ""));
    String first = event.string("firstTimestamp", event.string("eventTime", ""));
    String last = series.string("lastObservedTime", event.string("lastTimestamp", first));
    return cells(
        since(last, now),
        event.string("type", ""),
        event.string("reason", ""),
        about.string("kind", "").toLowerCase(java.util.Locale.ROOT)
            + "/"
            + about.string("name", ""),
        about.string("fieldPath", ""),
        host.isEmpty() ? component : component + ", " + host,
        event.string("message", "").strip(),
        since(first, now),
        series.number("count", event.number("count", 1)),
        name(event));
  }

  /** How long ago an object was created. */
  static String age(JsonObject object, Instant now) {
    return since(object.object("metadata").string("creationTimestamp", ""), now);
  }

  static String since(String time, Instant now) {
    try {
      return human(Duration.between(Instant.parse(time), now));
    } catch (DateTimeParseException none) {
      return UNKNOWN;
    }
  }

  /** A duration in at most two units, as {@code k8s.io/apimachinery/pkg/util/duration} has it. */
  static String human(Duration duration) {
    long seconds = duration.toSeconds();
    long minutes = seconds / 60;
    long hours = minutes / 60;
    long days = hours / 24;
    long years = days / 365;
    if (seconds < -1) {
      return "<invalid>";
    }
    if (seconds < 120) {
      return Math.max(0, seconds) + "s";
    }
    if (minutes < 10) {
      return minutes + "m" + unless0(seconds % 60, "s");
    }
    if (minutes < 180) {
      return minutes + "m";
    }
    if (hours < 8) {
      return hours + "h" + unless0(minutes % 60, "m");
    }
    if (hours < 48) {
      return hours + "h";
    }
    if (days < 8) {
      return days + "d" + unless0(hours % 24, "h");
    }
    if (days < 730) {
      return days + "d";
    }
    return years < 8 ? years + "y" + unless0(days % 365, "d") : years + "y";
  }

  private static String unless0(long value, String unit) {
    return value == 0 ? "" : value + unit;
  }
}
