package dev.rolloutshell.crash;

import dev.rolloutshell.rollout.model.KubectlMark;
import dev.rolloutshell.simulator.SimulatedCluster;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.ReplicationControllerList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What kubectl 1.17's {@code rolling-update} writes, in its order and with its waits, up to the
 * write after which it is killed.
 */
final class KubectlClient implements AutoCloseable {

  /** The MD5 sum that it puts into names and labels. */
  static final String HASH = "0123456789abcdef0123456789abcdef";

  private static final String KEY = KubectlMark.LABEL_KEY;

  /** It was killed. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final SimulatedCluster cluster;
  private final KubernetesClient client;
  private final int last;
  private int written;

  /** A client that is killed after so many writes. */
  KubectlClient(SimulatedCluster cluster, int last) {
    this.cluster = cluster;
    this.client = cluster.client("default");
    this.last = last;
  }

  /** Writes it has made. */
  int written() {
    return written;
  }

  @Override
  public void close() {
    client.close();
  }

  private MixedOperation<
          ReplicationController,
          ReplicationControllerList,
          RollableScalableResource<ReplicationController>>
      controllers() {
    return client.replicationControllers();
  }

  private MixedOperation<Pod, PodList, ? extends Resource<Pod>> pods() {
    return client.pods();
  }

  private ReplicationController get(String name) {
    return controllers().withName(name).get();
  }

  private void write(Runnable write) {
    if (written == last) {
      throw new Killed();
    }
    cluster.settle(Duration.ofMinutes(5));
    write.run();
    written++;
  }

  private void update(String name, Consumer<ReplicationController> change) {
    write(
        () -> {
          ReplicationController controller = get(name);
          change.accept(controller);
          controllers().resource(controller).update();
        });
  }

  private String annotation(String name, String key) {
    return Objects.requireNonNull(get(name).getMetadata().getAnnotations().get(key));
  }

  private static void annotate(ReplicationController controller, String key, String value) {
    ObjectMeta metadata = controller.getMetadata();
    Map<String, String> annotations = new TreeMap<>();
    if (metadata.getAnnotations() != null) {
      annotations.putAll(metadata.getAnnotations());
    }
    annotations.put(key, value);
    metadata.setAnnotations(annotations);
  }

  /** {@code rolling-update NAME [NEXT] --image=IMAGE}; whether it came to its end. */
  boolean rollingUpdate(String name, @Nullable String next, String image) {
    try {
      String target = next == null ? name + "-" + HASH : next;
      label(name, target);
      create(name, target, image);
      roll(name, target);
      finish(name, target, next == null);
      return true;
    } catch (Killed e) {
      return false;
    }
  }

  /** {@code rolling-update NAME -f FILE}, of 1.10 and before: no pointer, no label. */
  boolean rollingUpdate(String name, ReplicationController file) {
    try {
      int size = get(name).getSpec().getReplicas();
      ObjectMeta metadata = file.getMetadata();
      annotate(file, KubectlMark.DESIRED, Integer.toString(size));
      annotate(file, KubectlMark.SOURCE, id(name));
      file.getSpec().setReplicas(0);
      write(() -> controllers().resource(file).create());
      roll(name, metadata.getName());
      finish(name, metadata.getName(), false);
      return true;
    } catch (Killed e) {
      return false;
    }
  }

  /** {@code rolling-update NAME --rollback}; whether it came to its end. */
  boolean rollback(String name, String target) {
    try {
      String original = annotation(name, KubectlMark.ORIGINAL);
      String id = id(target);
      update(
          name,
          c -> {
            annotate(c, KubectlMark.SOURCE, id);
            annotate(c, KubectlMark.DESIRED, original);
          });
      roll(target, name);
      strip(name);
      write(() -> delete(target, DeletionPropagation.BACKGROUND));
      return true;
    } catch (Killed e) {
      return false;
    }
  }

  private String id(String name) {
    return name + ":" + get(name).getMetadata().getUid();
  }

  private void label(String name, String target) {
    String value = HASH.replace('0', 'f') + "-orig";
    Map<String, String> selector = get(name).getSpec().getSelector();
    update(
        name,
        c -> {
          annotate(c, KubectlMark.NEXT, target);
          c.getSpec().getTemplate().getMetadata().getLabels().put(KEY, value);
        });
    List<Pod> all = pods().withLabels(selector).list().getItems();
    all.sort(Comparator.comparing(p -> p.getMetadata().getName()));
    for (Pod pod : all) {
      write(
          () -> {
            Pod fresh = pods().withName(pod.getMetadata().getName()).get();
            fresh.getMetadata().getLabels().put(KEY, value);
            client.resource(fresh).update();
          });
    }
    update(name, c -> c.getSpec().getSelector().put(KEY, value));
  }

  private void create(String name, String target, String image) {
    ReplicationController copy = get(name);
    String size = Integer.toString(copy.getSpec().getReplicas());
    annotate(copy, KubectlMark.SOURCE, id(name));
    annotate(copy, KubectlMark.DESIRED, size);
    copy.getMetadata().getAnnotations().remove(KubectlMark.NEXT);
    copy.getMetadata().setName(target);
    copy.getMetadata().setUid(null);
    copy.getMetadata().setResourceVersion(null);
    copy.getMetadata().setCreationTimestamp(null);
    copy.setStatus(null);
    copy.getSpec().setReplicas(0);
    copy.getSpec().getSelector().put(KEY, HASH);
    copy.getSpec().getTemplate().getMetadata().getLabels().put(KEY, HASH);
    copy.getSpec().getTemplate().getSpec().getContainers().get(0).setImage(image);
    write(() -> controllers().resource(copy).create());
  }

  /** One more, one less, until the growing one has what it is to have. */
  private void roll(String shrinking, String growing) {
    ReplicationController old = get(shrinking);
    if (!old.getMetadata().getAnnotations().containsKey(KubectlMark.ORIGINAL)) {
      String size = Integer.toString(old.getSpec().getReplicas());
      update(shrinking, c -> annotate(c, KubectlMark.ORIGINAL, size));
    }
    int desired = Integer.parseInt(annotation(growing, KubectlMark.DESIRED));
    while (size(growing) < desired || size(shrinking) > 0) {
      int up = Math.min(desired, desired + 1 - size(shrinking));
      if (size(growing) < up) {
        update(growing, c -> c.getSpec().setReplicas(up));
      }
      int down = Math.max(0, desired - up);
      if (size(shrinking) > down) {
        update(shrinking, c -> c.getSpec().setReplicas(down));
      }
    }
  }

  private int size(String name) {
    return get(name).getSpec().getReplicas();
  }

  private void strip(String name) {
    update(
        name,
        c -> {
          c.getMetadata().getAnnotations().remove(KubectlMark.SOURCE);
          c.getMetadata().getAnnotations().remove(KubectlMark.DESIRED);
        });
  }

  private void delete(String name, DeletionPropagation policy) {
    controllers().withName(name).withPropagationPolicy(policy).delete();
  }

  private void finish(String name, String target, boolean rename) {
    strip(target);
    write(() -> delete(name, DeletionPropagation.BACKGROUND));
    if (!rename) {
      return;
    }
    ReplicationController copy = get(target);
    write(() -> delete(target, DeletionPropagation.ORPHAN));
    copy.getMetadata().setName(name);
    copy.getMetadata().setUid(null);
    copy.getMetadata().setResourceVersion(null);
    copy.getMetadata().setCreationTimestamp(null);
    copy.setStatus(null);
    write(() -> controllers().resource(copy).create());
  }
}
