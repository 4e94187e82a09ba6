package dev.rolloutshell.session;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What to connect to. */
public sealed interface Target {

  /** Namespace to work in, or {@code null} for the target's own default. */
  @Nullable String namespace();

  /**
   * A fresh simulated cluster in this process.
   *
   * @param seed the source of all chance in it
   * @param sample whether it starts with the sample {@code web}
   * @param file objects to load, or {@code null}
   * @param namespace the namespace to work in, or {@code null} for {@code default}
   */
  record Simulator(long seed, boolean sample, @Nullable Path file, @Nullable String namespace)
      implements Target {

    /** The simulator that a new shell is on. */
    public static final Simulator DEFAULT = new Simulator(1, true, null, null);
  }

  /**
   * A cluster that a kubeconfig describes.
   *
   * @param kubeconfig the file, or {@code null} for {@code KUBECONFIG} or {@code ~/.kube/config}
   * @param context a context in it, or {@code null} for the current one
   * @param namespace the namespace, or {@code null} for the context's own
   * @param access what is to be other than the kubeconfig says
   */
  record Cluster(
      @Nullable Path kubeconfig,
      @Nullable String context,
      @Nullable String namespace,
      Access access)
      implements Target {

    /** A cluster exactly as the kubeconfig says. */
    public Cluster(
        @Nullable Path kubeconfig, @Nullable String context, @Nullable String namespace) {
      this(kubeconfig, context, namespace, Access.AS_CONFIGURED);
    }
  }

  /**
   * What is to be other than a kubeconfig says; {@code null} for what is not.
   *
   * @param user the user to act as
   * @param requestTimeout how long one request may take
   * @param server the API server's address
   */
  record Access(@Nullable String user, @Nullable Duration requestTimeout, @Nullable String server) {

    /** Nothing. */
    public static final Access AS_CONFIGURED = new Access(null, null, null);
  }
}
