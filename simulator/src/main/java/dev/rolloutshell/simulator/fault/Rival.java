package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody else who works on the same controller, through the same API. */
abstract class Rival extends NamedKind {
  private static final String CONTROLLER = "controller";

  Rival(String word, String about, FaultParameter... further) {
    super(Family.RIVAL, word, about, parameters(further));
  }

  private static FaultParameter[] parameters(FaultParameter... further) {
    return Stream.concat(
            Stream.of(
                FaultParameter.text(CONTROLLER, "web", "the ReplicationController"),
                Place.parameter()),
            Arrays.stream(further))
        .toArray(FaultParameter[]::new);
  }

  /** The controller as it is now; {@code null} when there is none. */
  static @Nullable StoredObject controller(FaultEffect effect, FaultWorld world) {
    return world
        .objects()
        .get(
            new ObjectKey(
                ResourceTypes.REPLICATION_CONTROLLERS, Place.of(effect), effect.text(CONTROLLER)));
  }
}
