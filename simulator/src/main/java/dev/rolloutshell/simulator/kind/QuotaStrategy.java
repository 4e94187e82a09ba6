package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.json.Quantity;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resource quotas. */
final class QuotaStrategy implements Strategy {
  static final Set<String> STANDARD =
      Set.of(
          "cpu",
          "memory",
          "ephemeral-storage",
          "requests.cpu",
          "requests.memory",
          "requests.storage",
          "requests.ephemeral-storage",
          "limits.cpu",
          "limits.memory",
          "limits.ephemeral-storage",
          "pods",
          "resourcequotas",
          "services",
          "replicationcontrollers",
          "secrets",
          "persistentvolumeclaims",
          "configmaps",
          "services.nodeports",
          "services.loadbalancers");

  @Override
  public JsonObject defaulted(JsonObject object) {
    return PodDefaults.absent(
        PodDefaults.absent(object, "spec", JsonObject.EMPTY), "status", JsonObject.EMPTY);
  }

  @Override
  public boolean hasStatus() {
    return true;
  }

  @Override
  public JsonObject prepareForCreate(JsonObject object) {
    return object.with("status", JsonObject.EMPTY);
  }

  @Override
  public boolean checksWholeMetadata() {
    return false;
  }

  @Override
  public void validate(JsonObject object, FieldErrors errors) {
    JsonObject hard = object.object("spec").object("hard");
    amounts(hard, "spec.hard", errors);
    new QuotaScopeRules(object.object("spec")).check(errors);
  }

  @Override
  public void validateUpdate(JsonObject next, JsonObject old, FieldErrors errors) {
    validate(next, errors);
    List<@Nullable Object> scopes = next.object("spec").list("scopes");
    if (!new HashSet<>(scopes).equals(new HashSet<>(old.object("spec").list("scopes")))) {
      errors.invalidText("spec.scopes", QuotaScopeRules.shown(scopes), "field is immutable");
    }
  }

  @Override
  public void validateStatusUpdate(JsonObject next, JsonObject old, FieldErrors errors) {
    amounts(next.object("status").object("hard"), "status.hard", errors);
    amounts(next.object("status").object("used"), "status.used", errors);
  }

  private static void amounts(JsonObject amounts, String parent, FieldErrors errors) {
    for (Map.Entry<String, @Nullable Object> hard : amounts.entrySet()) {
      String name = hard.getKey();
      String field = parent + "[" + name + "]";
      NameRules.qualified(name, name, field, errors);
      if (name.indexOf('/') < 0 && !STANDARD.contains(name)) {
        errors.invalid(field, name, "must be a standard resource for quota");
      }
      String amount = String.valueOf(hard.getValue());
      if (Quantity.parse(amount).signum() < 0) {
        errors.invalid(field, amount, "must be greater than or equal to 0");
      }
      boolean counted =
          !name.contains("cpu") && !name.contains("memory") && !name.contains("storage");
      if (counted && !Quantity.isWhole(amount)) {
        errors.invalidText(field, Quantity.goStruct(amount), "must be an integer");
      }
    }
  }
}
