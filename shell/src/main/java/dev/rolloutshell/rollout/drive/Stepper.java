package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.cluster.Answer;
import dev.rolloutshell.cluster.Cluster;
import dev.rolloutshell.rollout.plan.ApiWrite;

/** Performs single writes: the one place where a decision becomes an effect. */
final class Stepper {

  private final Cluster cluster;

  Stepper(Cluster cluster) {
    this.cluster = cluster;
  }

  Answer perform(ApiWrite write) {
    if (write instanceof ApiWrite.CreateController create) {
      return cluster.createController(create.manifest());
    } else if (write instanceof ApiWrite.UpdateController update) {
      return cluster.replaceController(update.seen(), update.manifest());
    } else if (write instanceof ApiWrite.DeleteController delete) {
      return cluster.deleteController(delete.seen());
    } else if (write instanceof ApiWrite.UpdatePod update) {
      return cluster.replacePod(update.seen(), update.manifest());
    } else {
      return cluster.deletePod(((ApiWrite.DeletePod) write).seen());
    }
  }
}
