package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.ControllerState;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.Marks;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.session.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A rollout in the words of kubectl 1.17's {@code rolling-update}. */
public final class RollingUpdateView {

  private static final Pattern SCALED = Pattern.compile("scale (\\d+) -> (\\d+):.*");
  private static final Pattern TURNED = Pattern.compile("turn back: .* is to have (\\d+) pods.*");

  private final Intent intent;
  private final RolloutStatus before;
  private final Limits limits;
  private final boolean renames;
  private @Nullable String made;

  /**
   * A rollout about to go on, or to begin.
   *
   * @param before where it stands
   * @param given the limits it gets when it begins
   */
  public RollingUpdateView(Intent intent, RolloutStatus before, Limits given) {
    this.intent = intent;
    this.before = before;
    this.limits = before.limits() == null ? given : before.limits();
    this.renames =
        before.finish() == null ? intent.next() == null : !Marks.RETAIN.equals(before.finish());
  }

  /** What is said before anything is written. */
  public List<String> beginning() {
    List<String> lines = new ArrayList<>();
    ControllerState source = before.source();
    ControllerState target = before.target();
    if (!(intent instanceof Intent.Forward forward) || target == null) {
      return lines;
    }
    if (forward.change() instanceof Intent.Image) {
      lines.add("Found existing update in progress (" + target.name() + "), resuming.");
    }
    lines.add("Continuing update with existing controller " + target.name() + ".");
    if (source != null) {
      lines.add(scaling(target.name(), target.desired(), source.name(), source.desired(), size()));
    }
    return lines;
  }

  private int size() {
    return before.size();
  }

  /** What is said of a write, or nothing. */
  public List<String> lines(StepRecord step) {
    String name = step.object().substring(step.object().indexOf('/') + 1);
    return switch (step.rule()) {
      case "CreateTarget", "ReplaceLostTarget" -> created(name);
      case "RollForward", "RollBack", "RestoreSource" -> scaled(name, step.reason());
      case "TurnBack" -> turned(step.reason());
      case "DeleteSource" ->
          List.of(
              "Update succeeded. Deleting " + (renames ? "old controller: " : "") + intent.name());
      case "DeleteTarget" -> List.of("Update succeeded. Deleting " + name);
      case "CreateParked" -> List.of("Renaming " + target() + " to " + name);
      default -> List.of();
    };
  }

  private String target() {
    ControllerState target = before.target();
    return made != null ? made : target == null ? intent.name() : target.name();
  }

  private List<String> created(String name) {
    made = name;
    List<String> lines = new ArrayList<>(List.of("Created " + name));
    ControllerState source = before.source();
    if (source != null) {
      lines.add(scaling(name, 0, source.name(), source.desired(), size()));
    }
    return lines;
  }

  private static List<String> scaled(String name, String reason) {
    Matcher scaled = SCALED.matcher(reason);
    if (!scaled.matches()) {
      return List.of();
    }
    boolean up = Integer.parseInt(scaled.group(2)) > Integer.parseInt(scaled.group(1));
    return List.of("Scaling " + name + (up ? " up to " : " down to ") + scaled.group(2));
  }

  private List<String> turned(String reason) {
    Matcher turned = TURNED.matcher(reason);
    ControllerState source = before.source();
    ControllerState target = before.target();
    if (!turned.matches() || source == null || target == null) {
      return List.of();
    }
    int size = Integer.parseInt(turned.group(1));
    return List.of(
        "Setting \"" + source.name() + "\" replicas to " + size,
        scaling(source.name(), source.desired(), target.name(), target.desired(), size));
  }

  private String scaling(String grow, int from, String shrink, int left, int size) {
    return String.format(
        "Scaling up %s from %d to %d, scaling down %s from %d to 0 (keep %d pods available, don't"
            + " exceed %d pods)",
        grow,
        from,
        size,
        shrink,
        left,
        Math.max(0, size - limits.unavailable(size)),
        size + limits.surge(size));
  }

  /** The last line. */
  public static String done(String name, String survivor) {
    return object(name)
        + " rolling updated"
        + (survivor.equals(name) ? "" : " to \"" + survivor + "\"");
  }

  /** How kubectl calls a controller. */
  public static String object(String name) {
    return ObjectType.REPLICATION_CONTROLLERS.named(name);
  }

  /** What a dry run says. */
  public static List<String> dryRun(String from, String to) {
    return List.of("Rolling from:", from, "To:", to);
  }

  /** A hint with the ways on as this command has them. */
  public static @Nullable String inItsOwnWords(@Nullable String hint, String name) {
    return hint == null
        ? null
        : hint.replace("'rollout resume " + name + "'", "the same command again")
            .replace("'rollout abort " + name + "'", "'rolling-update " + name + " --rollback'")
            .replace("'rollout run " + name + " --image", "'rolling-update " + name + " --image");
  }
}
