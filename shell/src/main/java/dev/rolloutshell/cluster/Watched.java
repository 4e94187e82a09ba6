package dev.rolloutshell.cluster;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * One resource as it was last listed, and as its watch has told since. Good enough to go on
 * waiting; a write is decided on a list alone.
 */
final class Watched<T> {

  private final String resource;
  private final ListReader<T> reader;
  private final Map<String, T> objects = new LinkedHashMap<>();
  private final Queue<String> frames = new ConcurrentLinkedQueue<>();
  private String query = "";
  private String version = "";
  private long newest;
  private boolean complete;
  private boolean unsure;
  private @Nullable WatchStream stream;

  Watched(String resource, ListReader<T> reader) {
    this.resource = resource;
    this.reader = reader;
  }

  String resource() {
    return resource;
  }

  ListReader<T> reader() {
    return reader;
  }

  /** Forgets what the watch has told so far: a list that is asked for now contains it. */
  void listing(String wanted) {
    frames.clear();
    complete = false;
    if (!wanted.equals(query)) {
      close();
      query = wanted;
    }
  }

  /**
   * The version that this client has seen before, if a list is older than that: its server has not
   * caught up. Versions that are no numbers are not compared.
   */
  @Nullable String newerThan(String resourceVersion) {
    return number(resourceVersion) < newest ? Long.toString(newest) : null;
  }

  private static long number(String version) {
    return version.matches("\\d{1,18}") ? Long.parseLong(version) : Long.MAX_VALUE;
  }

  private void sees(String resourceVersion) {
    long number = number(resourceVersion);
    newest = number == Long.MAX_VALUE ? newest : Math.max(newest, number);
  }

  /** Takes a whole list as the new beginning. */
  void listed(List<T> items, String resourceVersion) {
    objects.clear();
    items.forEach(item -> objects.put(reader.uid(item), item));
    version = resourceVersion;
    sees(resourceVersion);
    complete = true;
    unsure = false;
  }

  /** Opens the watch where the list ended, unless one is open. */
  void open(Transport transport, String base, Runnable wake) {
    if (version.isEmpty() || (stream != null && stream.live())) {
      return;
    }
    String watch = "watch=true&allowWatchBookmarks=false&resourceVersion=" + version;
    stream =
        new WatchStream(
            text -> {
              frames.add(text);
              wake.run();
            },
            wake);
    stream.open(transport, base + resource + (query.isEmpty() ? "?" : query + "&") + watch);
  }

  /** What the watch makes of the list; {@code null} when only a new list can tell. */
  @Nullable List<T> since(String wanted) {
    if (!complete || unsure || !wanted.equals(query) || stream == null || !stream.open()) {
      return null;
    }
    for (String text = frames.poll(); text != null; text = frames.poll()) {
      if (!apply(text.getBytes(StandardCharsets.UTF_8))) {
        complete = false;
        close();
        return null;
      }
    }
    return List.copyOf(objects.values());
  }

  private boolean apply(byte[] frame) {
    Members members = new Members(frame);
    switch (members.string(0, frame.length, "type")) {
      case "ADDED", "MODIFIED" -> {
        return keep(reader.learn(frame));
      }
      case "DELETED" -> objects.remove(reader.uid(reader.learn(frame)));
      case "BOOKMARK" -> {}
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Keeps an object; says no to what cannot be one. */
  private boolean keep(T object) {
    String uid = reader.uid(object);
    if (uid.isEmpty()) {
      return false;
    }
    objects.put(uid, object);
    return true;
  }

  /** A write is under way: until its answer is here, only a list can tell. */
  void writing() {
    unsure = true;
  }

  /** The object with which the server answered a write is as good as what its watch will tell. */
  void wrote(byte[] answer) {
    T stored = reader.learnAnswer(answer);
    sees(reader.version(stored));
    if (keep(stored)) {
      unsure = false;
    }
  }

  void close() {
    if (stream != null) {
      stream.close();
      stream = null;
    }
  }
}
