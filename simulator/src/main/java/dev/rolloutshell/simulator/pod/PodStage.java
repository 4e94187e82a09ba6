package dev.rolloutshell.simulator.pod;

/** What happens next to a pod. */
enum PodStage {
  /** The scheduler assigns it to a node. */
  SCHEDULE("is scheduled"),
  /** The kubelet takes it up and creates its containers. */
  CREATE("gets its containers created"),
  /** Its images are there and its containers run. */
  START("starts"),
  /** All its containers are ready. */
  READY("becomes ready"),
  /** It is no longer ready, for a while. */
  UNREADY("stops being ready"),
  /** An image could not be pulled. */
  PULL_FAILED("fails to pull its image"),
  /** After a failed pull, waiting to try again. */
  PULL_BACK_OFF("backs off pulling its image"),
  /** A container's process ended with an error. */
  CRASH("crashes"),
  /** A crashed container is started again. */
  RESTART("restarts"),
  /** Its containers have ended after a deletion. */
  GONE("has terminated");

  private final String verb;

  PodStage(String verb) {
    this.verb = verb;
  }

  String verb() {
    return verb;
  }
}
