package dev.rolloutshell.crash;

import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.plan.ApiWrite;
import dev.rolloutshell.rollout.plan.Decision;
import dev.rolloutshell.rollout.plan.Situation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What mutants decide instead. */
final class Twists {

  private Twists() {}

  private static ControllerView target(Situation here) {
    return Objects.requireNonNull(here.target());
  }

  private static Decision update(ControllerView seen, Edit edit) {
    return Decision.Write.of(
        new ApiWrite.UpdateController(seen, edit.manifest()), "because it always did");
  }

  private static Decision create(ControllerView copied) {
    Edit copy = Edit.of(copied.manifest()).asNew(copied.namespace(), Setup.NAME).dropMarks();
    return Decision.Write.of(
        new ApiWrite.CreateController(copy.manifest()), "because it always did");
  }

  static Decision marksOffFirst(Situation here, Decision delete) {
    ControllerView target = target(here);
    return target.annotations().containsKey(Mark.DESIRED)
        ? update(target, Edit.of(target.manifest()).dropMarks())
        : delete;
  }

  static Decision deleteTarget(Situation here, Decision create) {
    return Decision.Write.of(
        new ApiWrite.DeleteController(target(here)), ((Decision.Write) create).reason());
  }

  static Decision copyBeside(Situation here, Decision create) {
    return create(target(here));
  }

  static @Nullable Decision goOn(Situation here, Decision roll) {
    return roll instanceof Decision.Wait ? null : roll;
  }

  /** Takes the first controller whose partner's name begins with the one asked for. */
  static @Nullable Decision ownerByPrefix(Situation here) {
    if (here.source() != null || here.target() == null) {
      return null;
    }
    for (ControllerView one : here.seen().controllers()) {
      if (one.annotations().getOrDefault(Mark.PARTNER, "").startsWith(Setup.NAME)) {
        return one.uid().equals(target(here).uid()) ? null : create(one);
      }
    }
    return null;
  }

  /** At a process's first look at a rollout under way, the source's size is the one to reach. */
  static @Nullable Decision sizeFromSource(Situation here) {
    ControllerView source = here.source();
    ControllerView target = here.target();
    if (source == null
        || target == null
        || here.aborting()
        || source.annotations().containsKey(Mark.PARKED_FOR)) {
      return null;
    }
    String size = Integer.toString(source.replicas());
    return update(
        target,
        Edit.of(target.manifest()).annotation(Mark.TARGET, size).annotation(Mark.DESIRED, size));
  }

  static Decision newSize(Situation here, Decision turn) {
    ControllerView source = Objects.requireNonNull(here.source());
    ApiWrite.UpdateController write = (ApiWrite.UpdateController) ((Decision.Write) turn).write();
    String size = target(here).annotations().getOrDefault(Mark.TARGET, "0");
    return update(
        source,
        Edit.of(write.manifest()).annotation(Mark.ORIGINAL, size).annotation(Mark.DESIRED, size));
  }
}
