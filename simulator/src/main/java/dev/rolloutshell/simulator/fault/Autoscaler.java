package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An autoscaler that pulls the controller to a size of its own, again and again. */
final class Autoscaler extends Rival implements StandingKind {

  Autoscaler() {
    super(
        "autoscaler",
        "an autoscaler pulls the controller to a size of its own, again and again",
        FaultParameter.count("replicas", 5, "to which size"),
        FaultParameter.duration("every", Duration.ofSeconds(15), "how often it looks"),
        StandingKind.lasts(Duration.ofMinutes(5)));
  }

  @Override
  public @Nullable Object begin(FaultEffect effect, FaultWorld world) {
    pull(effect, world);
    return null;
  }

  private static void pull(FaultEffect effect, FaultWorld world) {
    StoredObject controller = controller(effect, world);
    if (controller != null) {
      try {
        RivalScales.scale(controller, effect.number("replicas"), world);
      } catch (ApiException refused) {
        return; // It looks again.
      }
    }
  }

  @Override
  public Duration every(FaultEffect effect) {
    return effect.duration("every");
  }

  @Override
  public void again(FaultEffect effect, FaultWorld world) {
    pull(effect, world);
  }
}
