package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Session;
import java.util.List;

/** kubectl's {@code rolling-update}, which it lost in 1.18, with the words it had in 1.17. */
final class RollingUpdateCommand {

  /** Options that choose the cluster, where the command is all there is. */
  private static final List<Parameter> CONNECTION =
      List.of(
          Parameter.value("kubeconfig", "FILE", "instead of KUBECONFIG or ~/.kube/config"),
          Parameter.value("context", "NAME", "instead of the current context"),
          Parameter.value("as", "USER", "act as this user"),
          Parameter.value("request-timeout", "DURATION", "how long one request may take"),
          Parameter.value("server", "URL", "another address of the API server").letter('s'));

  /** Options that mean nothing here, kept for old scripts. */
  private static final List<Parameter> ACCEPTED =
      List.of(
          Parameter.value(
              "poll-interval", "DURATION", "accepted; changes are watched, nothing is polled"),
          Parameter.flag("validate", "accepted; the server validates"),
          Parameter.flag("no-headers", "accepted; there are none"));

  private RollingUpdateCommand() {}

  static List<ShellCommand> all(Session session) {
    return List.of(command(session));
  }

  private static ShellCommand command(Session session) {
    return ShellCommand.named(
            "rolling-update", "Rollouts", "replace a controller's pods as kubectl 1.17 did")
        .alias("rollingupdate")
        .takes(
            Argument.optional("NAME", new Argument.Completion.Controllers())
                .about("the controller to replace"),
            RolloutWords.NEXT)
        .with(
            Parameter.value("image", "IMAGE", "the new image"),
            Parameter.value("filename", "FILE", "a file with the new controller; - for stdin")
                .letter('f'),
            Parameter.flag("rollback", "go back to the original controller"),
            Parameter.value("container", "NAME", "the container that gets the image"),
            Parameter.value(
                    "image-pull-policy", "POLICY", "also to roll to the same image once more")
                .choices("Always", "IfNotPresent", "Never"),
            Parameter.value(
                "deployment-label-key",
                "KEY",
                "label that tells the two apart (default deployment)"),
            Parameter.value("update-period", "DURATION", "pause after each scaling (default 1m0s)"),
            Parameter.value(
                "timeout", "DURATION", "time without progress after which to stop (default 5m0s)"),
            Parameter.flag("dry-run", "only say what would roll to what; write nothing"),
            RolloutWords.NAMESPACE)
        .with(CONNECTION)
        .with(ACCEPTED)
        .example("rolling-update web --image=example/web:v2 --update-period=10s")
        .example("rolling-update web web-v2 -f web-v2.yaml")
        .example("rolling-update web --rollback")
        .ending(RollingUpdateCommand::asKubectl)
        .does(call -> new RollingUpdate(session, call).run());
  }

  /** kubectl knew 0 and 1; Ctrl-C ended it with 130. */
  static ExitCode asKubectl(ExitCode code) {
    return code == ExitCode.DONE || code == ExitCode.INTERRUPTED ? code : ExitCode.REFUSED;
  }

  /** Names of the options that choose the cluster. */
  static String[] connectionOptions() {
    return CONNECTION.stream().map(Parameter::name).toArray(String[]::new);
  }
}
