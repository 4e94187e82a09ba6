package dev.rolloutshell.train;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.List;

/** What a pod says of itself. */
final class Pods {

  private Pods() {}

  /** The image of its first container. */
  static String image(StoredObject pod) {
    List<JsonObject> containers = pod.spec().objects("containers");
    return containers.isEmpty() ? "" : containers.get(0).string("image", "");
  }

  /** The image of a container, empty when there is no such container. */
  static String image(StoredObject pod, String container) {
    for (JsonObject one : pod.spec().objects("containers")) {
      if (container.equals(one.string("name"))) {
        return one.string("image", "");
      }
    }
    return "";
  }

  /** Whether it has the labels of a selector such as {@code app=web,tier=front}. */
  static boolean matches(StoredObject pod, String selector) {
    for (String pair : selector.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 0
          || !pair.substring(equals + 1).equals(pod.labels().string(pair.substring(0, equals)))) {
        return false;
      }
    }
    return true;
  }
}
