package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who owns what, as {@code metadata.ownerReferences} say it. */
final class Owners {
  private Owners() {}

  static List<JsonObject> of(StoredObject object) {
    return object.metadata().get("ownerReferences") == null
        ? List.of()
        : object.metadata().objects("ownerReferences");
  }

  /** The one reference whose owner controls the object, or {@code null}. */
  static @Nullable JsonObject controller(StoredObject object) {
    if (object.metadata().get("ownerReferences") instanceof List<?> references) {
      for (int i = 0; i < references.size(); i++) {
        if (references.get(i) instanceof JsonObject owner && owner.isTrue("controller")) {
          return owner;
        }
      }
    }
    return null;
  }

  /** The uid of the owner that controls the object, or {@code null}. */
  static @Nullable String controllerUid(StoredObject object) {
    JsonObject controller = controller(object);
    return controller == null ? null : controller.string("uid");
  }

  /** A reference that makes its owner the object's controller and blocks the owner's deletion. */
  static JsonObject controlledBy(StoredObject owner) {
    return JsonObject.of(
        "apiVersion",
        owner.key().type().apiVersion(),
        "kind",
        owner.key().type().kind(),
        "name",
        owner.name(),
        "uid",
        owner.uid(),
        "controller",
        true,
        "blockOwnerDeletion",
        true);
  }

  /** The object with one more owner. */
  static JsonObject with(StoredObject object, JsonObject owner) {
    List<JsonObject> owners = new ArrayList<>(of(object));
    owners.add(owner);
    return object.json().withAt(owners, "metadata", "ownerReferences");
  }

  /** The object without the owners of the given uids. */
  static JsonObject without(StoredObject object, List<String> uids) {
    List<JsonObject> owners = new ArrayList<>(of(object));
    owners.removeIf(owner -> uids.contains(owner.string("uid", "")));
    return owners.isEmpty()
        ? object.json().withoutAt("metadata", "ownerReferences")
        : object.json().withAt(owners, "metadata", "ownerReferences");
  }
}
