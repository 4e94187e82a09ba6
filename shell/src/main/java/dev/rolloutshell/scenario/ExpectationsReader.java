package dev.rolloutshell.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a scenario's file says is expected. */
final class ExpectationsReader {

  private static final int MOST = 500;

  private static final Set<String> KEYS =
      Set.of("states", "invariants", "exitCodes", "eventOrder", "never");
  private static final Set<String> STATE =
      Set.of(
          "object",
          "namespace",
          "selector",
          "count",
          "image",
          "replicas",
          "ready",
          "marks",
          "has",
          "after");

  private final Problems problems;
  private final int steps;

  ExpectationsReader(Problems problems, int steps) {
    this.problems = problems;
    this.steps = steps;
  }

  Expectations read(Located mapping) {
    Fields fields = problems.fields("expectations", mapping, KEYS);
    List<StateExpectation> states = new ArrayList<>();
    List<Located> items = problems.or(List.of(), () -> fields.list("states", MOST));
    for (int i = 0; i < items.size(); i++) {
      Located item = items.get(i);
      String what = "state " + (i + 1);
      problems.or(false, () -> states.add(state(problems.fields(what, item, STATE))));
    }
    return new Expectations(
        List.copyOf(states),
        problems.or(Set.of(), () -> invariants(fields)),
        problems.or(List.of(), () -> exitCodes(fields)),
        problems.or(List.of(), () -> events(fields, "eventOrder")),
        problems.or(List.of(), () -> events(fields, "never")));
  }

  @SuppressWarnings("unchecked")
  private StateExpectation state(Fields fields) {
    String object = fields.text("object");
    try {
      ObjectPattern.of(object);
    } catch (IllegalArgumentException e) {
      throw fields.wrong("object", String.valueOf(e.getMessage()));
    }
    Integer after = fields.optionalCount("after");
    if (after != null && (after < 1 || after > steps)) {
      throw fields.wrong("after", "expected a step from 1 to " + steps + ", got " + after);
    }
    Located has = fields.get("has");
    if (has != null && !(has.value() instanceof Map)) {
      throw fields.wrong("has", "expected a mapping, got " + has.kind());
    }
    String namespace = fields.optionalText("namespace");
    return new StateExpectation(
        object,
        namespace == null ? "default" : namespace,
        selector(fields),
        fields.optionalCount("count"),
        fields.optionalText("image"),
        fields.optionalCount("replicas"),
        fields.optionalCount("ready"),
        fields.optionalFlag("marks"),
        has == null ? Map.of() : (Map<String, Object>) Objects.requireNonNull(has.plain()),
        after);
  }

  private static @Nullable String selector(Fields fields) {
    String selector = fields.optionalText("selector");
    if (selector != null && !selector.matches("[^=,!\\s]+=[^=,!\\s]*(,[^=,!\\s]+=[^=,!\\s]*)*")) {
      throw fields.wrong("selector", "expected labels such as app=web, got '" + selector + "'");
    }
    return selector;
  }

  private static Set<Invariant> invariants(Fields fields) {
    Located value = fields.get("invariants");
    if (value != null && "all".equals(value.value())) {
      return Collections.unmodifiableSet(EnumSet.allOf(Invariant.class));
    }
    Set<Invariant> rules = EnumSet.noneOf(Invariant.class);
    int all = Invariant.values().length;
    for (Located item : fields.list("invariants", all)) {
      Object number = item.value();
      if (!(number instanceof Integer rule) || Invariant.of(rule) == null) {
        throw fields.wrong(
            "invariants",
            "expected all, or numbers of rules from 1 to " + all + ", got " + item.kind());
      }
      rules.add(Objects.requireNonNull(Invariant.of(rule)));
    }
    return Collections.unmodifiableSet(rules);
  }

  private List<@Nullable Integer> exitCodes(Fields fields) {
    List<@Nullable Integer> codes = new ArrayList<>();
    for (Located item : fields.list("exitCodes", steps)) {
      Object code = item.value();
      if (code != null && !(code instanceof Integer)) {
        throw fields.wrong("exitCodes", "expected a number or nothing, got " + item.kind());
      }
      codes.add((Integer) code);
    }
    return Collections.unmodifiableList(codes);
  }

  private static List<String> events(Fields fields, String key) {
    List<String> events = fields.texts(key, MOST);
    for (String event : events) {
      try {
        EventPattern.of(event);
      } catch (IllegalArgumentException e) {
        throw fields.wrong(key, String.valueOf(e.getMessage()));
      }
    }
    return List.copyOf(events);
  }
}
