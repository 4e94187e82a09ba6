package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.controller.ReplicationStatus.Failure;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the replication manager is with one controller: it claims pods, then creates or deletes,
 * then writes the status, one request after the other, and what it saw at the beginning stays what
 * it acts on.
 *
 * @param controller the controller as the manager's cache had it
 * @param mayScale whether expectations were satisfied at the beginning
 * @param pods the active pods it has claimed
 * @param counts how many of these are what
 * @param claims what it wants to adopt and to release
 * @param scaling what it creates and deletes; {@code null} while it claims
 * @param done how many requests of the present part are done
 * @param claimFailed whether a claim failed, which ends the sync after the other claims
 * @param failure the first creation or deletion that was refused
 */
record ReplicationSync(
    StoredObject controller,
    boolean mayScale,
    List<StoredObject> pods,
    ReplicaCounts counts,
    Claims claims,
    @Nullable Scaling scaling,
    int done,
    boolean claimFailed,
    @Nullable Failure failure) {

  static ReplicationSync begin(StoredObject controller, boolean mayScale, Claims claims) {
    return new ReplicationSync(
        controller, mayScale, claims.owned(), claims.counts(), claims, null, 0, false, null);
  }

  /** The pod to adopt next, or {@code null}. */
  @Nullable StoredObject nextAdoption() {
    return scaling == null && done < claims.adopt().size() ? claims.adopt().get(done) : null;
  }

  /** The pod to release next once all are adopted, or {@code null}. */
  @Nullable StoredObject nextRelease() {
    int index = done - claims.adopt().size();
    return scaling == null && index >= 0 && index < claims.release().size()
        ? claims.release().get(index)
        : null;
  }

  boolean creates() {
    return scaling != null && done < scaling.create();
  }

  @Nullable StoredObject nextDeletion() {
    return scaling != null && done < scaling.delete().size() ? scaling.delete().get(done) : null;
  }

  ReplicationSync adopted(StoredObject pod) {
    List<StoredObject> more = new ArrayList<>(pods);
    more.add(pod);
    return new ReplicationSync(
        controller,
        mayScale,
        more,
        counts.plus(controller, pod),
        claims,
        scaling,
        done + 1,
        claimFailed,
        failure);
  }

  /** One request of the present part is done. */
  ReplicationSync advanced() {
    return claimed(false);
  }

  /** A request to adopt or release is done. */
  ReplicationSync claimed(boolean failed) {
    return new ReplicationSync(
        controller,
        mayScale,
        pods,
        counts,
        claims,
        scaling,
        done + 1,
        claimFailed || failed,
        failure);
  }

  /** The claims are done; this is to be created or deleted. */
  ReplicationSync scaling(Scaling next) {
    return new ReplicationSync(
        controller, mayScale, pods, counts, claims, next, 0, claimFailed, failure);
  }

  /** A creation or deletion was refused; the first refusal is kept. */
  ReplicationSync failed(Failure refusal, int nowDone) {
    return new ReplicationSync(
        controller,
        mayScale,
        pods,
        counts,
        claims,
        scaling,
        nowDone,
        claimFailed,
        failure == null ? refusal : failure);
  }
}
