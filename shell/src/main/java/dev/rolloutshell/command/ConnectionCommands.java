package dev.rolloutshell.command;

import dev.rolloutshell.session.Connection;
import dev.rolloutshell.session.NoSimulator;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.session.VirtualTime;
import dev.rolloutshell.view.Durations;
import dev.rolloutshell.view.Output;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands on what the shell is connected to. */
final class ConnectionCommands {

  private static final String GROUP = "Connection";

  private final Session session;

  private ConnectionCommands(Session session) {
    this.session = session;
  }

  /** The commands that connect. */
  static List<ShellCommand> connecting(Session session) {
    ConnectionCommands commands = new ConnectionCommands(session);
    return List.of(commands.simulator(), commands.cluster());
  }

  /** The commands on the simulator's clock. */
  static List<ShellCommand> clock(Session session) {
    ConnectionCommands commands = new ConnectionCommands(session);
    return List.of(commands.advance(), commands.run(), commands.pause());
  }

  /**
   * A connection as a value.
   *
   * @param context what it is called
   * @param namespace the namespace that commands mean
   * @param server the API server's address, or {@code null} for the simulator in this process
   */
  record Connected(String context, String namespace, @Nullable String server) {}

  /**
   * The simulator's clock as a value.
   *
   * @param now virtual time
   * @param running whether it follows the wall clock
   */
  record Clock(Instant now, boolean running) {}

  private ShellCommand simulator() {
    return ShellCommand.named("connect simulator", GROUP, "start a fresh simulated cluster")
        .with(
            Parameter.value("seed", "N", "the source of all chance in it (default 1)"),
            Parameter.value(
                    "file", "FILE", "objects to load instead of the sample, in YAML or JSON")
                .letter('f'),
            Parameter.flag("empty", "start without the sample controller web"),
            RolloutWords.NAMESPACE)
        .example("connect simulator --seed=7")
        .example("connect simulator --file=objects.yaml")
        .does(this::simulator);
  }

  private Output simulator(Call call) {
    return connect(target(call));
  }

  /** The fresh simulator that the options ask for. */
  static Target.Simulator target(Call call) {
    String seed = call.option("seed");
    String file = call.option("file");
    if (file != null && call.flag("empty")) {
      throw call.usage(
          "--empty and --file are both given: expected one of them; the file's objects take the"
              + " sample's place");
    }
    return new Target.Simulator(
        seed == null ? Target.Simulator.DEFAULT.seed() : seed(call, seed),
        file == null && !call.flag("empty"),
        file == null ? null : path(call, "--file", file),
        call.namespace());
  }

  /** A file's name as its option gives it. */
  static Path path(Call call, String place, String text) {
    try {
      String home = System.getProperty("user.home", ".");
      return text.startsWith("~/") ? Path.of(home, text.substring(2)) : Path.of(text);
    } catch (InvalidPathException e) {
      throw call.usage(place + ": expected a file's name, got '" + text + "'");
    }
  }

  /** A seed as its option gives it. */
  static long seed(Call call, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw call.usage("--seed: expected a whole number, got '" + text + "'");
    }
  }

  private ShellCommand cluster() {
    return ShellCommand.named("connect cluster", GROUP, "connect to a cluster of a kubeconfig")
        .with(
            Parameter.value("kubeconfig", "FILE", "instead of KUBECONFIG or ~/.kube/config"),
            Parameter.value("context", "NAME", "instead of the current context"),
            Parameter.value("as", "USER", "act as this user"),
            Parameter.value(
                "request-timeout", "DURATION", "how long one request may take, such as 5s"),
            RolloutWords.NAMESPACE)
        .example("connect cluster --kubeconfig=prod.yaml --context=eu --namespace=shop")
        .does(
            call -> {
              String file = call.option("kubeconfig");
              String timeout = call.option("request-timeout");
              return connect(
                  new Target.Cluster(
                      file == null ? null : Path.of(file),
                      call.option("context"),
                      call.namespace(),
                      new Target.Access(
                          call.option("as"),
                          timeout == null
                              ? null
                              : call.value("--request-timeout", timeout, Durations::parse),
                          null)));
            });
  }

  private Output connect(Target target) {
    Connection connection = session.connect(target);
    boolean simulated = connection.time() != null;
    String server = simulated ? null : String.valueOf(connection.client().getMasterUrl());
    return Output.line(
        new Connected(connection.context(), connection.namespace(), server),
        "connected to "
            + connection.context()
            + (server == null ? "" : " (" + server + ")")
            + ", namespace "
            + connection.namespace());
  }

  private ShellCommand advance() {
    return ShellCommand.named("simulator advance", GROUP, "let virtual time pass at once")
        .takes(
            Argument.required("DURATION", new Argument.Completion.None())
                .about("such as 30s, 1m30s or 500ms; a bare number is seconds"))
        .example("simulator advance 30s")
        .does(
            call -> {
              VirtualTime time = time();
              Duration duration = call.value("DURATION", call.word(0), Durations::parse);
              time.advance(duration);
              return clock(time, "advanced by " + Durations.format(duration));
            });
  }

  private ShellCommand run() {
    return ShellCommand.named("simulator run", GROUP, "let virtual time follow the wall clock")
        .does(
            call -> {
              VirtualTime time = time();
              time.run();
              return clock(
                  time,
                  time.running()
                      ? "virtual time follows the wall clock"
                      : "here, without a terminal, virtual time moves only while a command waits"
                          + " and with 'simulator advance'");
            });
  }

  private ShellCommand pause() {
    return ShellCommand.named("simulator pause", GROUP, "let virtual time stand still")
        .does(
            call -> {
              VirtualTime time = time();
              time.pause();
              return clock(
                  time,
                  "virtual time stands still but for 'simulator advance' and commands that wait");
            });
  }

  private static Output clock(VirtualTime time, String done) {
    Clock clock = new Clock(time.now().truncatedTo(ChronoUnit.MILLIS), time.running());
    return Output.line(clock, done + "; it is " + clock.now());
  }

  private VirtualTime time() {
    VirtualTime time = session.connection().time();
    if (time == null) {
      throw NoSimulator.on(session.connection(), "whose time nobody moves");
    }
    return time;
  }
}
