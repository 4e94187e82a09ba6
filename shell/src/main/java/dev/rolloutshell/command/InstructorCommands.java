package dev.rolloutshell.command;

import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Connection;
import dev.rolloutshell.session.Serving;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.train.Attempt;
import dev.rolloutshell.train.Debrief;
import dev.rolloutshell.train.Debriefing;
import dev.rolloutshell.train.Desk;
import dev.rolloutshell.train.Drill;
import dev.rolloutshell.train.Seat;
import dev.rolloutshell.train.Training;
import dev.rolloutshell.view.DebriefView;
import dev.rolloutshell.view.Output;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands of an instructor who hosts a drill, and of the trainee who joins it. */
final class InstructorCommands {

  /** Where the kubeconfig goes unless told otherwise. */
  static final String KUBECONFIG = "training.kubeconfig";

  private final Session session;
  private final Training training;
  private @Nullable Desk desk;
  private @Nullable Seat seat;

  private InstructorCommands(Session session, Training training) {
    this.session = session;
    this.training = training;
  }

  static List<ShellCommand> all(Session session, Training training) {
    InstructorCommands commands = new InstructorCommands(session, training);
    return List.of(commands.host(), commands.join(), commands.note(), commands.end());
  }

  /**
   * A hosted drill as a value.
   *
   * @param drill its name
   * @param server where it is served
   * @param kubeconfig the file that the trainee needs
   */
  record Hosted(String drill, String server, String kubeconfig) {}

  private ShellCommand host() {
    return TrainCommands.command("host", "host a drill for a trainee in a second terminal")
        .takes(
            Argument.required(
                    "DRILL", new Argument.Completion.Live(() -> TrainCommands.names(training)))
                .about("the drill's name"))
        .with(
            Parameter.value("port", "N", "on loopback (default: any that is free)"),
            Parameter.value(
                "kubeconfig", "FILE", "what the trainee needs (default " + KUBECONFIG + ")"),
            Parameter.value("speed", "SPEED", "of its time: 1x (default), 10x, or max"),
            TrainCommands.DRILLS)
        .example("train host bad-image --port=6444")
        .does(this::host);
  }

  private Output host(Call call) {
    Drill drill = TrainCommands.named(call, TrainCommands.catalogue(training, call), call.word(0));
    Serving.Wish wish = ServeCommands.wish(call, KUBECONFIG);
    AtomicReference<Serving> served = new AtomicReference<>();
    Attempt attempt =
        training.host(
            drill,
            InstantSource.system().instant(),
            simulator -> served.set(Serving.served(simulator, wish)));
    leave();
    Desk open = Desk.open(session, attempt, DeskShell.of(training), call.screen()::announce);
    desk = open;
    call.follow(new DeskWatch(open, training));
    String file = wish.kubeconfig().toAbsolutePath().normalize().toString();
    Hosted hosted = new Hosted(drill.name(), Objects.requireNonNull(served.get()).server(), file);
    return Output.of(hosted, wide -> lines(hosted)).named(List.of("drill/" + drill.name()));
  }

  private static List<String> lines(Hosted hosted) {
    return List.of(
        "hosting " + hosted.drill() + " at " + hosted.server(),
        "in a second terminal:",
        "  scripts/rollout-shell train join --kubeconfig="
            + ServeCommands.quoted(hosted.kubeconfig()),
        "the drill begins when the trainee joins; what is typed there appears here",
        "'fault add' makes trouble, 'simulator pause' stops the time,",
        "'train note \"TEXT\"' sends a note, 'train end' ends with the debrief");
  }

  private void leave() {
    Desk open = desk;
    if (open != null) {
      open.close();
    }
  }

  private Desk desk() {
    Desk open = desk;
    if (open == null || training.current() != open.attempt()) {
      throw CommandFailure.refused(
          "training: expected a hosted drill, but there is none", "train host DRILL");
    }
    return open;
  }

  private ShellCommand note() {
    return TrainCommands.command("note", "send the trainee of a hosted drill a note")
        .takes(Argument.required("TEXT", new Argument.Completion.None()).about("in quotes"))
        .example("train note \"look at the events\"")
        .does(
            call -> {
              desk().note(call.word(0));
              return Output.line(new Sent(call.word(0)), "sent");
            });
  }

  /**
   * A note that was sent.
   *
   * @param note its text
   */
  record Sent(String note) {}

  private ShellCommand end() {
    return TrainCommands.command("end", "end a hosted drill with the debrief, for both")
        .with(Parameter.value("html", "FILE", "write it as one page with a slider, too"))
        .example("train end --html=debrief.html")
        .does(this::end);
  }

  private Output end(Call call) throws InterruptedException {
    Desk open = desk();
    if (open.isOver()) {
      throw CommandFailure.refused(
          open.attempt().drill().name() + ": expected a drill that goes on, but it has ended",
          "train debrief");
    }
    open.over();
    var unused = training.check();
    Debrief debrief = new Debriefing(open.attempt(), training.shells(), true).debrief();
    String file = call.option("html");
    String page = file == null ? null : DrillCommands.write(call, file, debrief);
    Output output = DebriefView.output(debrief, page);
    open.tell(output.text().lines(false));
    return output;
  }

  private ShellCommand join() {
    return TrainCommands.command("join", "take part in a drill that an instructor hosts")
        .with(
            Parameter.value(
                "kubeconfig",
                "FILE",
                "what the instructor's shell wrote (default " + KUBECONFIG + ")"))
        .example("train join")
        .example("train join --kubeconfig=training.kubeconfig")
        .does(this::join);
  }

  private Output join(Call call) throws InterruptedException {
    String option = call.option("kubeconfig");
    Connection next =
        session.open(
            new Target.Cluster(
                ConnectionCommands.path(call, "--kubeconfig", option == null ? KUBECONFIG : option),
                null,
                null));
    Seat before = seat;
    if (before != null) {
      before.close(); // While its connection is the session's, so that the instructor hears of it.
    }
    session.connect(next);
    Seat taken = Seat.take(session, call.screen()::announce);
    JsonNode status;
    try {
      status = JsonMapper.shared().readTree(taken.join("train join -o json").out());
    } catch (CommandFailure refused) {
      session.connect(Target.Simulator.DEFAULT); // Nobody acts on the drill's cluster unseen.
      throw refused;
    }
    seat = taken;
    call.follow(new SeatWatch(taken, session, call.screen()));
    List<String> briefing = taken.ask("train join").out().lines().toList();
    return Output.of(status, wide -> briefing);
  }
}
