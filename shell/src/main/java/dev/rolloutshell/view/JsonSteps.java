package dev.rolloutshell.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A path of jsonpath, such as {@code .items[?(@.status.phase=="Running")].metadata.name}. */
final class JsonSteps {

  private static final Pattern STEP =
      Pattern.compile(
          "\\.\\.(?<deep>[^.\\[\\]{}]+)"
              + "|\\.?\\*"
              + "|\\.(?<name>(?:\\\\.|[^.\\[\\]\\\\])+)"
              + "|\\[(?<inside>\\?\\((?<filter>(?:\"[^\"]*\"|'[^']*'|[^\"'\\]])*)\\)"
              + "|'[^']*'|\"[^\"]*\"|[^\\]]*)\\]");

  private static final Pattern FILTER =
      Pattern.compile("@(?<path>[^=!<>]*?)\\s*(?:(?<operator>==|!=|<=|>=|<|>)\\s*(?<value>.+))?");

  private static final Pattern SLICE = Pattern.compile("(-?\\d*):(-?\\d*)(?::(\\d+))?");

  /** What one step makes of one value. */
  private interface Step extends Function<JsonNode, Stream<JsonNode>> {}

  private final boolean fromRoot;
  private final List<Step> steps;

  private JsonSteps(boolean fromRoot, List<Step> steps) {
    this.fromRoot = fromRoot;
    this.steps = steps;
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException with a text that says what was expected and seen
   */
  static JsonSteps parse(String text) {
    boolean root = text.startsWith("$");
    String path = root || text.startsWith("@") ? text.substring(1) : text;
    boolean bare = !path.isEmpty() && !path.startsWith(".") && !path.startsWith("[");
    Matcher step = STEP.matcher(bare ? "." + path : path);
    List<Step> steps = new ArrayList<>();
    int end = 0;
    while (end < (bare ? path.length() + 1 : path.length())) {
      if (path.equals(".")) {
        break;
      }
      if (!step.find(end) || step.start() != end) {
        throw wrong(text);
      }
      steps.add(step(step, text));
      end = step.end();
    }
    return new JsonSteps(root, steps);
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "jsonpath: expected a path such as .items[*].metadata.name, got '" + text + "'");
  }

  private static Step step(Matcher found, String text) {
    if (found.group("deep") != null) {
      String name = found.group("deep");
      return value -> deep(value).flatMap(each -> member(each, name));
    }
    if (found.group("name") != null) {
      String name = found.group("name").replaceAll("\\\\(.)", "$1");
      return name.equals("*") ? JsonSteps::all : value -> member(value, name);
    }
    if (found.group("filter") != null) {
      return filter(found.group("filter"));
    }
    String inside = found.group("inside");
    return inside == null || inside.equals("*") ? JsonSteps::all : inside(inside, text);
  }

  private static Step inside(String inside, String text) {
    if (inside.startsWith("'") || inside.startsWith("\"")) {
      String name = JsonPath.unquoted(inside);
      return value -> member(value, name);
    }
    Matcher slice = SLICE.matcher(inside);
    if (slice.matches()) {
      return value -> slice(value, slice);
    }
    if (inside.matches("-?\\d{1,9}(\\s*,\\s*-?\\d{1,9})*")) {
      List<Integer> places =
          Stream.of(inside.split(",", -1)).map(String::strip).map(Integer::valueOf).toList();
      return value -> places.stream().flatMap(place -> element(value, place));
    }
    throw wrong(text);
  }

  private static Step filter(String text) {
    Matcher filter = FILTER.matcher(text.strip());
    if (!filter.matches()) {
      throw new IllegalArgumentException(
          "jsonpath: expected a filter such as ?(@.type==\"Ready\"), got '?(" + text + ")'");
    }
    JsonSteps path = parse(filter.group("path").strip());
    String operator = filter.group("operator");
    String value = filter.group("value");
    String wanted =
        value == null
            ? ""
            : value.startsWith("\"") || value.startsWith("'") ? JsonPath.unquoted(value) : value;
    return list ->
        elements(list)
            .filter(
                each ->
                    path.of(each, each).stream()
                        .anyMatch(v -> operator == null || holds(v, operator, wanted)));
  }

  private static boolean holds(JsonNode value, String operator, String wanted) {
    int order;
    try {
      order = Double.compare(Double.parseDouble(value.asString("")), Double.parseDouble(wanted));
    } catch (NumberFormatException e) {
      order = value.asString("").compareTo(wanted);
    }
    return switch (operator) {
      case "==" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static Stream<JsonNode> elements(JsonNode value) {
    List<JsonNode> found = new ArrayList<>();
    value.forEach(found::add);
    return value.isArray() ? found.stream() : Stream.of(value);
  }

  private static Stream<JsonNode> all(JsonNode value) {
    List<JsonNode> found = new ArrayList<>();
    value.forEach(found::add);
    return found.stream();
  }

  private static Stream<JsonNode> member(JsonNode value, String name) {
    return value.has(name) ? Stream.of(value.path(name)) : Stream.empty();
  }

  private static Stream<JsonNode> element(JsonNode value, int place) {
    int index = place < 0 ? value.size() + place : place;
    return value.isArray() && value.has(index) ? Stream.of(value.path(index)) : Stream.empty();
  }

  private static Stream<JsonNode> slice(JsonNode value, Matcher slice) {
    int size = value.size();
    int begin = bound(slice.group(1), 0, size);
    int end = bound(slice.group(2), size, size);
    int step = slice.group(3) == null ? 1 : Math.max(1, Integer.parseInt(slice.group(3)));
    List<JsonNode> found = new ArrayList<>();
    for (int i = begin; i < end; i += step) {
      found.add(value.path(i));
    }
    return found.stream();
  }

  private static int bound(String text, int fallback, int size) {
    if (text.isEmpty()) {
      return fallback;
    }
    int place = Integer.parseInt(text);
    return Math.max(0, Math.min(size, place < 0 ? size + place : place));
  }

  private static Stream<JsonNode> deep(JsonNode value) {
    return Stream.concat(Stream.of(value), all(value).flatMap(JsonSteps::deep));
  }

  /** The values that the path leads to. */
  List<JsonNode> of(JsonNode root, JsonNode here) {
    Stream<JsonNode> values = Stream.of(fromRoot ? root : here);
    for (Step step : steps) {
      values = values.flatMap(step);
    }
    return values.toList();
  }
}
