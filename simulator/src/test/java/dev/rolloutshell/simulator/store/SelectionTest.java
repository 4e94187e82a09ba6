package dev.rolloutshell.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.clock.Seed;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  private static final List<String> NAMESPACES = List.of("a", "a-b", "b");

  private final ObjectStore store = new ObjectStore(16);
  private int selections;

  private JsonObject labelled(String name, Seed chance) {
    JsonObject labels = JsonObject.EMPTY;
    for (int label = 0; label < 12; label++) {
      int value = chance.below(label == 0 ? 40 : 4);
      labels = value == 3 ? labels : labels.with("label-" + label, "value-" + value);
    }
    return JsonObject.of("metadata", JsonObject.of("name", name, "labels", labels));
  }

  private void write(Seed chance) {
    ObjectKey key =
        new ObjectKey(
            ResourceTypes.PODS, NAMESPACES.get(chance.below(3)), "pod-" + chance.below(150));
    StoredObject before = store.get(key);
    if (before == null) {
      store.create(key, labelled(key.name(), chance));
    } else if (chance.below(6) == 0) {
      store.remove(before);
    } else if (chance.below(2) == 0) {
      store.replace(before, before.json().with("status", "touched"));
    } else {
      store.replace(before, labelled(key.name(), chance));
    }
  }

  private void compareWithAScan(Seed chance) {
    JsonObject selector = JsonObject.EMPTY;
    for (int pairs = chance.below(7); pairs > 0; pairs--) {
      int label = chance.below(13);
      String value = "value-" + chance.below(label == 0 ? 40 : 4);
      selector = selector.with("label-" + label, value);
    }
    int which = chance.below(4);
    String namespace = which == 3 ? null : NAMESPACES.get(which);
    assertThat(store.select(ResourceTypes.PODS, namespace, selector))
        .as("%s in %s", selector, namespace)
        .isEqualTo(scan(namespace, selector));
    selections++;
  }

  private List<StoredObject> scan(@Nullable String namespace, JsonObject selector) {
    List<StoredObject> found = new ArrayList<>();
    for (StoredObject object : store.list(ResourceTypes.PODS, namespace)) {
      if (object.labels().entrySet().containsAll(selector.entrySet())) {
        found.add(object);
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void selectsWhatAScanFindsWhateverWasWritten(long seed) {
    Seed chance = new Seed(seed);
    ObjectStore.Checkpoint checkpoint = store.checkpoint();
    for (int i = 0; i < 5_000; i++) {
      write(chance);
      if (i % 7 == 0) {
        compareWithAScan(chance);
      }
      if (i % 1_000 == 600) {
        checkpoint = store.checkpoint();
      } else if (i % 1_000 == 900) {
        store.restore(checkpoint);
        compareWithAScan(chance);
      }
    }
    assertThat(selections).isGreaterThan(700);
    assertThat(store.count(ResourceTypes.PODS, "a")).isGreaterThan(Shelf.WORTH_AN_INDEX);
  }

  @Test
  void selectsNothingByALabelWithoutAValue() {
    JsonObject labels = JsonObject.of("app", "web");
    store.create(
        new ObjectKey(ResourceTypes.PODS, "a", "pod"),
        JsonObject.of("metadata", Map.of("name", "pod", "labels", labels)));
    assertThat(store.select(ResourceTypes.PODS, null, labels)).hasSize(1);
    assertThat(store.select(ResourceTypes.PODS, null, JsonObject.EMPTY)).hasSize(1);
    assertThat(store.select(ResourceTypes.PODS, null, JsonObject.of("app", null))).isEmpty();
    assertThat(store.select(ResourceTypes.SERVICES, null, labels)).isEmpty();
  }
}
