package dev.rolloutshell.scenario;

import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches the rules of every rollout on a cluster; finds the rollouts by themselves, from the marks
 * in each target.
 */
final class RuleWatch {

  private static final Set<String> NOTES = Set.of("events", "leases");

  private final List<PairWatch> pairs = new ArrayList<>();

  RuleWatch() {}

  RuleWatch copy() {
    RuleWatch copy = new RuleWatch();
    pairs.forEach(pair -> copy.pairs.add(pair.copy()));
    return copy;
  }

  /** The rollouts seen so far. */
  List<PairWatch> pairs() {
    return pairs;
  }

  /** The rollout under way, or {@code null}; the first of several. */
  @Nullable PairWatch current() {
    return pairs.stream().filter(pair -> !pair.over()).findFirst().orElse(null);
  }

  /** Looks at the cluster after an event; complains of rules by number. */
  void look(ObjectStore store, BiConsumer<Integer, String> complain) {
    List<StoredObject> controllers = store.list(ResourceTypes.REPLICATION_CONTROLLERS, null);
    for (StoredObject controller : controllers) {
      String of = PodsSeen.annotations(controller).string(Mark.SOURCE_UID);
      if (of != null && pairs.stream().noneMatch(pair -> pair.isOf(controller))) {
        begins(controllers, controller, of);
      }
    }
    for (PairWatch pair : pairs) {
      if (!pair.over()) {
        pair.look(
            controllers.stream().filter(c -> c.namespace().equals(pair.namespace())).toList(),
            store.list(ResourceTypes.PODS, pair.namespace()),
            complain);
      }
    }
  }

  private void begins(List<StoredObject> controllers, StoredObject target, String sourceUid) {
    if (pairs.stream().anyMatch(pair -> pair.takes(target))) {
      return;
    }
    controllers.stream()
        .filter(c -> c.uid().equals(sourceUid))
        .findFirst()
        .ifPresent(source -> pairs.add(PairWatch.begun(source, target)));
  }

  /** Looks at a write that a command on a rollout has sent. */
  void wrote(
      WriteCall call, boolean reads, ObjectStore store, BiConsumer<Integer, String> complain) {
    if (reads) {
      complain.accept(8, call.verb() + " " + call.object() + " by a command that only reads");
    }
    if (NOTES.contains(call.type())) {
      return;
    }
    if (!call.guarded()) {
      complain.accept(10, call.verb() + " " + call.object() + " without a precondition");
    }
    boolean begins =
        call.verb().equals("create")
            && call.body().path("metadata").path("annotations").has(Mark.SOURCE_UID);
    List<StoredObject> pods = store.list(ResourceTypes.PODS, call.namespace());
    boolean ours =
        pairs.stream()
            .anyMatch(
                pair ->
                    pair.namespace().equals(call.namespace())
                        && pair.mayWrite(call.type(), call.name(), pods));
    if (!begins && !ours) {
      complain.accept(7, call.verb() + " " + call.object() + " is outside the pair");
    }
  }
}
