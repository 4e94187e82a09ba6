package dev.rolloutshell.cluster;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.PodView;

/**
 * Views of objects by the very bytes from which they were read, for many clients one after the
 * other that see the same objects: what the bytes say is found out once. Any thread may use them,
 * and a view never changes.
 */
public final class Views {

  /** Remembers nothing; a single client recognises by itself what it has just read. */
  static final Views NONE = new Views(0);

  final Recent<ControllerView> controllers;
  final Recent<PodView> pods;

  /** Remembers about so many controllers, and as many pods. */
  public Views(int each) {
    this.controllers = new Recent<>(each);
    this.pods = new Recent<>(each);
  }
}
