package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A namespace whose quota has no room for further pods. */
final class QuotaReached extends NamedKind implements StandingKind {

  QuotaReached() {
    super(
        Family.POD,
        "quota-reached",
        "a ResourceQuota has no room for further pods",
        FaultParameter.count("room", 0, "for how many pods more it has room"),
        Place.parameter(),
        StandingKind.lasts(Duration.ZERO));
  }

  @Override
  public Object begin(FaultEffect effect, FaultWorld world) {
    String namespace = Place.of(effect);
    int pods = world.objects().list(ResourceTypes.PODS, namespace).size();
    JsonObject quota =
        JsonObject.of(
            "apiVersion",
            "v1",
            "kind",
            "ResourceQuota",
            "metadata",
            JsonObject.of("generateName", "fault-"),
            "spec",
            JsonObject.of(
                "hard", JsonObject.of("pods", Integer.toString(pods + effect.number("room")))));
    return world.objects().create(ResourceTypes.RESOURCE_QUOTAS, namespace, quota).key();
  }

  @Override
  public void end(FaultEffect effect, FaultWorld world, @Nullable Object memory) {
    StoredObject quota = memory instanceof ObjectKey key ? world.objects().get(key) : null;
    if (quota != null) {
      world.objects().delete(quota.key(), DeleteOptions.DEFAULT);
    }
  }
}
