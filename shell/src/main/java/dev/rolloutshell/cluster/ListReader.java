package dev.rolloutshell.cluster;

import dev.rolloutshell.rollout.model.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads lists of one resource. An item that came with the very same bytes before is not parsed
 * again: between two looks most objects are as they were.
 */
final class ListReader<T> {

  private final Function<Map<String, Object>, T> view;
  private ListBody last = ListBody.NONE;
  private List<T> views = List.of();

  ListReader(Function<Map<String, Object>, T> view) {
    this.view = view;
  }

  /** The body with its items found, or not whole. */
  ListBody open(byte[] bytes) {
    return ListBody.of(bytes, last);
  }

  List<T> read(ListBody list) {
    List<T> read = new ArrayList<>(list.count());
    for (int i = 0; i < list.count(); i++) {
      int known = known(list, i);
      read.add(known < 0 ? view.apply(item(list, i)) : views.get(known));
    }
    last = list;
    views = read;
    return read;
  }

  private static Map<String, Object> item(ListBody list, int i) {
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
