package dev.rolloutshell.simulator.pod;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.List;

/**
 * A pod of the store, for those who judge a cluster from outside.
 *
 * @param object the pod as it is stored
 */
public record StoredPod(StoredObject object) {

  /** Whether it serves: it is ready, and is not being deleted. */
  public boolean isReady() {
    return !object.isBeingDeleted()
        && "True".equals(first("conditions", object.status(), "type", "Ready").string("status"));
  }

  /** The uid of the controller that owns it, empty where none does. */
  public String controllerUid() {
    return first("ownerReferences", object.metadata(), "controller", true).string("uid", "");
  }

  private static JsonObject first(String list, JsonObject in, String key, Object value) {
    List<?> items = in.list(list);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof JsonObject item && value.equals(item.get(key))) {
        return item;
      }
    }
    return JsonObject.EMPTY;
  }
}
