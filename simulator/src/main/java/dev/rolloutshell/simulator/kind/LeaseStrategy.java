package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.model.JsonObject;

/** Leases. */
final class LeaseStrategy implements Strategy {

  @Override
  public JsonObject defaulted(JsonObject object) {
    return PodDefaults.absent(object, "spec", JsonObject.EMPTY);
  }

  @Override
  public boolean allowsUnconditionalUpdate() {
    return false;
  }

  @Override
  public boolean checksWholeMetadata() {
    return false;
  }

  @Override
  public boolean checksFinalizerNames() {
    return false;
  }

  @Override
  public void validate(JsonObject object, FieldErrors errors) {
    JsonObject spec = object.object("spec");
    if (spec.get("leaseDurationSeconds") instanceof Long seconds && seconds <= 0) {
      errors.invalid("spec.leaseDurationSeconds", seconds, "must be greater than 0");
    }
    if (spec.get("leaseTransitions") instanceof Long count && count < 0) {
      errors.invalid("spec.leaseTransitions", count, "must to be greater than or equal to 0");
    }
  }
}
