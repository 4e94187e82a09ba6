package dev.rolloutshell.command;

import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.simulator.fault.FaultKind;
import dev.rolloutshell.simulator.fault.FaultKinds;
import dev.rolloutshell.simulator.fault.FaultParameter;
import dev.rolloutshell.simulator.fault.FaultSpec;
import dev.rolloutshell.simulator.fault.FaultTrigger;
import dev.rolloutshell.view.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Faults as they are typed and shown. */
final class FaultWords {

  private FaultWords() {}

  /** The kind that a command names. */
  static FaultKind kind(Call call) {
    String word = call.word(0);
    return FaultKinds.all().stream()
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() -> unknown(word));
  }

  private static CommandFailure unknown(String word) {
    List<String> words = FaultKinds.all().stream().map(FaultKind::word).toList();
    String near = Nearest.of(word, words);
    return CommandFailure.usage(
        "KIND: expected a kind of fault, got '"
            + word
            + "'"
            + (near == null ? "" : "; did you mean " + near + "?"),
        near == null ? "fault kinds" : "fault kinds " + near);
  }

  private static final List<String> ALWAYS =
      List.of("nth", "times", "after", "probability", "output", "help");

  /** Whether an option means something after a kind; before any kind, each does. */
  static boolean fits(List<String> words, String option) {
    return words.isEmpty()
        || FaultKinds.all().stream()
            .filter(kind -> kind.word().equals(words.get(0)))
            .allMatch(kind -> ALWAYS.contains(option) || own(kind).contains(option));
  }

  private static List<String> own(FaultKind kind) {
    List<String> own = new ArrayList<>(kind.matchKeys());
    kind.parameters().forEach(parameter -> own.add(parameter.name()));
    return own;
  }

  private static CommandFailure foreign(FaultKind kind, String option) {
    List<String> own = new ArrayList<>(own(kind));
    own.addAll(ALWAYS.subList(0, 4));
    String near = Nearest.of(option, own);
    return CommandFailure.usage(
        "--"
            + option
            + ": expected an option of "
            + kind.word()
            + " (--"
            + String.join(", --", own)
            + "), got --"
            + option
            + (near == null ? "" : "; did you mean --" + near + "?"),
        "fault kinds " + kind.word());
  }

  /** The fault that a command asks for. */
  static FaultSpec spec(Call call, Map<String, String> options) {
    FaultKind kind = kind(call);
    for (String option : options.keySet()) {
      if (!fits(List.of(kind.word()), option)) {
        throw foreign(kind, option);
      }
    }
    try {
      return FaultSpec.of(kind.word(), options);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw CommandFailure.usage(
          message.replaceFirst("^(match|trigger|effect)\\.", "--"), "fault kinds " + kind.word());
    }
  }

  /** A fault in one line: its kind and what it was told. */
  static String oneLine(Map<String, Object> fault) {
    StringBuilder line = new StringBuilder(String.valueOf(fault.get("kind")));
    for (String part : List.of("match", "trigger", "effect")) {
      if (fault.get(part) instanceof Map<?, ?> map) {
        map.forEach((key, value) -> line.append(" --").append(key).append('=').append(value));
      }
    }
    return line.toString();
  }

  static List<String> table(List<Map<String, Object>> faults) {
    if (faults.isEmpty()) {
      return List.of("no faults");
    }
    Table table = Table.of("ID", "STATE", "SEEN", "STRUCK", "FAULT");
    for (Map<String, Object> fault : faults) {
      table.row(
          cell(fault, "id"),
          cell(fault, "state"),
          cell(fault, "seen"),
          cell(fault, "struck"),
          oneLine(fault));
    }
    return table.lines();
  }

  private static String cell(Map<String, Object> fault, String key) {
    return String.valueOf(fault.get(key));
  }

  /** Some words, or the first of them when they are many. */
  static String among(List<String> words) {
    return words.size() <= 3
        ? String.join(", ", words)
        : String.join(", ", words.subList(0, 2)) + " and others";
  }

  private static String times(FaultKind kind) {
    int times = kind.timesByDefault();
    return times == FaultTrigger.ALWAYS ? "always" : Integer.toString(times);
  }

  static List<String> kinds(List<FaultKind> kinds, boolean wide) {
    Table table = Table.of("KIND", "FAMILY", "STRIKES", "TIMES", "WHAT GOES WRONG");
    for (FaultKind kind : kinds) {
      table.row(kind.word(), kind.family().word(), kind.occasion(), times(kind), kind.about());
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (wide) {
      Table options = Table.of("KIND", "OPTION", "DEFAULT", "WHAT IT IS");
      for (FaultKind kind : kinds) {
        for (FaultParameter parameter : kind.parameters()) {
          options.row(
              kind.word(),
              "--" + parameter.name() + "=" + parameter.type().value(),
              parameter.fallbackText(),
              parameter.about());
        }
      }
      lines.add("");
      lines.addAll(options.lines());
    }
    return lines;
  }

  /** A kind as a value. */
  static Map<String, Object> document(FaultKind kind) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", kind.word());
    map.put("family", kind.family().word());
    map.put("about", kind.about());
    map.put("strikes", kind.occasion());
    map.put("times", times(kind));
    map.put("match", kind.matchKeys());
    map.put(
        "effect",
        kind.parameters().stream()
            .map(
                parameter ->
                    Map.of(
                        "name", parameter.name(),
                        "type", parameter.type().value(),
                        "default", parameter.fallbackText(),
                        "about", parameter.about()))
            .collect(Collectors.toList()));
    return map;
  }
}
