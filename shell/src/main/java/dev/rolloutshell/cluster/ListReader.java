package dev.rolloutshell.cluster;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of one resource. An item that came with the very same bytes before, or of which a
 * watch has told this very version, is not parsed again: between two looks most objects are as they
 * were.
 */
final class ListReader<T> {

  private final Function<Map<String, Object>, T> view;
  private final Function<T, String> uid;
  private final Function<T, String> version;
  private final Recent<T> recent;
  private final Map<String, T> learnt = new HashMap<>();
  private ListBody last = ListBody.NONE;
  private List<T> views = List.of();

  /** Reads items into views that know their uid and resourceVersion, and shares none. */
  ListReader(
      Function<Map<String, Object>, T> view, Function<T, String> uid, Function<T, String> version) {
    this(view, uid, version, new Recent<>(0));
  }

  /** Reads items into views that others may have read before. */
  ListReader(
      Function<Map<String, Object>, T> view,
      Function<T, String> uid,
      Function<T, String> version,
      Recent<T> recent) {
    this.view = view;
    this.uid = uid;
    this.version = version;
    this.recent = recent;
  }

  String uid(T item) {
    return uid.apply(item);
  }

  String version(T item) {
    return version.apply(item);
  }

  /** The body with its items found, or not whole. */
  ListBody open(byte[] bytes) {
    return ListBody.of(bytes, last);
  }

  /** Reads the object with which a write was answered, and remembers it for the next list. */
  T learnAnswer(byte[] answer) {
    return learn(answer, 0, answer.length, () -> Json.object(answer));
  }

  private T learn(byte[] bytes, int from, int to, Supplier<Map<String, Object>> parsed) {
    T read = recent.of(bytes, from, to);
    if (read == null) {
      read = view.apply(parsed.get());
      recent.keep(bytes, from, to, read);
    }
    learnt.put(uid.apply(read), read);
    return read;
  }

  List<T> read(ListBody list) {
    List<T> read = new ArrayList<>(list.count());
    for (int i = 0; i < list.count(); i++) {
      int known = known(list, i);
      T told = known < 0 ? told(list, i) : null;
      read.add(known >= 0 ? views.get(known) : told != null ? told : item(list, i));
    }
    learnt.clear();
    last = list;
    views = read;
    return read;
  }

  /** The view of this very version of the item, which a watch has told of. */
  private @Nullable T told(ListBody list, int i) {
    return learnt.isEmpty()
        ? null
        : learnt(list.metadata(i, "uid"), () -> list.metadata(i, "resourceVersion"));
  }

  private @Nullable T learnt(String uid, Supplier<String> seen) {
    T told = learnt.get(uid);
    return told != null && version.apply(told).equals(seen.get()) ? told : null;
  }

  /** What a watch tells of, parsed unless this very version is known. */
  T learn(byte[] frame) {
    Members members = new Members(frame);
    int object = members.value(0, frame.length, "object");
    T told =
        object < 0
            ? null
            : learnt(
                members.metadata(object, frame.length, "uid"),
                () -> members.metadata(object, frame.length, "resourceVersion"));
    return told != null
        ? told
        : learn(
            frame,
            Math.max(0, object),
            frame.length - 1,
            () -> Tree.object(Json.object(frame), "object"));
  }

  private T item(ListBody list, int i) {
    int start = list.starts()[i];
    int end = list.ends()[i];
    T read = recent.of(list.bytes(), start, end);
    if (read == null) {
      read = view.apply(parsed(list, i));
      recent.keep(list.bytes(), start, end, read);
    }
    return read;
  }

  private static Map<String, Object> parsed(ListBody list, int i) {
    Map<String, Object> item = Json.object(list.item(i));
    if (item.isEmpty()) {
      throw new ClusterFailure(
          ExitCode.CANNOT_CONNECT, true, "an item of a list cannot be read; trying again may help");
    }
    return item;
  }

  private int known(ListBody list, int i) {
    int end = Math.min(last.count() - 1, i + ListBody.MOVED);
    for (int j = Math.max(0, i - ListBody.MOVED); j <= end; j++) {
      if (list.sameItem(i, last, j)) {
        return j;
      }
    }
    return -1;
  }
}
