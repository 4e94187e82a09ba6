package dev.rolloutshell.rollout.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and edits JSON trees of maps and lists; an edit returns a copy and leaves the original. */
public final class Tree {

  private Tree() {}

  /** The object at the end of a path, or an empty map. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(Map<String, Object> tree, String... path) {
    return value(tree, path) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** The list of objects at the end of a path, or an empty list. */
  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> objects(Map<String, Object> tree, String... path) {
    return value(tree, path) instanceof List<?> list ? (List<Map<String, Object>>) list : List.of();
  }

  /** The string at the end of a path, or the empty string. */
  public static String string(Map<String, Object> tree, String... path) {
    return value(tree, path) instanceof String text ? text : "";
  }

  /** The number at the end of a path, or the fallback. */
  public static long number(Map<String, Object> tree, long fallback, String... path) {
    return value(tree, path) instanceof Number number ? number.longValue() : fallback;
  }

  /** The map of strings (labels, annotations, a selector) at the end of a path. */
  public static Map<String, String> strings(Map<String, Object> tree, String... path) {
    Map<String, Object> found = object(tree, path);
    if (found.isEmpty()) {
      return Map.of();
    }
    Map<String, String> strings = new LinkedHashMap<>();
    found.forEach((key, value) -> strings.put(key, String.valueOf(value)));
    return Collections.unmodifiableMap(strings);
  }

  /** The value at the end of a path, or {@code null}. */
  public static @Nullable Object value(Map<String, Object> tree, String... path) {
    Object here = tree;
    for (String key : path) {
      if (!(here instanceof Map<?, ?> map)) {
        return null;
      }
      here = map.get(key);
    }
    return here;
  }

  /** A copy with the value at the end of a path set; missing parents are made. */
  public static Map<String, Object> with(Map<String, Object> tree, Object value, String... path) {
    return with(tree, value, 0, path);
  }

  private static Map<String, Object> with(
      Map<String, Object> tree, Object value, int depth, String[] path) {
    Map<String, Object> copy = new LinkedHashMap<>(tree);
    boolean leaf = depth == path.length - 1;
    copy.put(path[depth], leaf ? value : with(object(tree, path[depth]), value, depth + 1, path));
    return copy;
  }

  /** A copy without the value at the end of a path; parents stay. */
  public static Map<String, Object> without(Map<String, Object> tree, String... path) {
    return without(tree, 0, path);
  }

  private static Map<String, Object> without(Map<String, Object> tree, int depth, String[] path) {
    if (!tree.containsKey(path[depth])) {
      return tree;
    }
    Map<String, Object> copy = new LinkedHashMap<>(tree);
    if (depth == path.length - 1) {
      copy.remove(path[depth]);
    } else {
      copy.put(path[depth], without(object(tree, path[depth]), depth + 1, path));
    }
    return copy;
  }

  /** A copy of a value without nulls and without empty objects and lists, at any depth. */
  public static @Nullable Object pruned(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach(
          (key, child) -> {
            Object kept = pruned(child);
            if (kept != null) {
              copy.put(String.valueOf(key), kept);
            }
          });
      return copy.isEmpty() ? null : copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      for (Object child : list) {
        Object kept = pruned(child);
        if (kept != null) {
          copy.add(kept);
        }
      }
      return copy.isEmpty() ? null : copy;
    }
    return value;
  }
}
