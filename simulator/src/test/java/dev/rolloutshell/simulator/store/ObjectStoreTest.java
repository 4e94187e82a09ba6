package dev.rolloutshell.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectStoreTest {
  private final ObjectStore store = new ObjectStore(4);

  private StoredObject pod(String namespace, String name) {
    return store.create(
        new ObjectKey(ResourceTypes.PODS, namespace, name),
        JsonObject.of("metadata", Map.of("name", name, "uid", "uid-" + name)));
  }

  @Test
  void everyChangeIsOneVersionFurther() throws Exception {
    long start = store.version();
    StoredObject created = pod("ns", "a");
    StoredObject replaced = store.replace(created, created.json().withAt("x", "spec", "nodeName"));
    StoredObject last = store.remove(replaced);
    assertThat(created.version()).isEqualTo(start + 1);
    assertThat(replaced.metadata().string("resourceVersion")).isEqualTo("" + (start + 2));
    assertThat(last.version()).isEqualTo(start + 3);
    assertThat(store.history().since(start))
        .extracting(Change::type)
        .containsExactly(Change.Type.ADDED, Change.Type.MODIFIED, Change.Type.DELETED);
    assertThat(store.history().since(start + 2)).hasSize(1);
    assertThat(store.history().since(start + 99)).isEmpty();
  }

  @Test
  void aVersionBeyondTheHistoryHasExpired() throws Exception {
    long start = store.version();
    for (int i = 0; i < 5; i++) {
      pod("ns", "p" + i);
    }
    assertThatThrownBy(() -> store.history().since(start))
        .isInstanceOf(History.Expired.class)
        .hasMessageContaining(String.valueOf(start + 1));
    assertThat(store.history().since(start + 1)).hasSize(4);
    assertThatThrownBy(() -> store.history().since(1)).isInstanceOf(History.Expired.class);
  }

  @Test
  void listsInTheOrderOfKeysAsEtcdHasThem() {
    pod("b", "x");
    pod("a", "z");
    pod("a", "y");
    pod("a-b", "w");
    assertThat(store.list(ResourceTypes.PODS, null))
        .extracting(StoredObject::name)
        .containsExactly("w", "y", "z", "x");
    assertThat(store.list(ResourceTypes.PODS, "a")).hasSize(2);
    assertThat(store.list(ResourceTypes.SERVICES, null)).isEmpty();
  }

  @Test
  void refusesToReplaceWhatIsNotStored() {
    StoredObject before = pod("ns", "a");
    store.replace(before, before.json().with("x", 1));
    assertThatThrownBy(() -> store.replace(before, before.json()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> pod("ns", "a")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void goesBackToACheckpoint() throws Exception {
    StoredObject kept = pod("ns", "a");
    ObjectStore.Checkpoint checkpoint = store.checkpoint();
    long version = store.version();
    store.remove(kept);
    pod("ns", "b");
    store.restore(checkpoint);
    assertThat(store.version()).isEqualTo(version);
    assertThat(store.list(ResourceTypes.PODS, "ns")).containsExactly(kept);
    assertThat(store.history().since(version)).isEmpty();
    assertThat(pod("ns", "c").version()).isEqualTo(version + 1);
  }

  @Test
  void tellsItsListenersInOrder() {
    List<String> heard = new ArrayList<>();
    store.onChange(change -> heard.add("first " + change.type()));
    store.onChange(change -> heard.add("second " + change.type()));
    pod("ns", "a");
    assertThat(heard).containsExactly("first ADDED", "second ADDED");
  }
}
