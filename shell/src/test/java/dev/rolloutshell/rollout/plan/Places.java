package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Every state that a rollout or an abort passes through, when nothing disturbs it. */
final class Places {

  private Places() {}

  /**
   * One of them.
   *
   * @param before the rule that decides there
   * @param state what is seen
   * @param reversible whether an abort can still bring the source back
   */
  record Place(String before, Snapshot state, boolean reversible) {}

  /** Every state on the way, before and after the controllers have caught up. */
  static List<Place> on(Intent intent, Snapshot start) {
    Planner planner = new Planner();
    List<Place> places = new ArrayList<>();
    Foreseen state = new Foreseen(start);
    Intent current = intent;
    boolean reversible = true;
    while (true) {
      Planner.Ruling ruling = planner.next(current, state.snapshot(), Scene.NOW);
      String rule = ruling.rule().name();
      if (ruling.decision() instanceof Decision.Write write) {
        places.add(new Place(rule, state.snapshot(), reversible));
        places.add(new Place(rule + " settled", state.settled().snapshot(), reversible));
        reversible &= !isDeleteOfSource(write.write());
        state = state.after(write.write());
        current = write.keepsIntent() ? current : current.settled();
        if (write.ends() != null) {
          return places;
        }
      } else if (ruling.decision() instanceof Decision.Wait) {
        places.add(new Place(rule + " waits", state.snapshot(), reversible));
        state = state.settled();
      } else {
        return places;
      }
    }
  }

  private static boolean isDeleteOfSource(ApiWrite write) {
    return write instanceof ApiWrite.DeleteController delete && delete.seen().name().equals("web");
  }
}
