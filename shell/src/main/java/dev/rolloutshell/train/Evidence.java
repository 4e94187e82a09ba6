package dev.rolloutshell.train;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.pod.StoredPod;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a drill's goals are judged by.
 *
 * @param controllers the controllers of the drill's namespace
 * @param pods its pods
 * @param specs the controllers' specs when the drill began, by name
 * @param service how the pods served
 * @param wanted what must not be lost
 * @param typed the lines that the operator typed
 */
public record Evidence(
    List<StoredObject> controllers,
    List<StoredObject> pods,
    Map<String, JsonObject> specs,
    ServiceLog service,
    Drill.Service wanted,
    List<Typed> typed) {

  /** Copies the lists. */
  public Evidence {
    controllers = List.copyOf(controllers);
    pods = List.copyOf(pods);
    specs = Map.copyOf(specs);
    typed = List.copyOf(typed);
  }

  /** A controller by its name. */
  @Nullable StoredObject controller(String name) {
    return controllers.stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
  }

  /** The pods that a controller owns and that are not on their way out. */
  List<StoredObject> podsOf(StoredObject controller) {
    return pods.stream()
        .filter(
            pod ->
                !pod.isBeingDeleted()
                    && new StoredPod(pod).controllerUid().equals(controller.uid()))
        .toList();
  }

  /** The first complaint of a drill's goals, or {@code null} when all hold. */
  @Nullable String complaint(Drill drill) {
    for (Goal goal : drill.goals()) {
      String complaint = goal.complaint(this);
      if (complaint != null) {
        return complaint;
      }
    }
    return null;
  }

  /** How many writes the operator's lines stored. */
  int writes() {
    return typed.stream().mapToInt(Typed::writes).sum();
  }

  /** How many lines stored a write at least. */
  public int steps() {
    return (int) typed.stream().filter(t -> t.writes() > 0).count();
  }
}
