package dev.rolloutshell.cluster;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Tree;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One namespace of a cluster as a rollout needs it. Every write carries what it was decided on: a
 * uid and resourceVersion, or a name that must be free.
 */
public final class Cluster {

  private static final String CONTROLLERS = "replicationcontrollers";
  private static final String PODS = "pods";

  private final Transport transport;
  private final String namespace;
  private final Wakeups wakeups;
  private final Watched<ControllerView> controllers;
  private final Watched<PodView> pods;

  /** How long a client waits for an answer that has no time of its own for that. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A namespace seen through a fabric8 client, whose request timeout holds. */
  public Cluster(KubernetesClient client, String namespace, Waiting waiting) {
    this(client, namespace, waiting, Views.NONE);
  }

  /** The same for one of many clients that see the same objects. */
  public Cluster(KubernetesClient client, String namespace, Waiting waiting, Views views) {
    this.controllers =
        new Watched<>(
            CONTROLLERS,
            new ListReader<>(
                ControllerView::of,
                ControllerView::uid,
                ControllerView::resourceVersion,
                views.controllers));
    this.pods =
        new Watched<>(
            PODS,
            new ListReader<>(PodView::of, PodView::uid, PodView::resourceVersion, views.pods));
    this.transport = new Transport(client, patience(client));
    this.namespace = namespace;
    this.wakeups = new Wakeups(transport, base(), waiting, List.of(controllers, pods));
  }

  private static Duration patience(KubernetesClient client) {
    Integer millis = client.getConfiguration().getRequestTimeout();
    return millis == null || millis <= 0 ? PATIENCE : Duration.ofMillis(millis);
  }

  /** The namespace. */
  public String namespace() {
    return namespace;
  }

  private String base() {
    return "/api/v1/namespaces/" + namespace + "/";
  }

  /**
   * All ReplicationControllers.
   *
   * @throws ClusterFailure when they cannot be read
   */
  public List<ControllerView> controllers() {
    return list(controllers, "");
  }

  /**
   * The pods that a selector matches; all pods when it is empty.
   *
   * @throws ClusterFailure when they cannot be read
   */
  public List<PodView> pods(Map<String, String> selector) {
    return list(pods, query(selector));
  }

  /**
   * All ReplicationControllers as the watch tells since they were last read: good enough to go on
   * waiting, and not to write. {@code null} when they have to be read again.
   */
  public @Nullable List<ControllerView> controllersWatched() {
    return controllers.since("");
  }

  /** The pods that a selector matches as the watch tells; {@code null} when it cannot. */
  public @Nullable List<PodView> podsWatched(Map<String, String> selector) {
    return pods.since(query(selector));
  }

  private static String query(Map<String, String> selector) {
    StringBuilder text = new StringBuilder();
    selector.forEach(
        (key, value) ->
            text.append(text.length() == 0 ? "" : ",").append(key).append('=').append(value));
    return selector.isEmpty()
        ? ""
        : "?labelSelector=" + URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
  }

  private <T> List<T> list(Watched<T> resource, String query) {
    resource.listing(query);
    String path = base() + resource.resource() + query;
    Transport.Response response = read(path);
    Map<String, Object> head = Json.head(response.body());
    ListBody body = resource.reader().open(response.body());
    if (!body.whole()
        || !Tree.string(head, "kind").endsWith("List")
        || !head.containsKey("metadata")) {
      // A truncated body must not read as an empty list.
      throw new ClusterFailure(
          ExitCode.CANNOT_CONNECT, true, transport.named(path) + " answered with half a body");
    }
    String version = Tree.string(head, "metadata", "resourceVersion");
    String newer = resource.newerThan(version);
    if (newer != null) {
      throw new ClusterFailure(
          ExitCode.CANNOT_CONNECT,
          true,
          transport.named(path)
              + " answered with an old state: expected resourceVersion "
              + newer
              + " or later, got "
              + version);
    }
    List<T> items = resource.reader().read(body);
    resource.listed(items, version);
    return items;
  }

  private Transport.Response read(String path) {
    Transport.Response response;
    try {
      response = transport.send("GET", path, null);
    } catch (InterruptedIOException e) {
      throw new ClusterFailure(ExitCode.INTERRUPTED, false, "interrupted");
    } catch (IOException e) {
      throw unreachable(e);
    }
    String message = response.status() == 200 ? "" : said(response);
    return switch (response.status()) {
      case 200 -> response;
      case 401 ->
          throw new ClusterFailure(
              ExitCode.CANNOT_CONNECT,
              false,
              transport.server() + " does not accept the credentials: " + message);
      case 429 -> throw unavailable(message);
      default ->
          throw unsettled(response.status())
              ? unavailable(message)
              : new ClusterFailure(ExitCode.REFUSED, false, message);
    };
  }

  /** The server's words, or the status alone where there are none. */
  private static String said(Transport.Response response) {
    return Json.message(response.status(), response.body());
  }

  private ClusterFailure unavailable(String message) {
    return new ClusterFailure(
        ExitCode.CANNOT_CONNECT, true, transport.server() + " is not available: " + message);
  }

  /**
   * Whether an answer leaves open what became of the request: proxies have numbers of their own.
   */
  private static boolean unsettled(int status) {
    return status >= 500 || status == 408;
  }

  private ClusterFailure unreachable(IOException e) {
    boolean untrusted = e instanceof SSLException || e.getCause() instanceof SSLException;
    String why = LostConnection.why(e);
    return new ClusterFailure(
        ExitCode.CANNOT_CONNECT,
        !untrusted,
        untrusted
            ? transport.server() + " is not trusted: " + why
            : transport.server() + " cannot be reached: " + why);
  }

  /** Creates a controller; its name must be free. */
  public Answer createController(Map<String, Object> manifest) {
    return write(controllers, "POST", base() + CONTROLLERS, manifest);
  }

  /** Replaces the controller that was seen. */
  public Answer replaceController(ControllerView seen, Map<String, Object> manifest) {
    return write(controllers, "PUT", base() + CONTROLLERS + "/" + seen.name(), manifest);
  }

  /** Deletes the controller that was seen, and in the background what it owns. */
  public Answer deleteController(ControllerView seen) {
    return write(
        controllers,
        "DELETE",
        base() + CONTROLLERS + "/" + seen.name(),
        deleteOptions(seen.uid(), seen.resourceVersion()));
  }

  /** Replaces the pod that was seen. */
  public Answer replacePod(PodView seen, Map<String, Object> manifest) {
    return write(pods, "PUT", base() + PODS + "/" + seen.name(), manifest);
  }

  /** Deletes the pod that was seen. */
  public Answer deletePod(PodView seen) {
    return write(
        pods,
        "DELETE",
        base() + PODS + "/" + seen.name(),
        deleteOptions(seen.uid(), seen.resourceVersion()));
  }

  private static Map<String, Object> deleteOptions(String uid, String resourceVersion) {
    return Map.of(
        "apiVersion",
        "v1",
        "kind",
        "DeleteOptions",
        "propagationPolicy",
        "Background",
        "preconditions",
        Map.of("uid", uid, "resourceVersion", resourceVersion));
  }

  private Answer write(Watched<?> resource, String method, String path, Map<String, Object> body) {
    resource.writing();
    Transport.Response response;
    try {
      response = transport.send(method, path, body);
    } catch (IOException e) {
      return new Answer.Lost(LostConnection.why(e));
    }
    boolean stored = response.status() == 200 || response.status() == 201;
    if (stored && !method.equals("DELETE")) {
      resource.wrote(response.body());
    }
    return switch (response.status()) {
      case 200, 201, 202 -> new Answer.Stored();
      case 401 ->
          throw new ClusterFailure(
              ExitCode.CANNOT_CONNECT,
              false,
              transport.server() + " does not accept the credentials: " + said(response));
      case 404, 409 -> new Answer.Conflict(said(response));
      case 429 -> new Answer.Busy(said(response));
      default ->
          unsettled(response.status())
              ? new Answer.Lost(said(response))
              : new Answer.Rejected(said(response));
    };
  }

  /**
   * Waits until something has changed since the last read, or the time is up. A watch wakes it; no
   * watch is needed.
   *
   * @return whether a watch told of something
   * @throws InterruptedException when the operator interrupts the command
   */
  public boolean awaitChange(Duration atMost) throws InterruptedException {
    return wakeups.await(atMost);
  }

  /** Lets go of the watches. */
  public void close() {
    wakeups.close();
  }
}
