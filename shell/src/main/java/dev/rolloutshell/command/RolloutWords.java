package dev.rolloutshell.command;

import java.util.List;

/** The words and options that the commands of a rollout have in common, with what each is for. */
final class RolloutWords {

  /** The rollout meant, which may be the only one. */
  static final Argument NAME =
      Argument.optional("NAME", new Argument.Completion.Controllers())
          .about("the controller whose rollout is meant; without it the one under way");

  /** The controller that a rollout begins with. */
  static final Argument THE_NAME =
      Argument.required("NAME", new Argument.Completion.Controllers())
          .about("the controller to replace");

  /** The name of the new controller. */
  static final Argument NEXT =
      Argument.optional("NEXT", new Argument.Completion.None())
          .about("a name for the new controller to keep; without it, it ends up as NAME");

  /** The name of the new controller where it is known already. */
  static final Argument SAME_NEXT =
      Argument.optional("NEXT", new Argument.Completion.None())
          .about("the new controller's name, as a check only; never needed");

  /** How many writes. */
  static final Argument COUNT =
      Argument.optional("COUNT", new Argument.Completion.None())
          .about("writes to make (default 1)");

  static final Parameter NAMESPACE =
      Parameter.value("namespace", "NAMESPACE", "namespace, if not the session's").letter('n');
  static final Parameter DRY_RUN =
      Parameter.flag("dry-run", "only show the writes ahead; write nothing");
  static final Parameter WATCH =
      Parameter.flag("watch", "watch it live: p pauses, space steps, q leaves the view");
  static final Parameter UNTIL =
      Parameter.value(
          "until",
          "READY/SIZE",
          "stop when so many pods of the growing one are ready, such as 2/3");

  /** The limits of a rollout; those of one under way stand. */
  static final List<Parameter> LIMITS =
      List.of(
          Parameter.value(
              "max-surge", "N|P%", "pods allowed above the size, a number or % (default 1)"),
          Parameter.value(
              "max-unavailable",
              "N|P%",
              "ready pods that may be missing, a number or % (default 0)"),
          Parameter.value(
              "min-ready-seconds",
              "N",
              "seconds a pod must be ready to count (default: the controller's own, or 0)"),
          Parameter.value(
              "update-period", "DURATION", "pause after each scaling, such as 10s (default 0)"),
          Parameter.value(
              "progress-deadline",
              "DURATION",
              "time without progress after which to stop, with exit code 5 (default 10m)"),
          Parameter.value(
              "deployment-label-key",
              "KEY",
              "label that tells the two apart (default " + IntentReader.LABEL_KEY + ")"));

  /** What is to be different. */
  static final List<Parameter> CHANGE =
      List.of(
          Parameter.value("image", "IMAGE", "the new image, such as example/web:v2"),
          Parameter.value("container", "NAME", "the container it is for, if there are several"),
          Parameter.value(
                  "image-pull-policy",
                  "POLICY",
                  "its new pull policy: Always, IfNotPresent or Never (default: as it is)")
              .choices("Always", "IfNotPresent", "Never"),
          Parameter.value("filename", "FILE", "a file with the new controller, instead of --image")
              .letter('f'));

  private RolloutWords() {}
}
