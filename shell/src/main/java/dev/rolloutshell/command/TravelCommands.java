package dev.rolloutshell.command;

import dev.rolloutshell.session.NoSimulator;
import dev.rolloutshell.session.ObjectChange;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.TimeTravel;
import dev.rolloutshell.view.Output;
import dev.rolloutshell.view.TravelView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands that go back in the simulator's time, and to other courses of it. */
final class TravelCommands {

  private static final String GROUP = "Connection";

  private final Session session;
  private final Argument.Completion moments = new Argument.Completion.Live(this::names);

  private TravelCommands(Session session) {
    this.session = session;
  }

  static List<ShellCommand> all(Session session) {
    TravelCommands commands = new TravelCommands(session);
    return List.of(
        commands.checkpoint(),
        commands.list(),
        commands.back(),
        commands.go(),
        commands.fork(),
        commands.diff());
  }

  private static ShellCommand command(String word, String about) {
    return ShellCommand.named("simulator " + word, GROUP, about);
  }

  private ShellCommand checkpoint() {
    return command("checkpoint", "keep this moment of the simulator under a name")
        .takes(
            Argument.optional("NAME", new Argument.Completion.None())
                .about("a name to go back to; a name used before means this moment from now on"))
        .example("simulator checkpoint before-abort")
        .does(
            call -> {
              TimeTravel.Moment kept = travel().checkpoint(call.argument(0));
              return TravelView.moment(kept, "kept as " + kept.name());
            });
  }

  private ShellCommand list() {
    return command("checkpoints", "list the moments of the simulator that one can go to")
        .example("simulator checkpoints")
        .does(call -> TravelView.moments(travel().moments(), travel().now()));
  }

  private ShellCommand back() {
    return command("back", "take back the last write, or the last K writes, of this session")
        .takes(
            Argument.optional("K", new Argument.Completion.None())
                .about("how many writes to go back over (default 1)"))
        .example("simulator back")
        .example("simulator back 3")
        .does(
            call -> {
              String word = call.argument(0);
              int writes = word == null ? 1 : call.value("K", word, text -> Call.number(text, 1));
              return TravelView.moment(travel().back(writes), "back before step ");
            });
  }

  private ShellCommand go() {
    return command("goto", "go to a moment of the simulator: before a step, or by name")
        .takes(
            Argument.required("STEP", moments)
                .about("a step's number, or the name of a checkpoint or fork"))
        .example("simulator goto 4")
        .example("simulator goto before-abort")
        .does(call -> gone(travel().go(call.word(0))));
  }

  private static Output gone(TimeTravel.Moment moment) {
    boolean named = !moment.kind().equals("step");
    String which = named ? moment.kind() + " " + moment.name() + ", " : "";
    return TravelView.moment(moment, "gone to " + which + "before step ");
  }

  private ShellCommand fork() {
    return command("fork", "begin another course of events here, beside the present one")
        .takes(
            Argument.required("NAME", new Argument.Completion.None())
                .about("what to call it; 'simulator goto " + TimeTravel.MAIN + "' goes back"))
        .example("simulator fork what-if-aborted")
        .does(
            call -> {
              String left = travel().now().name();
              TimeTravel.Moment begun = travel().fork(call.word(0));
              return TravelView.moment(
                  begun, "on fork " + begun.name() + "; 'simulator goto " + left + "' goes back");
            });
  }

  private ShellCommand diff() {
    return command("diff", "show what differs between two moments of the simulator")
        .takes(
            Argument.required("A", moments).about("a step's number, a name, or now"),
            Argument.required("B", moments).about("likewise"))
        .example("simulator diff 4 now")
        .example("simulator diff main what-if-aborted")
        .does(
            call -> {
              List<ObjectChange> changes = travel().diff(call.word(0), call.word(1));
              return TravelView.changes(changes, call.word(0), call.word(1));
            });
  }

  private Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    TimeTravel travel = session.connection().travel();
    if (travel != null) {
      names.put(TimeTravel.NOW, "the cluster as it is");
      travel.moments().forEach(m -> names.put(m.name(), m.kind() + " " + m.next()));
    }
    return names;
  }

  private TimeTravel travel() {
    TimeTravel travel = session.connection().travel();
    if (travel == null) {
      throw NoSimulator.on(session.connection(), "whose time goes one way");
    }
    return travel;
  }
}
