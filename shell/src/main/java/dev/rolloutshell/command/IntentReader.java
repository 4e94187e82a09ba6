package dev.rolloutshell.command;

import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.simulator.pod.ImageReference;
import dev.rolloutshell.view.StatusView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from a command's words which rollout is meant and what is wanted of it. */
final class IntentReader {

  /** Key of the label that tells the two halves apart, unless the operator names another. */
  static final String LABEL_KEY = "kubernetes.io/deployment";

  private static final String[] CHANGE_DETAILS = {
    "container",
    "image-pull-policy",
    "max-surge",
    "max-unavailable",
    "min-ready-seconds",
    "update-period",
    "progress-deadline",
    "deployment-label-key"
  };

  private final Session session;
  private final Limits usual;

  /** A reader for whom a rollout has the usual limits. */
  IntentReader(Session session) {
    this(session, Limits.DEFAULT);
  }

  /**
   * A reader.
   *
   * @param usual limits where a command names none
   */
  IntentReader(Session session, Limits usual) {
    this.session = session;
    this.usual = usual;
  }

  /** What {@code start}, {@code run} and {@code plan} mean by NAME, NEXT and their options. */
  Intent forward(Call call) {
    boolean image = call.option("image") != null;
    boolean file = call.option("filename") != null;
    names(call);
    if (image && file) {
      throw call.usage("--image and -f are both given: expected one of them");
    }
    if (!image && !file) {
      return continued(call);
    }
    if (call.words() == 0) {
      throw call.usage("NAME is missing: expected the controller to roll");
    }
    return image ? withImage(call) : withFile(call);
  }

  /** The rollout that NAME means, or the one under way without NAME; in its own direction. */
  Intent.Resume underWay(Call call) {
    names(call);
    String name = call.words() == 0 ? onlyOne(call) : call.word(0);
    return new Intent.Resume(name, call.words() > 1 ? call.argument(1) : null);
  }

  /** The rollout that a name means, or the one under way for {@code null}. */
  Intent.Resume underWay(Call call, @Nullable String name) {
    return new Intent.Resume(name == null ? onlyOne(call) : checked(call, name), null);
  }

  /** The same for a question: {@code null} without NAME where nothing is under way. */
  Intent.@Nullable Resume askedFor(Call call) {
    if (call.words() > 0) {
      return underWay(call);
    }
    String only = onlyOneOrNone(call);
    return only == null ? null : new Intent.Resume(only, null);
  }

  /** The abort of the rollout that NAME means, or of the one under way without NAME. */
  Intent.Abort abort(Call call) {
    Intent.Resume rollout = underWay(call);
    return new Intent.Abort(rollout.name(), rollout.next());
  }

  private Intent withImage(Call call) {
    String image = String.valueOf(call.option("image"));
    String problem = ImageReference.problem(image);
    if (problem != null) {
      throw call.usage(
          "--image expects a reference such as example/web:v2, got '" + image + "': " + problem);
    }
    Intent.Image change =
        new Intent.Image(image, call.option("container"), call.option("image-pull-policy"));
    return new Intent.Forward(call.word(0), call.argument(1), change, limits(call), label(call));
  }

  private Intent withFile(Call call) {
    List<String> imageOnly = call.given("container", "image-pull-policy");
    if (!imageOnly.isEmpty()) {
      throw call.usage(imageOnly.get(0) + " goes with --image, but -f is given");
    }
    Path file = Path.of(String.valueOf(call.option("filename")));
    ControllerFile controller = ControllerFile.read(file, session.namespace(call.namespace()));
    String name = call.word(0);
    String next = call.argument(1);
    String own = controller.name();
    if (next != null && own != null && !own.equals(next)) {
      throw call.usage("file " + file + " names its controller " + own + ", but NEXT is " + next);
    }
    if (next == null && own != null && !own.equals(name)) {
      next = own;
    }
    return new Intent.Forward(name, next, controller.change(), limits(call), label(call));
  }

  private Limits limits(Call call) {
    return call.value(
        "limits",
        "",
        ignored ->
            new Limits(
                call.amount("max-surge", usual.maxSurge()),
                call.amount("max-unavailable", usual.maxUnavailable()),
                call.number("min-ready-seconds"),
                call.duration("update-period", usual.updatePeriod()),
                deadline(call)));
  }

  private Duration deadline(Call call) {
    Duration deadline = call.duration("progress-deadline", usual.progressDeadline());
    if (deadline.isZero()) {
      throw call.usage(
          "--progress-deadline: must be positive, but is " + call.option("progress-deadline"));
    }
    return deadline;
  }

  private static String label(Call call) {
    String key = call.option("deployment-label-key");
    if (key != null && !validLabelKey(key)) {
      throw call.usage(
          "--deployment-label-key: expected [prefix/]name, a name of at most 63 letters, digits,"
              + " '-', '_' and '.', beginning and ending with a letter or digit, got '"
              + key
              + "'");
    }
    return key == null ? LABEL_KEY : key;
  }

  private static boolean validLabelKey(String key) {
    int slash = key.indexOf('/');
    String name = key.substring(slash + 1);
    return (slash < 0 || ControllerFile.validName(key.substring(0, slash)))
        && name.length() <= 63
        && name.matches("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
  }

  /** Without a change: the rollout under way, turned round when the names are. */
  private Intent continued(Call call) {
    List<String> details = call.given(CHANGE_DETAILS);
    if (!details.isEmpty()) {
      throw call.usage(details.get(0) + " goes with --image or -f, but neither is given");
    }
    if (call.words() == 0) {
      return underWay(call);
    }
    String name = call.word(0);
    String next = call.argument(1);
    try (Rollouts rollouts = session.rollouts(call.namespace())) {
      for (String known : rollouts.underWay()) {
        if (known.equals(name)) {
          return new Intent.Resume(name, next);
        }
        if (next != null && known.equals(next) && name.equals(target(rollouts, known))) {
          return new Intent.Abort(/* name= */ known, /* next= */ name);
        }
      }
    }
    throw call.usage(
        "one of --image and -f is missing, and no rollout of " + name + " is under way to go on");
  }

  private static @Nullable String target(Rollouts rollouts, String name) {
    var target = rollouts.status(new Intent.Resume(name, null)).target();
    return target == null ? null : target.name();
  }

  private String onlyOne(Call call) {
    String only = onlyOneOrNone(call);
    if (only == null) {
      throw CommandFailure.usage(
          "no rollout is under way in namespace "
              + session.namespace(call.namespace())
              + ": expected one, or NAME",
          StatusView.TO_BEGIN);
    }
    return only;
  }

  private @Nullable String onlyOneOrNone(Call call) {
    List<String> names;
    try (Rollouts rollouts = session.rollouts(call.namespace())) {
      names = rollouts.underWay();
    }
    if (names.size() > 1) {
      throw CommandFailure.usage(
          "several rollouts are under way in namespace "
              + session.namespace(call.namespace())
              + ": "
              + String.join(", ", names)
              + ": expected NAME",
          "rollout status " + names.get(0));
    }
    return names.isEmpty() ? null : names.get(0);
  }

  private static void names(Call call) {
    for (int i = 0; i < Math.min(2, call.words()); i++) {
      checked(call, call.word(i));
    }
    if (call.words() > 1 && call.word(0).equals(call.word(1))) {
      throw call.usage("NEXT is " + call.word(1) + ", the same as NAME: expected another name");
    }
  }

  private static String checked(Call call, String name) {
    if (!ControllerFile.validName(name)) {
      throw call.usage(ControllerFile.invalidName(name));
    }
    return name;
  }
}
