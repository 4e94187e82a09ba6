package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Tree;
import java.util.Map;

/**
 * One write to the API server, with its preconditions: an update or delete holds for the uid and
 * resourceVersion that were seen, a create for a name that is free.
 */
public sealed interface ApiWrite {

  /** {@code CREATE}, {@code UPDATE} or {@code DELETE}. */
  String verb();

  /** What is written, such as {@code replicationcontrollers/web}. */
  String object();

  /** The resourceVersion of the object that was seen; empty where there was none. */
  String seenVersion();

  /**
   * Creates a controller.
   *
   * @param manifest the complete object
   */
  record CreateController(Map<String, Object> manifest) implements ApiWrite {
    @Override
    public String verb() {
      return "CREATE";
    }

    @Override
    public String object() {
      return "replicationcontrollers/" + Tree.string(manifest, "metadata", "name");
    }

    @Override
    public String seenVersion() {
      return "";
    }
  }

  /**
   * Replaces a controller.
   *
   * @param seen what was seen
   * @param manifest the complete object to put in its place
   */
  record UpdateController(ControllerView seen, Map<String, Object> manifest) implements ApiWrite {

    /** Whether it changes the size and leaves the selector, so that pods come or go. */
    public boolean scales() {
      long after = Tree.number(manifest, seen.replicas(), "spec", "replicas");
      return after != seen.replicas()
          && Tree.strings(manifest, "spec", "selector").equals(seen.selector());
    }

    @Override
    public String verb() {
      return "UPDATE";
    }

    @Override
    public String object() {
      return seen.path();
    }

    @Override
    public String seenVersion() {
      return seen.resourceVersion();
    }
  }

  /**
   * Deletes a controller, and in the background what it owns.
   *
   * @param seen what was seen
   */
  record DeleteController(ControllerView seen) implements ApiWrite {
    @Override
    public String verb() {
      return "DELETE";
    }

    @Override
    public String object() {
      return seen.path();
    }

    @Override
    public String seenVersion() {
      return seen.resourceVersion();
    }
  }

  /**
   * Replaces a pod.
   *
   * @param seen what was seen
   * @param manifest the complete object to put in its place
   */
  record UpdatePod(PodView seen, Map<String, Object> manifest) implements ApiWrite {
    @Override
    public String verb() {
      return "UPDATE";
    }

    @Override
    public String object() {
      return seen.path();
    }

    @Override
    public String seenVersion() {
      return seen.resourceVersion();
    }
  }

  /**
   * Deletes a pod.
   *
   * @param seen what was seen
   */
  record DeletePod(PodView seen) implements ApiWrite {
    @Override
    public String verb() {
      return "DELETE";
    }

    @Override
    public String object() {
      return seen.path();
    }

    @Override
    public String seenVersion() {
      return seen.resourceVersion();
    }
  }
}
