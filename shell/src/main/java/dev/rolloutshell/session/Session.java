package dev.rolloutshell.session;

import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.journal.ClusterDiary;
import dev.rolloutshell.journal.Diary;
import dev.rolloutshell.journal.Discretion;
import dev.rolloutshell.journal.Entry;
import dev.rolloutshell.journal.EventNotes;
import dev.rolloutshell.journal.Milestones;
import dev.rolloutshell.journal.Place;
import dev.rolloutshell.journal.RecordedRollouts;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the operator is connected to; opened when a command first needs it. */
public final class Session implements AutoCloseable {

  /** Makes the rollouts of a namespace. */
  @FunctionalInterface
  public interface RolloutsFactory {

    /** The rollouts of one namespace, seen through a client. */
    Rollouts open(KubernetesClient client, String namespace, Waiting waiting);
  }

  private final Function<Target, Connection> connector;
  private final RolloutsFactory factory;
  private final Target first;
  private final Diary diary;
  private final boolean events;
  private volatile @Nullable Connection connection;
  private volatile @Nullable ClusterDiary pages;
  private int opened;

  /**
   * A session that is not connected yet.
   *
   * @param connector opens a connection or throws {@link CommandFailure}
   * @param factory makes the rollouts of a namespace
   * @param first what to connect to when a command first needs it
   */
  public Session(Function<Target, Connection> connector, RolloutsFactory factory, Target first) {
    this(connector, factory, first, new Diary(InstantSource.system(), "", ""), false);
  }

  /**
   * A session that is not connected yet.
   *
   * @param connector opens a connection or throws {@link CommandFailure}
   * @param factory makes the rollouts of a namespace
   * @param first what to connect to when a command first needs it
   * @param diary where it is written down what is done
   * @param events whether rollouts leave Events on their controllers
   */
  public Session(
      Function<Target, Connection> connector,
      RolloutsFactory factory,
      Target first,
      Diary diary,
      boolean events) {
    this.connector = connector;
    this.factory = factory;
    this.first = first;
    this.diary = diary;
    this.events = events;
  }

  /** What has been done so far. */
  public Diary diary() {
    return diary;
  }

  /** A command begins; written down without connecting anywhere. */
  public void begins(String line) {
    diary.begins(line, placeSoFar(), clockSoFar());
  }

  /** The command has ended. */
  public void ended(ExitCode code) {
    diary.add(placeSoFar(), clockSoFar(), new Entry.Ended(code.code()));
  }

  private Place placeSoFar() {
    Connection open = connection;
    return open == null ? Place.NONE : place(open, open.namespace());
  }

  private Instant clockSoFar() {
    Connection open = connection;
    return open == null ? diary.now() : open.waiting().now();
  }

  /** A namespace of the cluster that the session is connected to. */
  public Place place(@Nullable String namespace) {
    return place(connection(), namespace(namespace));
  }

  private Place place(Connection open, String namespace) {
    // Every simulator in this process is a cluster of its own.
    String server =
        open.time() == null
            ? Discretion.masked(String.valueOf(open.client().getMasterUrl()))
            : diary.session() + "/" + opened;
    return new Place(open.context(), server, namespace);
  }

  /** The connection, opened now if there is none. */
  public synchronized Connection connection() {
    Connection open = connection;
    if (open == null) {
      open = connector.apply(first);
      took(open);
    }
    return open;
  }

  /** Opens a connection for {@link #connect(Connection)}, beside the present one. */
  public Connection open(Target target) {
    return connector.apply(target);
  }

  /** Leaves the present connection for another; keeps the present one when that fails. */
  public synchronized Connection connect(Target target) {
    Connection next = connector.apply(target);
    Connection previous = connection;
    took(next);
    if (previous != null) {
      previous.close();
    }
    return next;
  }

  /** Leaves the present connection for one that is open already. */
  public synchronized void connect(Connection next) {
    Connection previous = connection;
    if (previous == next) {
      return;
    }
    took(next);
    if (previous != null) {
      previous.close();
    }
  }

  /**
   * Calls the cluster that the session is on something else from now on, such as a drill's name.
   */
  public synchronized void call(String name) {
    Connection open = connection();
    if (open instanceof ClusterConnection cluster) {
      cluster.called(name);
      pages = new ClusterDiary(diary, place(open, ""), open.waiting()::now);
    }
  }

  private void took(Connection open) {
    opened++;
    ClusterDiary mine = new ClusterDiary(diary, place(open, ""), open.waiting()::now);
    open.tell(mine);
    pages = mine;
    connection = open;
  }

  /** Whether a connection is no longer the present one. */
  public synchronized boolean left(Connection given) {
    return connection != given;
  }

  /** The namespace that commands mean unless they name another. */
  public String namespace(@Nullable String override) {
    return override == null ? connection().namespace() : override;
  }

  /** The rollouts of a namespace, or of the session's own for {@code null}. */
  public Rollouts rollouts(@Nullable String namespace) {
    Connection open = connection();
    String where = namespace(namespace);
    return new RecordedRollouts(
        factory.open(open.client(), where, open.waiting()),
        pages(open),
        where,
        intent -> events ? events(open, where, intent) : Milestones.NONE);
  }

  /**
   * The rollouts of the session's own namespace for the shell's own looks, which no fault counts.
   */
  public Rollouts looks() {
    Connection open = connection();
    String where = open.namespace();
    return new RecordedRollouts(
        factory.open(open.observer(), where, open.waiting()),
        pages(open),
        where,
        intent -> Milestones.NONE);
  }

  private ClusterDiary pages(Connection open) {
    ClusterDiary mine = pages;
    return mine == null ? new ClusterDiary(diary, place(open, ""), open.waiting()::now) : mine;
  }

  private Milestones events(Connection open, String where, Intent intent) {
    return new EventNotes(
        open.client(),
        where,
        open.waiting()::now,
        intent,
        diary.who(),
        trouble -> diary.add(place(open, where), open.waiting().now(), said(intent, trouble)));
  }

  private static Entry.Said said(Intent intent, String text) {
    return new Entry.Said(intent.name(), text);
  }

  /** The objects of a namespace, or of the session's own for {@code null}. */
  public ApiObjects objects(@Nullable String namespace) {
    return new ApiObjects(connection().client(), namespace(namespace));
  }

  /** The same for the shell's own looks, which no fault counts. */
  public ApiObjects observed(@Nullable String namespace) {
    return new ApiObjects(connection().observer(), namespace(namespace));
  }

  /** The Events of a namespace about a controller, as JSON trees. */
  public List<Map<String, Object>> events(@Nullable String namespace, String controller) {
    return objects(namespace).events("ReplicationController", controller);
  }

  /** The cluster's time. */
  public Instant now() {
    return connection().waiting().now();
  }

  @Override
  public synchronized void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }
}
