package dev.rolloutshell.command;

import dev.rolloutshell.session.Serving;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.view.Output;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** The command that serves a simulator to kubectl and other clients. */
final class ServeCommands {

  /** Where the kubeconfig goes unless told otherwise. */
  static final String KUBECONFIG = "simulator.kubeconfig";

  private static final Pattern SPEED = Pattern.compile("\\d{1,4}(\\.\\d{1,3})?x");
  private static final int LAST_PORT = 65_535;

  private final Session session;

  private ServeCommands(Session session) {
    this.session = session;
  }

  static List<ShellCommand> all(Session session) {
    return List.of(new ServeCommands(session).serve());
  }

  /**
   * A served simulator as a value.
   *
   * @param server its address, without a trailing slash
   * @param kubeconfig the file that tells clients of it
   * @param namespace the namespace that the file names
   * @param time the simulator's time
   */
  record Served(String server, String kubeconfig, String namespace, Instant time) {}

  private ShellCommand serve() {
    return ShellCommand.named("simulator serve", "Connection", "serve a simulator to kubectl")
        .with(
            Parameter.value("port", "N", "on loopback (default: any that is free)"),
            Parameter.value(
                "kubeconfig", "FILE", "what to write for clients (default " + KUBECONFIG + ")"),
            Parameter.value("seed", "N", "the source of all chance in it (default 1)"),
            Parameter.value("speed", "SPEED", "of its time: 1x (default), 10x, or max"),
            Parameter.value("file", "FILE", "objects to load instead of the sample").letter('f'),
            Parameter.flag("insecure-http", "plain HTTP: no TLS, and nobody is asked for a token"),
            Parameter.flag("background", "serve this session's simulator, and go on"),
            RolloutWords.NAMESPACE)
        .example("simulator serve --port=6443 --kubeconfig=sim.yaml")
        .example("simulator serve --background")
        .does(this::serve);
  }

  private Output serve(Call call) {
    Serving.Wish wish = wish(call, KUBECONFIG);
    if (!wish.https()) {
      call.note(
          "WARNING: plain HTTP without a token: every program on this machine can read and change"
              + " the simulator");
    }
    if (call.flag("background")) {
      List<String> ofItsOwn = call.given("seed", "file", "namespace");
      if (!ofItsOwn.isEmpty()) {
        throw call.usage(
            ofItsOwn.get(0) + " is for a fresh simulator; --background serves this session's own");
      }
      Serving serving = Serving.running(session, wish);
      return output(serving, "as long as this session is on it");
    }
    Serving serving = Serving.fresh(ConnectionCommands.target(call), wish);
    Thread terminated = new Thread(() -> call.note(serving.end()), "serve-end");
    Runtime.getRuntime().addShutdownHook(terminated);
    call.show(output(serving, "until Ctrl-C"));
    awaitInterrupt();
    if (forgotten(terminated)) {
      call.note(serving.end());
    }
    return Output.SHOWN;
  }

  /** Whether the end is still ours to make: SIGTERM may have begun it. */
  private static boolean forgotten(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException goingDown) {
      return false;
    }
  }

  /** To be interrupted is how this command ends well. */
  private static void awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException ended) {
      // Taken: whoever typed Ctrl-C meant this command.
    }
  }

  /** Where and how to serve, as the options say. */
  static Serving.Wish wish(Call call, String usual) {
    Integer port = call.number("port");
    if (port != null && port > LAST_PORT) {
      throw call.usage("--port: expected 0 to " + LAST_PORT + ", got '" + port + "'");
    }
    String file = call.option("kubeconfig");
    String speed = call.option("speed");
    return new Serving.Wish(
        port == null ? 0 : port,
        ConnectionCommands.path(call, "--kubeconfig", file == null ? usual : file),
        !call.flag("insecure-http"),
        speed == null ? 1 : call.value("--speed", speed, ServeCommands::speed));
  }

  private static double speed(String text) {
    if (text.equals("max")) {
      return Double.POSITIVE_INFINITY;
    }
    double times =
        SPEED.matcher(text).matches()
            ? Double.parseDouble(text.substring(0, text.length() - 1))
            : 0;
    if (times <= 0) {
      throw new IllegalArgumentException(
          "expected a speed such as 1x, 10x or max, got '" + text + "'");
    }
    return times;
  }

  private static Output output(Serving serving, String until) {
    String file = serving.kubeconfig().toAbsolutePath().normalize().toString();
    Served served =
        new Served(
            serving.server(),
            file,
            serving.namespace(),
            serving.time().truncatedTo(ChronoUnit.SECONDS));
    List<String> lines = new ArrayList<>();
    lines.add("serving the simulator at " + serving.server() + ", " + until);
    lines.add("in a second terminal:");
    lines.add("  export KUBECONFIG=" + quoted(file));
    lines.add("  kubectl get pods -w");
    return Output.of(served, wide -> lines);
  }

  /** As a POSIX shell reads it. */
  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:@%+,=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
