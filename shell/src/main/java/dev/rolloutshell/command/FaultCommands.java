package dev.rolloutshell.command;

import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.FaultDoor;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.simulator.fault.FaultKind;
import dev.rolloutshell.simulator.fault.FaultKinds;
import dev.rolloutshell.simulator.fault.FaultParameter;
import dev.rolloutshell.simulator.fault.FaultSpec;
import dev.rolloutshell.view.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The commands with which things go wrong on purpose, on a simulator. */
final class FaultCommands {

  private static final String GROUP = "Reliability";

  private static final List<Parameter> WHERE =
      List.of(
          Parameter.value("verb", "VERB", "only calls with this verb")
              .choices(
                  "get", "list", "watch", "create", "update", "patch", "delete", "read", "write"),
          Parameter.value("resource", "PLURAL", "only this type, such as pods"),
          Parameter.value("name", "PATTERN", "only these objects, such as 'web-*'"),
          Parameter.value("namespace", "NAMESPACE", "only this namespace").letter('n'),
          Parameter.value("nth", "N", "from the Nth that matches on; then once by default"),
          Parameter.value("times", "N|always", "how often at most"),
          Parameter.value("after", "DURATION", "not before so much virtual time has passed"),
          Parameter.value("probability", "P", "a share of those that match, such as 0.5"));

  private final Session session;

  private FaultCommands(Session session) {
    this.session = session;
  }

  static List<ShellCommand> all(Session session) {
    FaultCommands commands = new FaultCommands(session);
    return List.of(commands.add(), commands.list(), commands.remove(), commands.clear(), kinds());
  }

  private FaultDoor faults() {
    return session.connection().faults();
  }

  private static Argument kind(boolean required) {
    Argument.Completion words =
        new Argument.Completion.Words(FaultKinds.all().stream().map(FaultKind::word).toList());
    return required
        ? Argument.required("KIND", words).about("what goes wrong; 'fault kinds' lists them")
        : Argument.optional("KIND", words).about("one kind, with what it can be told");
  }

  /** What effects can be told, each option once. */
  private static List<Parameter> effects() {
    Map<String, List<String>> abouts = new TreeMap<>();
    Map<String, FaultParameter> parameters = new LinkedHashMap<>();
    for (FaultKind kind : FaultKinds.all()) {
      for (FaultParameter parameter : kind.parameters()) {
        parameters.putIfAbsent(parameter.name(), parameter);
        abouts.computeIfAbsent(parameter.name(), n -> new ArrayList<>()).add(kind.word());
      }
    }
    return parameters.values().stream()
        .map(
            parameter ->
                Parameter.value(
                    parameter.name(),
                    parameter.type().value(),
                    FaultWords.among(abouts.getOrDefault(parameter.name(), List.of()))
                        + ": "
                        + parameter.about()))
        .toList();
  }

  private ShellCommand add() {
    return ShellCommand.named("fault add", GROUP, "let something go wrong, now or at a later call")
        .takes(kind(true))
        .with(WHERE)
        .with(effects())
        .fitting(FaultWords::fits)
        .example("fault add kill-before --verb=write --nth=3")
        .example("fault add latency --resource=pods --delay=2s --jitter=500ms")
        .example("fault add rival-scales --controller=web --replicas=5 --after=10s")
        .does(this::add);
  }

  private Output add(Call call) {
    FaultSpec spec = FaultWords.spec(call, options(call));
    Map<String, Object> added = faults().add(spec);
    return Output.line(added, "fault " + added.get("id") + ": " + FaultWords.oneLine(added))
        .named(List.of("fault/" + added.get("id")));
  }

  private static Map<String, String> options(Call call) {
    Map<String, String> given = new LinkedHashMap<>();
    List<Parameter> all = new ArrayList<>(WHERE);
    all.addAll(effects());
    for (Parameter parameter : all) {
      String value = call.option(parameter.name());
      if (value != null) {
        given.put(parameter.name(), value);
      }
    }
    return given;
  }

  private ShellCommand list() {
    return ShellCommand.named("fault list", GROUP, "show what goes wrong, and how often it has")
        .example("fault list -o yaml")
        .does(
            call -> {
              List<Map<String, Object>> faults = faults().list();
              return Output.of(Map.of("faults", faults), wide -> FaultWords.table(faults))
                  .named(faults.stream().map(fault -> "fault/" + fault.get("id")).toList());
            });
  }

  private ShellCommand remove() {
    return ShellCommand.named("fault remove", GROUP, "end a fault, and what it caused")
        .takes(
            Argument.required("ID", new Argument.Completion.Live(this::known))
                .about("its number, as 'fault list' shows it"))
        .example("fault remove 1")
        .does(
            call -> {
              int id = call.value("ID", call.word(0), text -> Call.number(text, 1));
              if (!faults().remove(id)) {
                throw CommandFailure.refused(
                    "fault " + id + ": expected one of that number, but there is none",
                    "fault list");
              }
              return Output.line(Map.of("removed", id), "fault " + id + " is removed");
            });
  }

  private Map<String, String> known() {
    Map<String, String> known = new LinkedHashMap<>();
    faults()
        .list()
        .forEach(fault -> known.put(String.valueOf(fault.get("id")), FaultWords.oneLine(fault)));
    return known;
  }

  private ShellCommand clear() {
    return ShellCommand.named("fault clear", GROUP, "end all faults, and what they caused")
        .notToBeTakenFor("fault remove")
        .example("fault clear")
        .does(
            call -> {
              int removed = faults().clear();
              return Output.line(
                  Map.of("removed", removed),
                  removed == 1 ? "1 fault is removed" : removed + " faults are removed");
            });
  }

  private static ShellCommand kinds() {
    return ShellCommand.named("fault kinds", GROUP, "list what can go wrong")
        .takes(kind(false))
        .example("fault kinds latency")
        .does(
            call -> {
              List<FaultKind> kinds =
                  call.words() == 0 ? FaultKinds.all() : List.of(FaultWords.kind(call));
              return Output.of(
                      Map.of(
                          "kinds",
                          kinds.stream().map(FaultWords::document).collect(Collectors.toList())),
                      wide -> FaultWords.kinds(kinds, wide || call.words() == 1))
                  .named(kinds.stream().map(FaultKind::word).toList());
            });
  }
}
