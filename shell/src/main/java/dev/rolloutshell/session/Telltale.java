package dev.rolloutshell.session;

import dev.rolloutshell.journal.ClusterDiary;
import dev.rolloutshell.journal.Entry;
import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.fault.FaultKind;
import dev.rolloutshell.simulator.fault.Strike;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells a diary what happens on a simulator, whether or not a command looks. It reads the store: a
 * request would take time, and be struck by faults.
 */
final class Telltale {

  private static final int MOST_STRIKES = 1000;

  private final SimulatedCluster cluster;
  private volatile @Nullable ClusterDiary diary;
  private final ArrayDeque<Entry.Struck> strikes = new ArrayDeque<>();
  private volatile boolean tellsStrikes = true;
  private boolean changed;
  private final Views<ControllerView> controllers = new Views<>(ControllerView::of);
  private final Views<PodView> pods = new Views<>(PodView::of);

  /** One that listens from now on, under the cluster's lock, and tells nobody yet. */
  Telltale(SimulatedCluster cluster) {
    this.cluster = cluster;
    cluster.store().onChange(this::changed);
    cluster.afterEachEvent(any -> looked());
    cluster.faults().onStrike(this::struck);
  }

  /** Keeps to itself from now on what faults do: that is for the operator to find. */
  void keepStrikes() {
    tellsStrikes = false;
  }

  /** Tells this diary, and no other any more. */
  void tell(ClusterDiary told) {
    diary = told;
  }

  private void changed(Change change) {
    ResourceType type = change.object().key().type();
    changed |=
        type.equals(ResourceTypes.PODS) || type.equals(ResourceTypes.REPLICATION_CONTROLLERS);
  }

  private void looked() {
    ClusterDiary told = diary;
    if (changed && told != null) {
      changed = false;
      told.changed(this::seen);
    }
  }

  private Snapshot seen(String namespace) {
    return new Snapshot(
        namespace,
        controllers.of(cluster.store().list(ResourceTypes.REPLICATION_CONTROLLERS, namespace)),
        pods.of(cluster.store().list(ResourceTypes.PODS, namespace)));
  }

  private void struck(Strike strike) {
    if (!tellsStrikes) {
      return;
    }
    FaultKind kind = strike.fault().spec().kind();
    Entry.Struck entry =
        new Entry.Struck(strike.fault().id(), kind.word(), kind.about(), strike.what());
    synchronized (strikes) {
      strikes.add(entry);
      if (strikes.size() > MOST_STRIKES) {
        strikes.remove();
      }
    }
    ClusterDiary told = diary;
    if (told != null) {
      told.struck(strike.namespace(), entry);
    }
  }

  /** What has struck since this was asked last, the latest of many. */
  List<Entry.Struck> struck() {
    synchronized (strikes) {
      List<Entry.Struck> since = List.copyOf(strikes);
      strikes.clear();
      return since;
    }
  }

  /** Objects as a rollout reads them; one that was read before is not read again. */
  private static final class Views<T> {

    private final Function<Map<String, Object>, T> view;
    private Map<StoredObject, T> known = new HashMap<>();

    Views(Function<Map<String, Object>, T> view) {
      this.view = view;
    }

    List<T> of(List<StoredObject> objects) {
      Map<StoredObject, T> seen = new HashMap<>();
      List<T> views = new ArrayList<>();
      for (StoredObject object : objects) {
        T read = known.get(object);
        T made = read == null ? view.apply(manifest(object)) : read;
        seen.put(object, made);
        views.add(made);
      }
      known = seen;
      return views;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // Nobody looks for members that are null.
    private static Map<String, Object> manifest(StoredObject object) {
      return (Map<String, Object>) (Map<String, ?>) object.json();
    }
  }
}
