package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.History;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One open watch: turns changes of the store into what this client is to see. */
final class Watch implements WatchHandle {
  private final long number;
  private final Watches.Request request;
  private final WatchSink sink;
  private final Consumer<Watch> onClose;
  private final Map<Timers.Kind, Long> planned = new EnumMap<>(Timers.Kind.class);
  private long seen;
  private boolean over;
  private @Nullable Instant ends;

  Watch(long number, Watches.Request request, WatchSink sink, Consumer<Watch> onClose) {
    this.number = number;
    this.request = request;
    this.sink = sink;
    this.onClose = onClose;
  }

  long number() {
    return number;
  }

  ResourceType type() {
    return request.served().type();
  }

  boolean isOver() {
    return over;
  }

  /** When it ends by itself, or {@code null}. */
  @Nullable Instant ends() {
    return ends;
  }

  void endsAt(Instant moment) {
    ends = moment;
  }

  /** Notes the ticket of the next waking of a kind. */
  void plan(Timers.Kind kind, long ticket) {
    planned.put(kind, ticket);
  }

  /** Tickets of wakings, of which some may have happened. */
  Collection<Long> planned() {
    return planned.values();
  }

  /** Ignores changes up to a version, even one in the future. */
  void skipTo(long version) {
    seen = Math.max(seen, version);
  }

  /** Tells of an object that was there before the watch. */
  void synthesize(StoredObject object, Instant now) {
    if (!over && request.selectors().matches(object)) {
      sink.frame(Frames.encode("ADDED", object, request.representation(), now));
    }
  }

  /** Tells of a change, if it concerns this watch. */
  void offer(Change change, Frames frames) {
    StoredObject object = change.object();
    if (over
        || change.version() <= seen
        || !object.key().type().equals(type())
        || (request.namespace() != null && !request.namespace().equals(object.namespace()))) {
      return;
    }
    seen = change.version();
    String type = type(change);
    if (type != null) {
      sink.frame(frames.frame(type, request.representation()));
    }
  }

  /** To a selecting client, an object that stops matching is deleted, one that starts is added. */
  private @Nullable String type(Change change) {
    if (request.selectors().isEmpty()) {
      return change.type().name();
    }
    StoredObject previous = change.previous();
    boolean before = previous != null && request.selectors().matches(previous);
    boolean after =
        change.type() != Change.Type.DELETED && request.selectors().matches(change.object());
    if (before) {
      return after ? "MODIFIED" : "DELETED";
    }
    return after ? "ADDED" : null;
  }

  /** Sends a bookmark, which says that everything up to a version has been told. */
  void bookmark(long version) {
    JsonObject mark =
        JsonObject.of(
            "kind",
            request.served().shown().kind(),
            "apiVersion",
            request.served().shown().apiVersion(),
            "metadata",
            JsonObject.of("resourceVersion", Long.toString(version), "creationTimestamp", null));
    seen = Math.max(seen, version);
    sink.frame(Frames.frame("BOOKMARK", Json.write(mark)));
  }

  /** Tells the client that the version it asked for is forgotten, and ends. */
  void expire(History.Expired expired) {
    ApiException gone =
        new ApiException(
            410,
            "Expired",
            "too old resource version: %d (%d)".formatted(expired.asked, expired.oldest),
            ApiException.NO_DETAILS);
    sink.frame(Frames.frame("ERROR", Json.write(gone.status())));
    end();
  }

  void end() {
    if (!over) {
      close();
      sink.end();
    }
  }

  @Override
  public void close() {
    if (!over) {
      over = true;
      onClose.accept(this);
    }
  }
}
